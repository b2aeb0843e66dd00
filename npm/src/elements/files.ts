/** The files of a checked package: to look at, with small records unfolded on the spot, and to save. */
import { MyDataError } from '../errors.ts';
import { tableKind } from '../tables/kind.ts';
import type { Locale } from '../text.ts';
import { sentence, sentenceOfCode } from '../text.ts';
import type { PackagedFile, PackageVerdict } from '../verdict.ts';
import { button, make } from './dom.ts';
import { save } from './lending.ts';
import { loaded, openViewer } from './viewing.ts';
import type { Viewing } from './viewing.ts';

/** A record is unfolded without asking up to this many bytes. */
const TABLE_AT_ONCE = 256 * 1024;
/** A record larger than this is looked at in the viewer, not amid the page. */
const LARGEST_TABLE = 8 * 1024 * 1024;

/** A viewer that is there sooner is not waited for aloud. */
const QUIET_MS = 400;

/** How files are shown. */
export interface FileListOptions {
  locale: Locale;
  /** The agency's name from the platform's list, where it is known. */
  provider?: string | undefined;
  /** Whether tables are open at once. */
  unfolded: boolean;
  /** Words across everything that is shown of a file. */
  watermark?: string | undefined;
  /** Whether files are looked at and not kept. */
  viewOnly?: boolean | undefined;
  /** Aborted when the package is let go. */
  released: AbortSignal;
}

/** The list of files. Only those of a package that is not invalid can be opened. */
export function fileList(verdict: PackageVerdict, options: FileListOptions): HTMLElement {
  if (verdict.files.length === 0) return make('p', {}, sentence('browser-no-files', options.locale));
  const list = make('ul', { class: 'files' });
  for (const file of verdict.files) list.append(fileEntry(file, verdict, options));
  return list;
}

function fileEntry(file: PackagedFile, verdict: PackageVerdict, options: FileListOptions): HTMLElement {
  const { locale } = options;
  const entry = make('li', {}, make('div', { class: 'name' }, file.name));
  entry.append(make('div', { class: 'size' }, spokenSize(file.size, locale)));
  if (verdict.verdict !== 'invalid') addActions(entry, file, verdict, options);
  const digest = make('code', {}, file.digest);
  entry.append(make('details', {}, make('summary', {}, sentence('browser-digest', locale)), digest));
  return entry;
}

/** Runs what may fail, and says below the file why it did. */
type Attempt = (work: () => Promise<void>) => void;

function addActions(entry: HTMLElement, file: PackagedFile, verdict: PackageVerdict, options: FileListOptions): void {
  const { locale, provider, released, watermark, viewOnly = false } = options;
  const { name } = file;
  const problem = make('p', { role: 'alert' });
  const attempt: Attempt = (work) => {
    problem.textContent = '';
    work().catch(async (cause: unknown) => {
      problem.textContent = await explained(MyDataError.from('verify.read', 'the file could not be read', cause), locale);
    });
  };
  const actions = make('div', { class: 'actions' });
  if (tableKind(name) !== undefined || name.toLowerCase().endsWith('.pdf')) {
    actions.append(button(sentence('browser-look', locale), sentence('browser-look-at', locale, { name }), () => {
      const root = entry.getRootNode() as ShadowRoot;
      attempt(() => look(root, problem, { name, verdict, provider, locale, released, watermark, viewOnly }));
    }));
  }
  const keep = (): void => attempt(async () => save(await verdict.read(name), name, released));
  if (!viewOnly) actions.append(button(sentence('browser-save', locale), sentence('browser-save-of', locale, { name }), keep));
  entry.append(actions, problem);
  if (tableKind(name) === 'json' && file.size <= LARGEST_TABLE) addTable(entry, file, verdict, { attempt, ...options });
}

/** Opens the viewer, and says in `place` that it is on its way where that takes a while. */
async function look(root: ShadowRoot, place: HTMLElement, viewing: Omit<Viewing, 'opened'>): Promise<void> {
  const slow = setTimeout(() => (place.textContent = sentence('browser-viewer-loading', viewing.locale)), QUIET_MS);
  const opened = (): void => {
    clearTimeout(slow);
    place.textContent = '';
  };
  await openViewer(root, { ...viewing, opened }).finally(opened);
}

async function explained({ code, facts }: MyDataError, locale: Locale): Promise<string> {
  // Why there is no table is said by the catalogue that was loaded with what shows tables.
  const say = code.startsWith('table.') ? (await import('../viewer/text.ts')).sentenceOfCode : sentenceOfCode;
  return say(code, locale, facts);
}

/** A record is unfolded amid the page; a word about a file that is none takes its place. */
function addTable(entry: HTMLElement, file: PackagedFile, verdict: PackageVerdict, options: FileListOptions & { attempt: Attempt }): void {
  const { locale, unfolded, released, watermark, attempt } = options;
  const place = make('div');
  const summary = make('summary', { 'aria-label': sentence('browser-show-table-of', locale, { name: file.name }) }, sentence('browser-show-table', locale));
  const unfolding = make('details', {}, summary, place);
  let isAsked = false;
  const show = (): void => {
    if (!unfolding.open || isAsked) return;
    isAsked = true;
    attempt(async () => {
      try {
        const { showTable } = await loaded(import('../tables/show-table.ts'));
        await showTable(await verdict.read(file.name), 'json', place, { locale, watermark, signal: released });
      } catch (cause) {
        isAsked = false;
        throw cause;
      }
    });
  };
  unfolding.addEventListener('toggle', show);
  unfolding.open = unfolded && file.size <= TABLE_AT_ONCE;
  entry.append(unfolding);
}

/**
 * A size in the largest unit that leaves something before the point.
 *
 * @example
 * ```ts
 * spokenSize(1_234_567, 'en'); // '1.2 MB'
 * ```
 */
export function spokenSize(bytes: number, locale: Locale): string {
  if (bytes < 1000) return sentence('browser-bytes', locale, { count: bytes });
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3) - 1);
  const unit = units[step] ?? 'gigabyte';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / 1000 ** (step + 1));
}
