/** What is bounded when files are shown as tables. */
import type { TableKind } from './kind.ts';

/** The largest file that is read, in bytes. JSON and XML become objects many times their size, CSV stays one text. */
export const LARGEST: Readonly<Record<TableKind, number>> = { csv: 64_000_000, json: 32_000_000, xml: 16_000_000 };
/** Values of a JSON file; elements of an XML file, each of which costs the browser's parser far more. */
export const MOST_VALUES = 3_000_000;
export const MOST_ELEMENTS = 500_000;
/** Records within records. */
export const DEEPEST = 200;

/** Rows on the page at a time, and fewer of them where a table is wide. */
export const ROWS_AT_ONCE = 500;
/** Cells on the page at a time; what is nested beyond waits behind a button. */
export const CELLS_AT_ONCE = 10_000;
/** Columns of one table. */
export const MOST_COLUMNS = 200;
/** Tables within tables before a button stands in their place. */
export const OPEN_DEPTH = 6;
/** Characters of one cell, and those of a cell that a reader wants in full. */
export const SHORT_CELL = 500;
export const LONG_CELL = 100_000;
