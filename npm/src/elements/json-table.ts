/** A JSON record as tables that a person can read. */
import type { Locale } from '../text.ts';
import { sentence } from '../text.ts';
import { make } from './dom.ts';

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
  for (const [key, value] of record) {
    if (budget.cells <= 0) return withRest(make('table', { class: 'record' }, body), record.size - body.rows.length, budget.locale);
    body.append(make('tr', {}, make('th', { scope: 'row' }, key), make('td', {}, cellContent(value, budget, depth + 1))));
  }
  return make('table', { class: 'record' }, body);
}

function listContent(list: Value[], budget: Budget, depth: number): HTMLElement {
  if (list.length === 0) return make('span', {}, sentence('browser-nothing', budget.locale));
  const records = list.filter((value) => value instanceof Map);
  return records.length === list.length ? rowsTable(records, budget, depth) : plainList(list, budget, depth);
}

function rowsTable(records: Map<string, Value>[], budget: Budget, depth: number): HTMLElement {
  const columns = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const head = make('thead', {}, make('tr', {}, ...columns.map((column) => make('th', { scope: 'col' }, column))));
  const body = make('tbody');
  for (const record of records.slice(0, MOST_ROWS)) {
    if (budget.cells <= 0) break;
    body.append(make('tr', {}, ...columns.map((column) => make('td', {}, cellContent(record.get(column) ?? null, budget, depth + 1)))));
  }
  return withRest(make('table', { class: 'rows' }, head, body), records.length - body.rows.length, budget.locale);
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
