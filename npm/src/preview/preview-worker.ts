/** The Worker that holds one document: it draws and reads pages, and fetches the fonts that they need. */
import { PreviewDocument, initSync } from '#preview-glue';
import type { ErrorCode } from '../codes.ts';
import { MyDataError } from '../errors.ts';
import type { Facts } from '../errors.ts';
import { hintsIn } from './hints.ts';
import type { Resources } from './sources.ts';
import type { Answers, Kind, Preparation, PreviewProgress, Question, Questions, Reply } from './messages.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<Preparation | Question>) => void) | null;
  postMessage(reply: Reply, transfer?: Transferable[]): void;
}

type Progress = (phase: PreviewProgress['phase'], done: number, total: number, waits: boolean) => void;
type Handlers = { [K in Kind]: (ask: Questions[K], progress: Progress) => Answers[K] | Promise<Answers[K]> };

/** Asking for needs, bringing them, asking again: encodings, then the index, then the parts of the font. */
const ROUNDS = 6;

const scope = self as unknown as WorkerScope;
let opened: { document: PreviewDocument; resources: Resources } | undefined;
let reading: Promise<ArrayBuffer> | undefined;
/** What is fetched before it is known to be needed. */
const coming = new Map<string, Promise<Uint8Array | undefined>>();

const handlers: Handlers = {
  async open({ blob, module, resources, password }, progress) {
    progress('reading', 0, blob.size, true);
    const bytes = await (reading ?? blob.arrayBuffer());
    reading = undefined;
    progress('opening', 0, 0, false);
    initSync({ module });
    const document = new PreviewDocument(new Uint8Array(bytes), password);
    opened = { document, resources };
    return { sizes: document.sizes() };
  },
  findings: () => current().document.findings(),
  async render({ page, scale, rotation }, progress) {
    await fetchNeeds(page, progress);
    let picture = current().document.render(page, scale, rotation);
    // What only drawing reaches may have missed a font that reading did not.
    if (await fetchNeeds(page, progress)) {
      picture.free();
      picture = current().document.render(page, scale, rotation);
    }
    try {
      const { width, height } = picture;
      const bitmap = await createImageBitmap(new ImageData(picture.pixels(), width, height));
      return { bitmap, width, height, findings: picture.findings() };
    } finally {
      picture.free();
    }
  },
  async text({ page }, progress) {
    await fetchNeeds(page, progress, isEncoding);
    return current().document.text(page);
  },
  async search({ page, words }, progress) {
    await fetchNeeds(page, progress, isEncoding);
    return current().document.search(page, words);
  },
};

scope.onmessage = ({ data }) => void ('prepare' in data ? prepare(data.prepare) : reply(data));

async function prepare({ blob, resources }: Preparation['prepare']): Promise<void> {
  reading = blob.arrayBuffer();
  // Whoever opens the document hears of a failure.
  const bytes = await reading.catch(() => new ArrayBuffer(0));
  for (const name of hintsIn(bytes)) coming.set(name, fetchResource(name, resources));
}

async function reply(question: Question): Promise<void> {
  const { id } = question;
  const progress: Progress = (phase, done, total, waits) => scope.postMessage({ id, progress: { phase, done, total }, waits });
  try {
    const answer = await handle(question, progress);
    scope.postMessage({ id, answer }, 'bitmap' in answer ? [answer.bitmap] : []);
  } catch (cause) {
    scope.postMessage({ id, refusal: refusalOf(cause) });
  }
}

function handle<K extends Kind>(question: Question<K>, progress: Progress): Answers[K] | Promise<Answers[K]> {
  return handlers[question.kind](question.ask, progress);
}

function refusalOf(cause: unknown): { code: ErrorCode; message: string; facts: Facts } {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('preview.')) {
    const facts = 'facts' in cause && typeof cause.facts === 'object' && cause.facts !== null ? { ...cause.facts } as Facts : {};
    return { code: cause.code as ErrorCode, message: cause.message, facts };
  }
  // A trap of the module: out of memory, or a fault of the renderer. The instance is not usable any more.
  return { code: 'preview.stopped', message: cause instanceof Error ? cause.message : String(cause), facts: {} };
}

function current(): { document: PreviewDocument; resources: Resources } {
  if (opened === undefined) throw new MyDataError('preview.closed', 'no document is open');
  return opened;
}

/** Whether there were any. */
async function fetchNeeds(page: number, progress: Progress, wants: (name: string) => boolean = () => true): Promise<boolean> {
  const { document, resources } = current();
  // They are on their way since before the document was opened; reading it without them would be for nothing.
  for (const [name, resource] of coming) {
    const bytes = await resource;
    if (bytes) document.provide(name, bytes);
  }
  coming.clear();
  for (let round = 0; round < ROUNDS; round += 1) {
    const names = document.needs(page).filter(wants);
    if (names.length === 0) return round > 0;
    let done = 0;
    progress('fonts', 0, names.length, true);
    await Promise.all(names.map(async (name) => {
      const bytes = await fetchResource(name, resources);
      if (bytes === undefined || !document.provide(name, bytes)) document.setMissing(name);
      done += 1;
      progress('fonts', done, names.length, done < names.length);
    }));
  }
  return true;
}

/** Text needs to know which characters are meant, not how they look. */
function isEncoding(name: string): boolean {
  return name.startsWith('cmaps/');
}

/** The watch stands still while something is fetched: that has an end of its own. */
const FETCH_MS = 30_000;

/** `undefined` where it cannot be had: the page is then shown with boxes and a finding, not refused. */
async function fetchResource(name: string, resources: Resources): Promise<Uint8Array | undefined> {
  const url = typeof resources === 'string' ? new URL(name, resources) : resources[name];
  if (url === undefined) return undefined;
  try {
    const response = await fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(FETCH_MS) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
