/** JSON, XML and CSV files as tables that a person can read, made in the page and nowhere else. */
import type { Locale } from '../text.ts';
import { make } from '../elements/dom.ts';
import { sentence } from '../viewer/text.ts';
import { veil } from '../viewer/watermark.ts';
import type { CsvTable } from './csv.ts';
import { readCsv } from './csv.ts';
import type { Decoded } from './decode.ts';
import { decode } from './decode.ts';
import { readJson } from './json.ts';
import type { TableKind } from './kind.ts';
import { LARGEST, MOST_COLUMNS } from './limits.ts';
import { refusal, refuseAborted } from './refusal.ts';
import { rowsTable } from './rows-table.ts';
import { cellText, note } from './text.ts';
import { valueTable } from './value-table.ts';
import { decodeXml, readXml } from './xml.ts';

/** How a table is shown. */
export interface TableOptions {
  readonly locale: Locale;
  /** Words across the table. */
  readonly watermark?: string | undefined;
  /** Aborted when nobody wants the table any more. */
  readonly signal: AbortSignal;
}

/**
 * Shows a file as tables in `place`, which the caller has emptied. Resolves when the first rows are there.
 *
 * @throws {MyDataError} `table.unreadable`, with `line` and `column` where they are known; `table.too-large`, `table.too-many`
 * and `table.too-deep`, with the `limit`; `table.document-type` and `table.duplicate-key`; `table.aborted`. Nothing is in
 * `place` then.
 *
 * @example
 * ```ts
 * await showTable(await verdict.read('薪資.csv'), 'csv', place, { locale: 'zh-Hant', signal: closing.signal });
 * ```
 */
export async function showTable(blob: Blob, kind: TableKind, place: HTMLElement, options: TableOptions): Promise<void> {
  const limit = LARGEST[kind];
  if (blob.size > limit) throw refusal('too-large', { limit: limit / 1_000_000 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  refuseAborted(options.signal);
  const decoded = kind === 'xml' ? decodeXml(bytes) : decode(bytes);
  const content = await contentOf(decoded.text, kind, options);
  refuseAborted(options.signal);
  const mark = options.watermark === undefined ? undefined : veil(options.watermark);
  place.append(make('div', { class: 'table-place' }, ...notesOn(decoded, options.locale), content, mark));
}

async function contentOf(text: string, kind: TableKind, { locale, signal }: TableOptions): Promise<HTMLElement> {
  if (!/\S/.test(text)) return note(sentence('table-empty', locale));
  if (kind === 'csv') return csvTable(await readCsv(text, signal), locale);
  const { name, value } = kind === 'xml' ? readXml(text, locale) : { name: sentence('table-record', locale), value: readJson(text) };
  return region(valueTable(value, locale, name), locale);
}

function csvTable(csv: CsvTable, locale: Locale): HTMLElement {
  const name = (index: number): string => csv.header?.[index] || sentence('table-column', locale, { number: index + 1 });
  const titles = csv.titles.map((title) => make('p', { class: 'table-note' }, cellText(title, locale)));
  const table = rowsTable({
    columns: Array.from({ length: Math.min(csv.width, MOST_COLUMNS) }, (_, index) => name(index)),
    width: csv.width,
    count: csv.count,
    locale,
    around: (table) => region(table, locale),
    read: (from, until) => csv.rows(from, until).map((row) => row.map((cell) => (cell === '' ? undefined : cellText(cell, locale)))),
  });
  return titles.length === 0 ? table : make('div', {}, ...titles, table);
}

/** A place that scrolls sideways, also by the keys of whoever has no pointer. No landmark: a page may have many of them. */
function region(content: HTMLElement, locale: Locale): HTMLElement {
  return make('div', { class: 'scroll', role: 'group', 'aria-label': sentence('table-region', locale), tabindex: '0' }, content);
}

function notesOn({ guessed, unknown }: Decoded, locale: Locale): HTMLElement[] {
  const notes: HTMLElement[] = [];
  if (guessed !== undefined) notes.push(note(sentence('table-encoding', locale, { name: guessed })));
  if (unknown > 0) notes.push(note(sentence('table-unknown-characters', locale, { count: unknown })));
  return notes;
}
