/** Rows under the names of their columns. On a narrow screen each row becomes a block of labelled cells. */
import type { Locale } from '../text.ts';
import { make } from '../elements/dom.ts';
import { sentence } from '../viewer/text.ts';
import { CELLS_AT_ONCE, ROWS_AT_ONCE } from './limits.ts';
import { paged } from './paging.ts';
import { labelText, labelValue, note } from './text.ts';

/** Fewer rows than these at a time are a nuisance, however wide a table is. */
const FEWEST_ROWS = 10;

/** What a table is made of. */
export interface Rows {
  /** Those that are shown, at most `MOST_COLUMNS`. */
  readonly columns: readonly string[];
  /** How many columns there are. */
  readonly width: number;
  readonly count: number;
  readonly locale: Locale;
  /** Cells that may be on the page at once. */
  readonly cells?: number;
  /** What the table stands in, if not alone. */
  readonly around?: (table: HTMLElement) => HTMLElement;
  /** The content of each cell of some rows. */
  read(from: number, until: number): Iterable<readonly (HTMLElement | undefined)[]>;
}

/** The table, a part at a time where it is long. A table whose parts are displayed as blocks is one for screen readers only where it says so. */
export function rowsTable(rows: Rows): HTMLElement {
  const { columns, width } = rows;
  const hidden = width - columns.length;
  const headings = columns.map((column) => make('th', { scope: 'col', role: 'columnheader' }, labelText(column)));
  const head = make('thead', { role: 'rowgroup' }, make('tr', { role: 'row', 'aria-rowindex': '1' }, ...headings));
  const body = make('tbody', { role: 'rowgroup' });
  const caption = make('caption', {}, sentence('table-count', rows.locale, { count: rows.count, columns: width }));
  const table = make('table', { class: 'rows', role: 'table', 'aria-rowcount': String(rows.count + 1) }, caption, head, body);
  const labels = columns.map(labelValue);
  const show = (from: number, until: number): void => body.replaceChildren(...bodyRows(rows, labels, from, until));
  const around = rows.around?.(table) ?? table;
  const shown = paged(around, { count: rows.count, size: sizeOf(columns.length, rows.cells), locale: rows.locale, show });
  return hidden <= 0 ? shown : make('div', {}, note(sentence('table-more-columns', rows.locale, { count: hidden })), shown);
}

function sizeOf(columns: number, cells = CELLS_AT_ONCE): number {
  return Math.min(ROWS_AT_ONCE, Math.max(FEWEST_ROWS, Math.floor(cells / Math.max(columns, 1))));
}

function* bodyRows(rows: Rows, labels: readonly string[], from: number, until: number): Generator<HTMLTableRowElement> {
  let index = from + 2;
  for (const row of rows.read(from, until)) {
    const cells = labels.map((label, column) => make('td', { role: 'cell', 'data-label': label }, row[column]));
    yield make('tr', { role: 'row', 'aria-rowindex': String(index) }, ...cells);
    index += 1;
  }
}
