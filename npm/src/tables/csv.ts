/** CSV as RFC 4180 has it, and as spreadsheets write it: any separator, any line end, rows of any length. */
import { LONG_CELL, MOST_COLUMNS } from './limits.ts';
import { placeOf, refusal, refuseAborted } from './refusal.ts';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

const SEPARATORS = [',', ';', '\t'] as const;
/** Rows and characters by which the separator is found. */
const SAMPLE_ROWS = 50;
const SAMPLE_LENGTH = 64 * 1024;
/** Every so many rows their place is noted, so that any of them is found without reading from the beginning. */
const STRIDE = 100;
/** Characters read before the page may breathe. */
const BREATH = 2_000_000;
/** Lines above the names of columns, such as what the table is about. */
const MOST_TITLES = 5;
/** A name of a column is not a number, an amount or a date. */
const NOT_A_NAME = /^[\d\s.,:/+%-]+$/;

/** The rows of a CSV text; they are read when they are wanted. */
export interface CsvTable {
  /** What stands alone in a row of its own, above a table of several columns. */
  readonly titles: readonly string[];
  /** The first row, unless it begins with a number. */
  readonly header: readonly string[] | undefined;
  /** Cells of the longest row. */
  readonly width: number;
  /** Rows without titles and header. */
  readonly count: number;
  /** Some of the rows, at most `MOST_COLUMNS` cells of each. */
  rows(from: number, until: number): string[][];
}

/**
 * Reads through a whole CSV text once.
 *
 * @throws {MyDataError} `table.unreadable` where a quote is never closed, or closed in the middle of a cell.
 */
export async function readCsv(source: string, signal: AbortSignal): Promise<CsvTable> {
  // Programs of the DOS age end a text with this.
  const text = source.endsWith('\u001a') ? source.slice(0, -1) : source;
  const named = /^sep=(.)\r?\n/.exec(text);
  const scanner = new Scanner(text, named?.[1] ?? separatorOf(text), named?.[0].length ?? 0);
  const starts: number[] = [];
  let count = 0;
  let width = 0;
  let breath = BREATH;
  while (scanner.skipEmptyLines()) {
    if (count % STRIDE === 0) starts.push(scanner.at);
    width = Math.max(width, scanner.row());
    count += 1;
    if (scanner.at < breath) continue;
    await new Promise((resume) => setTimeout(resume));
    refuseAborted(signal);
    breath = scanner.at + BREATH;
  }
  return tableOf(scanner, { starts, count, width });
}

interface Index {
  starts: readonly number[];
  count: number;
  width: number;
}

function tableOf(scanner: Scanner, { starts, count, width }: Index): CsvTable {
  const start = rowsOf(scanner, starts, 0, Math.min(count, MOST_TITLES + 1));
  const titles = titlesOf(start);
  const first = start[titles.length];
  const header = first === undefined || NOT_A_NAME.test(first[0] ?? '') ? undefined : first;
  const before = titles.length + (header === undefined ? 0 : 1);
  return {
    titles,
    header,
    width,
    count: count - before,
    rows: (from, until) => rowsOf(scanner, starts, from + before, Math.min(until + before, count)),
  };
}

function titlesOf(rows: readonly string[][]): string[] {
  const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;
  const end = rows.findIndex((row) => filled(row) !== 1 || row[0] === '');
  const isAbove = end > 0 && filled(rows[end] ?? []) > 1;
  return isAbove ? rows.slice(0, end).map(([title = '']) => title) : [];
}

function rowsOf(scanner: Scanner, starts: readonly number[], from: number, until: number): string[][] {
  const found: string[][] = [];
  const stride = Math.floor(from / STRIDE);
  scanner.at = starts[stride] ?? 0;
  for (let row = stride * STRIDE; row < until && scanner.skipEmptyLines(); row += 1) {
    const cells: string[] = [];
    scanner.row(row < from ? undefined : cells);
    if (row >= from) found.push(cells);
  }
  return found;
}

/** The separator by which the first rows have the same number of cells, and more than one. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const scored = SEPARATORS.map((separator) => ({ separator, score: evenness(sample, separator) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

function evenness(sample: string, separator: string): number {
  const widths = sampleWidths(new Scanner(sample, separator, 0));
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [usual = 0, times = 0] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0]);
  // The more columns of two equally even readings is the better one.
  return widths.length === 0 ? 0 : times / widths.length + Math.min(usual, 99) / 10_000;
}

function sampleWidths(scanner: Scanner): number[] {
  const widths: number[] = [];
  try {
    while (widths.length < SAMPLE_ROWS && scanner.skipEmptyLines()) widths.push(scanner.row());
  } catch {
    // A sample may end within quotes; what came before tells enough.
  }
  // The last row of a sample may be half a row.
  return widths.length > 1 && scanner.at >= SAMPLE_LENGTH ? widths.slice(0, -1) : widths;
}

/** Goes through a text row by row. */
class Scanner {
  at: number;
  readonly #text: string;
  readonly #separator: number;

  constructor(text: string, separator: string, at: number) {
    this.#text = text;
    this.#separator = separator.charCodeAt(0);
    this.at = at;
  }

  /** Whether there is another row after them. */
  skipEmptyLines(): boolean {
    while (isLineEnd(this.#text.charCodeAt(this.at))) this.at += 1;
    return this.at < this.#text.length;
  }

  /** Reads a row, into `cells` if they are wanted, and answers how many cells it has. */
  row(cells?: string[]): number {
    let width = 0;
    for (;;) {
      width += 1;
      const wanted = width <= MOST_COLUMNS ? cells : undefined;
      if (this.#text.charCodeAt(this.at) === QUOTE) this.#quoted(wanted);
      else this.#plain(wanted);
      if (this.#text.charCodeAt(this.at) !== this.#separator) return width;
      this.at += 1;
    }
  }

  #plain(cells: string[] | undefined): void {
    const start = this.at;
    const text = this.#text;
    let at = start;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === this.#separator || isLineEnd(code)) break;
      at += 1;
    }
    this.at = at;
    cells?.push(text.slice(start, at));
  }

  #quoted(cells: string[] | undefined): void {
    const open = this.at;
    const text = this.#text;
    const close = this.#closing(open);
    if (close < 0) throw refusal('unreadable', placeOf(text, open));
    this.at = close + 1;
    while (text.charCodeAt(this.at) === SPACE) this.at += 1;
    const next = text.charCodeAt(this.at);
    const isEnd = this.at >= text.length || next === this.#separator || isLineEnd(next);
    if (!isEnd) throw refusal('unreadable', placeOf(text, this.at));
    // Of a cell longer than is ever shown, what is not shown need not be unfolded either.
    cells?.push(text.slice(open + 1, Math.min(close, open + 2 * LONG_CELL + 3)).replaceAll('""', '"'));
  }

  /** The quote that is not one of a pair. */
  #closing(open: number): number {
    const text = this.#text;
    let at = text.indexOf('"', open + 1);
    while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) {
      at += 2;
      // Searching anew for each of many pairs in a row would take ten times as long.
      if (text.charCodeAt(at) !== QUOTE) at = text.indexOf('"', at);
    }
    return at;
  }
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
