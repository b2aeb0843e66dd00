/**
 * Reads JSON into values to be shown. `JSON.parse` loses what a record must not lose: the digits of a number, the order of
 * names that look like numbers, and one of two values under the same name.
 */
import { DEEPEST, MOST_VALUES } from './limits.ts';
import type { TableCode } from './refusal.ts';
import { placeOf, refusal } from './refusal.ts';
import type { Value } from './value.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/**
 * The value of a JSON text.
 *
 * @throws {MyDataError} `table.unreadable`, `table.duplicate-key`, `table.too-deep`, `table.too-many`.
 */
export function readJson(text: string): Value {
  return new Reader(text).whole();
}

class Reader {
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Value {
    const value = this.#value(0);
    if (this.#next() !== '') throw this.#refused('unreadable');
    return value;
  }

  #value(depth: number): Value {
    const next = this.#next();
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw refusal('too-many', { limit: MOST_VALUES });
    if (depth > DEEPEST) throw refusal('too-deep', { limit: DEEPEST });
    if (next === '{') return this.#record(depth);
    if (next === '[') return this.#list(depth);
    if (next === '"') return this.#string();
    const word = this.#matched(WORD);
    if (word !== undefined) return WORDS[word] ?? null;
    const digits = this.#matched(NUMBER);
    if (digits === undefined) throw this.#refused('unreadable');
    return digits;
  }

  #record(depth: number): Value {
    const record = new Map<string, Value>();
    this.#at += 1;
    if (this.#took('}')) return record;
    do {
      if (this.#next() !== '"') throw this.#refused('unreadable');
      const start = this.#at;
      const key = this.#string();
      if (record.has(key)) throw this.#refused('duplicate-key', start);
      this.#expect(':');
      record.set(key, this.#value(depth + 1));
    } while (this.#took(','));
    this.#expect('}');
    return record;
  }

  #list(depth: number): Value {
    const list: Value[] = [];
    this.#at += 1;
    if (this.#took(']')) return list;
    do list.push(this.#value(depth + 1));
    while (this.#took(','));
    this.#expect(']');
    return list;
  }

  #string(): string {
    const start = this.#at;
    let close = this.#text.indexOf('"', start + 1);
    while (close >= 0 && this.#isEscaped(close)) close = this.#text.indexOf('"', close + 1);
    if (close < 0) throw this.#refused('unreadable');
    this.#at = close + 1;
    try {
      return JSON.parse(this.#text.slice(start, this.#at)) as string;
    } catch (cause) {
      throw this.#refused('unreadable', start, cause);
    }
  }

  #isEscaped(at: number): boolean {
    let before = at;
    while (this.#text[before - 1] === '\\') before -= 1;
    return (at - before) % 2 === 1;
  }

  #matched(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  /** The next character that is not blank, `''` at the end. */
  #next(): string {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at += 1;
    return this.#text.charAt(this.#at);
  }

  #took(character: string): boolean {
    const isThere = this.#next() === character;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #expect(character: string): void {
    if (!this.#took(character)) throw this.#refused('unreadable');
  }

  #refused(code: TableCode, at = this.#at, cause?: unknown): Error {
    return refusal(code, placeOf(this.#text, at), cause);
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
