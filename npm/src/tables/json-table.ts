/** A JSON record as tables that a person can read. */
import type { Locale } from '../text.ts';
import { sentence } from '../text.ts';
import { make } from '../elements/dom.ts';

/** Rows shown of one list, and cells shown of one file. */
const MOST_ROWS = 200;
const MOST_CELLS = 5_000;
const MOST_DEPTH = 8;

/** Numbers keep the digits they were written with: `1.10` is not `1.1` in a record. */
type Value = boolean | string | null | { digits: string } | Value[] | Map<string, Value>;

interface Budget {
  cells: number;
  locale: Locale;
}

interface ReviverContext {
  source?: string;
}

/**
 * Renders JSON text.
 *
 * @throws {SyntaxError} where it is not JSON.
 */
export function jsonTable(text: string, locale: Locale): HTMLElement {
  const revive = (_key: string, raw: unknown, context?: ReviverContext): unknown => {
    if (typeof raw === 'number') return { digits: context?.source ?? String(raw) };
    return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? new Map(Object.entries(raw)) : raw;
  };
  const value = JSON.parse(text, revive as (key: string, value: unknown) => unknown) as Value;
  return cellContent(value, { cells: MOST_CELLS, locale }, 0);
}

function cellContent(value: Value, budget: Budget, depth: number): HTMLElement {
  if (value instanceof Map || Array.isArray(value)) {
    if (depth >= MOST_DEPTH || budget.cells <= 0) return make('span', {}, '…');
    return value instanceof Map ? recordTable(value, budget, depth) : listContent(value, budget, depth);
  }
  budget.cells -= 1;
  return make('span', {}, scalarText(value, budget.locale));
}

function scalarText(value: boolean | string | null | { digits: string }, locale: Locale): string {
  if (value === null || value === '') return sentence('browser-nothing', locale);
  if (typeof value === 'boolean') return sentence(value ? 'browser-yes' : 'browser-no', locale);
  return typeof value === 'string' ? value : value.digits;
}

function recordTable(record: Map<string, Value>, budget: Budget, depth: number): HTMLElement {
  const body = make('tbody');
  let shown = 0;
  for (const [key, value] of record) {
    if (budget.cells <= 0) break;
    body.append(...recordRows(key, value, budget, depth));
    shown += 1;
  }
  return withRest(make('table', { class: 'record' }, body), record.size - shown, budget.locale);
}

/** A value beside its name; a record or a list of records below it, so that it has the whole width of a small screen. */
function recordRows(key: string, value: Value, budget: Budget, depth: number): HTMLElement[] {
  const isLarge = value instanceof Map || (Array.isArray(value) && value.some((item) => item instanceof Map));
  const content = cellContent(value, budget, depth + 1);
  if (!isLarge) return [make('tr', {}, make('th', { scope: 'row' }, key), make('td', {}, content))];
  const heading = make('tr', {}, make('th', { scope: 'rowgroup', colspan: '2' }, key));
  return [heading, make('tr', {}, make('td', { colspan: '2', class: 'within' }, content))];
}

function listContent(list: Value[], budget: Budget, depth: number): HTMLElement {
  if (list.length === 0) return make('span', {}, sentence('browser-nothing', budget.locale));
  const records = list.filter((value) => value instanceof Map);
  return records.length === list.length ? rowsTable(records, budget, depth) : plainList(list, budget, depth);
}

/**
 * Records of one list as rows. On a narrow screen each row becomes a block of labelled values; a table whose parts are
 * displayed as blocks is one for screen readers only where it says so.
 */
function rowsTable(records: Map<string, Value>[], budget: Budget, depth: number): HTMLElement {
  const columns = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const headings = columns.map((column) => make('th', { scope: 'col', role: 'columnheader' }, column));
  const body = make('tbody', { role: 'rowgroup' });
  for (const record of records.slice(0, MOST_ROWS)) {
    if (budget.cells <= 0) break;
    const cells = columns.map((column) => make('td', { role: 'cell', 'data-label': column }, cellContent(record.get(column) ?? null, budget, depth + 1)));
    body.append(make('tr', { role: 'row' }, ...cells));
  }
  const head = make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...headings));
  return withRest(make('table', { class: 'rows', role: 'table' }, head, body), records.length - body.rows.length, budget.locale);
}

function plainList(list: Value[], budget: Budget, depth: number): HTMLElement {
  const items = make('ul');
  for (const value of list.slice(0, MOST_ROWS)) {
    if (budget.cells <= 0) break;
    items.append(make('li', {}, cellContent(value, budget, depth + 1)));
  }
  return withRest(items, list.length - items.children.length, budget.locale);
}

function withRest(shown: HTMLElement, rest: number, locale: Locale): HTMLElement {
  if (rest <= 0) return shown;
  return make('div', {}, shown, make('p', { class: 'rest' }, sentence('browser-more-rows', locale, { count: rest })));
}
