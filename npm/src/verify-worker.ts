/** The Worker that holds the verifier: archives go in, verdicts and files come out, the page stays quick. */
import { EngineArchive, startEngine } from './engine.ts';
import { MyDataError } from './errors.ts';
import type { Answers, Kind, Question, Questions, Reply } from './worker-messages.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
}

type Progress = (phase: 'loading' | 'reading', done: number, total: number) => void;
type Handlers = { [K in Kind]: (ask: Questions[K], progress: Progress) => Answers[K] | Promise<Answers[K]> };

/** Bytes read at once: a stream's pieces are so small that handing them over takes longer than reading them. */
const PIECE = 4 * 1024 * 1024;

const scope = self as unknown as WorkerScope;
const archives = new Map<number, EngineArchive>();
let nextArchive = 1;

const handlers: Handlers = {
  async open({ blob, moduleUrl }, progress) {
    progress('loading', 0, 0);
    await startEngine(() => loadModule(moduleUrl));
    return keep(await EngineArchive.read(blob.size, chunksOf(blob, progress)));
  },
  judge: ({ archive, question }) => archiveOf(archive).judge(question),
  read: ({ archive, name }) => new Blob([archiveOf(archive).file(name)]),
  delivery: ({ archive }) => archiveOf(archive).delivery().entries,
  package: ({ archive, resourceId }) => keep(archiveOf(archive).package(resourceId)),
  close({ archive }) {
    archives.get(archive)?.close();
    archives.delete(archive);
    return undefined;
  },
};

scope.onmessage = ({ data }) => void reply(data);

async function reply(question: Question): Promise<void> {
  const { id } = question;
  const progress: Progress = (phase, done, total) => scope.postMessage({ id, progress: { phase, done, total } });
  try {
    scope.postMessage({ id, answer: await handle(question, progress) });
  } catch (cause) {
    const { code, message, facts } = MyDataError.from('verify.worker', 'the verifier stopped', cause);
    scope.postMessage({ id, refusal: { code, message, facts } });
  }
}

function handle<K extends Kind>(question: Question<K>, progress: Progress): Answers[K] | Promise<Answers[K]> {
  return handlers[question.kind](question.ask, progress);
}

function keep(archive: EngineArchive): number {
  archives.set(nextArchive, archive);
  nextArchive += 1;
  return nextArchive - 1;
}

function archiveOf(number: number): EngineArchive {
  const archive = archives.get(number);
  if (archive === undefined) throw new MyDataError('verify.closed', 'the package has been closed');
  return archive;
}

async function loadModule(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new MyDataError('verify.module', 'the verifier module could not be loaded', { facts: { status: response.status } });
  if (response.headers.get('content-type')?.startsWith('application/wasm') === true) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function* chunksOf(blob: Blob, progress: Progress): AsyncGenerator<Uint8Array> {
  const piece = (at: number): Promise<ArrayBuffer> => blob.slice(at, at + PIECE).arrayBuffer();
  for (let at = 0, coming = piece(0); at < blob.size; at += PIECE) {
    const bytes = await coming;
    // The next one is fetched while this one is copied.
    coming = piece(at + PIECE);
    yield new Uint8Array(bytes);
    progress('reading', Math.min(at + PIECE, blob.size), blob.size);
  }
}
