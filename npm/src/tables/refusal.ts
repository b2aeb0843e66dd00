/** Why a file cannot be shown as a table, and where in it. */
import { MyDataError } from '../errors.ts';

/** Refusals of this folder; their sentences are in `tables.ftl`. */
export type TableCode = 'aborted' | 'document-type' | 'duplicate-key' | 'too-deep' | 'too-large' | 'too-many' | 'unreadable';

/** Lines and columns are counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The error of a refusal. Facts are numbers, never what the file says. */
export function refusal(code: TableCode, facts: Readonly<Record<string, number>> | Place = {}, cause?: unknown): MyDataError {
  return new MyDataError(`table.${code}`, `the file cannot be shown as a table: ${code}`, { facts: { ...facts }, cause });
}

/** Where an offset is, for a person with an editor: any of CRLF, LF and CR ends a line. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const ends = before.match(/\r\n?|\n/g)?.length ?? 0;
  return { line: ends + 1, column: offset - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) };
}

/** Throws where the caller has lost interest. */
export function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw refusal('aborted', {}, signal.reason);
}
