/** The code that a promise is refused with. */
import assert from 'node:assert/strict';
import { MyDataError } from '../src/errors.ts';

export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MyDataError) return error.code;
    throw error;
  }
  return assert.fail('it was not refused');
}

export function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof MyDataError) return error.code;
    throw error;
  }
  return assert.fail('it was not refused');
}
