/** Values of JSON and XML as tables within tables. */
import type { Locale } from '../text.ts';
import { button, make } from '../elements/dom.ts';
import { sentence } from '../viewer/text.ts';
import { CELLS_AT_ONCE, MOST_COLUMNS, OPEN_DEPTH, ROWS_AT_ONCE } from './limits.ts';
import { paged } from './paging.ts';
import { rowsTable } from './rows-table.ts';
import { cellText, labelText } from './text.ts';
import type { Value } from './value.ts';

/** How much more may be shown before a button stands in its place. */
class Budget {
  readonly locale: Locale;
  cells = CELLS_AT_ONCE;

  constructor(locale: Locale) {
    this.locale = locale;
  }
}

/** A value with all that is in it, in a table if it has parts. `name` is what a record at the top is called. */
export function valueTable(value: Value, locale: Locale, name?: string): HTMLElement {
  const content = contentOf(value, new Budget(locale), 0);
  if (name !== undefined && content instanceof HTMLTableElement && content.caption === null) content.prepend(make('caption', {}, labelText(name)));
  return content;
}

function contentOf(value: Value, budget: Budget, depth: number): HTMLElement {
  const size = sizeOf(value);
  if (size === undefined || size === 0) {
    budget.cells -= 1;
    return scalar(value, budget.locale);
  }
  if (depth > OPEN_DEPTH || budget.cells <= 0) return folded(value, size, budget.locale);
  if (value instanceof Map) return recordTable(value, budget, depth);
  const list = value as Value[];
  if (list.every((item) => item instanceof Map)) return recordRows(list, budget, depth);
  return list.every((item) => Array.isArray(item)) ? listRows(list, budget, depth) : plainList(list, budget, depth);
}

function sizeOf(value: Value | undefined): number | undefined {
  if (value instanceof Map) return value.size;
  return Array.isArray(value) ? value.length : undefined;
}

function scalar(value: Value, locale: Locale): HTMLElement {
  if (typeof value === 'boolean') return make('span', {}, sentence(value ? 'browser-yes' : 'browser-no', locale));
  return typeof value === 'string' && value !== '' ? cellText(value, locale) : make('span', {}, sentence('browser-nothing', locale));
}

function folded(value: Value, count: number, locale: Locale): HTMLElement {
  const text = sentence('table-unfold', locale, { count });
  const place = make('div', { tabindex: '-1' }, button(text, text, () => {
    place.replaceChildren(valueTable(value, locale));
    place.focus();
  }));
  return place;
}

function recordTable(record: Map<string, Value>, budget: Budget, depth: number): HTMLElement {
  const body = make('tbody');
  const entries = [...record];
  const show = (from: number, until: number): void => {
    const own = from === 0 && !body.hasChildNodes() ? budget : new Budget(budget.locale);
    body.replaceChildren(...entries.slice(from, until).flatMap(([label, value]) => entryRows(label, value, own, depth)));
  };
  return paged(make('table', { class: 'record' }, body), { count: entries.length, size: ROWS_AT_ONCE, locale: budget.locale, show });
}

/** A value beside its name; a record or a list of records below it, so that it has the whole width of a small screen. */
function entryRows(label: string, value: Value, budget: Budget, depth: number): HTMLElement[] {
  const isLarge = (value instanceof Map && value.size > 0) || (Array.isArray(value) && value.some((item) => sizeOf(item) !== undefined));
  const content = contentOf(value, budget, depth + 1);
  if (!isLarge) return [make('tr', {}, make('th', { scope: 'row' }, labelText(label)), make('td', {}, content))];
  const heading = make('tr', {}, make('th', { scope: 'rowgroup', colspan: '2' }, labelText(label)));
  return [heading, make('tr', {}, make('td', { colspan: '2', class: 'within' }, content))];
}

function recordRows(records: Map<string, Value>[], budget: Budget, depth: number): HTMLElement {
  const columns = new Set<string>();
  for (const record of records) for (const label of record.keys()) columns.add(label);
  const names = [...columns].slice(0, MOST_COLUMNS);
  return valueRows({ columns: names, width: columns.size, records, budget, depth, cellsOf: (record) => names.map((label) => record.get(label)) });
}

function listRows(lists: Value[][], budget: Budget, depth: number): HTMLElement {
  const width = lists.reduce((most, list) => Math.max(most, list.length), 0);
  const columns = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, index) => sentence('table-column', budget.locale, { number: index + 1 }));
  return valueRows({ columns, width, records: lists, budget, depth, cellsOf: (list) => list.slice(0, MOST_COLUMNS) });
}

interface ValueRows<T> {
  columns: readonly string[];
  width: number;
  records: readonly T[];
  budget: Budget;
  depth: number;
  cellsOf(record: T): readonly (Value | undefined)[];
}

function valueRows<T>({ columns, width, records, budget, depth, cellsOf }: ValueRows<T>): HTMLElement {
  let isFirst = true;
  const read = (from: number, until: number): (HTMLElement | undefined)[][] => {
    const own = isFirst ? budget : new Budget(budget.locale);
    isFirst = false;
    return records.slice(from, until).map((record) => cellsOf(record).map((value) => (value === undefined ? undefined : contentOf(value, own, depth + 1))));
  };
  return rowsTable({ columns, width, count: records.length, locale: budget.locale, cells: budget.cells, read });
}

function plainList(list: Value[], budget: Budget, depth: number): HTMLElement {
  const items = make('ul');
  const show = (from: number, until: number): void => {
    const own = from === 0 && !items.hasChildNodes() ? budget : new Budget(budget.locale);
    items.replaceChildren(...list.slice(from, until).map((value) => make('li', {}, contentOf(value, own, depth + 1))));
  };
  return paged(items, { count: list.length, size: ROWS_AT_ONCE, locale: budget.locale, show });
}
