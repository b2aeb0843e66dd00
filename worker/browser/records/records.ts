/** The checks themselves: crates/records-wasm, fetched when something is first to be checked. */
import init, { checkEntry, readPaper } from 'records-glue';
import { RecordsError } from './records-error.ts';
import type { Facts } from './records-error.ts';

/** A text in both languages; one that is not translated stands in Chinese alone. */
export type Bilingual = Readonly<Record<'en' | 'zh-Hant', string>>;

/** A value of a paper, and how it is written. */
export type SheetValue =
  | { readonly bytes: number }
  | { readonly coded: { readonly code: string; readonly name: Bilingual } }
  | { readonly literal: string }
  | { readonly text: Bilingual }
  | { readonly time: string }
  | { readonly word: string };

/** All that a paper says, in order; headings, labels and words are ids of messages. */
export interface Sheet {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly rows: readonly SheetRow[] }[];
}

export interface SheetRow {
  readonly label: string;
  readonly values: readonly SheetValue[];
}

/** A paper that a key of the platform has signed. */
export interface AuthenticPaper {
  readonly keyId: string;
  readonly sheet: Sheet;
}

/** An entry that is in the signed audit trail. */
export interface ProvenEntry {
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly facts: Readonly<Record<string, string>>;
  /** The name of the audit trail. */
  readonly ledger: string;
  /** How many entries were signed. */
  readonly size: number;
  readonly root: string;
}

type Answer<K extends string, T> = Readonly<Partial<Record<K, T>>> & { readonly refusal?: { readonly code: string; readonly facts: Facts | null } };

export class Records {
  readonly #module: URL;
  #loading: Promise<unknown> | undefined;

  constructor(module: URL) {
    this.#module = module;
  }

  /**
   * Opens a signed paper with the platform's public keys.
   *
   * @throws {RecordsError} `receipt.*`; `records.module`.
   */
  async readPaper(text: string, jwks: string): Promise<AuthenticPaper> {
    await this.#load();
    const { paper, refusal } = JSON.parse(readPaper(text, jwks)) as Answer<'paper', AuthenticPaper>;
    if (paper === undefined) throw RecordsError.of(refusal);
    return paper;
  }

  /**
   * Checks that an entry is in the signed audit trail and about just these facts.
   *
   * @throws {RecordsError} `ledger.*`; `records.module`.
   */
  async checkEntry(receipt: string, keys: string): Promise<ProvenEntry> {
    await this.#load();
    const { proven, refusal } = JSON.parse(checkEntry(receipt, keys)) as Answer<'proven', ProvenEntry>;
    if (proven === undefined) throw RecordsError.of(refusal);
    return proven;
  }

  /** Fetches the module, once; after a failure it is tried again. */
  async #load(): Promise<void> {
    this.#loading ??= init({ module_or_path: this.#module });
    try {
      await this.#loading;
    } catch (cause) {
      this.#loading = undefined;
      throw new RecordsError('records.module', {}, { cause });
    }
  }
}

/**
 * Fetches a text of the platform.
 *
 * @throws {RecordsError} `records.unreachable`, or the code that the platform answers with.
 */
export async function fetchText(url: string): Promise<string> {
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new RecordsError('records.unreachable', {}, { cause });
  }
  if (!response.ok) throw new RecordsError('records.unreachable');
  return response.text();
}
