/** The Worker that holds the verifier: Blobs go in, verdicts and files come out, the page stays quick. */
import type { ArchiveBytes } from './archive-bytes.ts';
import { BlobBytes } from './archive-bytes.ts';
import type { Judging, RawVerdict, SignerQuestion } from './engine.ts';
import { EngineArchive, HASHED_OUTSIDE, startEngine } from './engine.ts';
import { MyDataError } from './errors.ts';
import { lanesFor } from './lane-worker.ts';
import { fetchModule } from './module-fetch.ts';
import { pass } from './passing.ts';
import type { Answers, Kind, Module, Opened, Question, Questions, Reply, Step } from './worker-messages.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
}

/** What a handler may use while it answers. */
interface Answering {
  tell(phase: Step['phase'], done: number, total: number): void;
  signal: AbortSignal;
}

type Handlers = { [K in Kind]: (ask: Questions[K], answering: Answering) => Answers[K] | Promise<Answers[K]> };

const scope = self as unknown as WorkerScope;
const archives = new Map<number, EngineArchive>();
const answering = new Map<number, AbortController>();
let nextArchive = 1;

const handlers: Handlers = {
  async verify({ blob, module, question }, how) {
    const compiled = await start(module, how);
    how.tell('reading', 0, blob.size);
    return judged(await BlobBytes.of(blob), question, how, { lanesFor: (places) => lanesFor(blob, compiled, places) });
  },
  async delivery({ blob, module }, how) {
    await start(module, how);
    how.tell('reading', 0, blob.size);
    return openedFrom(await BlobBytes.of(blob), (archive) => archive.delivery());
  },
  async package({ archive, resourceId, question }, how) {
    return judged(await archiveOf(archive).package(resourceId), question, how);
  },
  read: ({ archive, name }) => archiveOf(archive).file(name),
  close({ archive }) {
    archives.get(archive)?.close();
    archives.delete(archive);
    return undefined;
  },
  abort({ asked }) {
    answering.get(asked)?.abort();
    return undefined;
  },
  async pass({ blob, module, place }, { tell, signal }) {
    await startEngine(async () => Promise.resolve(module));
    return pass(await BlobBytes.of(blob), place, { outside: HASHED_OUTSIDE, onBytes: (bytes) => tell('checking', bytes, 0), signal });
  },
};

scope.onmessage = ({ data }) => void reply(data);

async function reply(question: Question): Promise<void> {
  const { id, isWatched } = question;
  const ending = new AbortController();
  answering.set(id, ending);
  const tell: Answering['tell'] = (phase, done, total) => void (isWatched && scope.postMessage({ id, progress: { phase, done, total } }));
  try {
    scope.postMessage({ id, answer: await handle(question, { tell, signal: ending.signal }) });
  } catch (cause) {
    const { code, message, facts } = MyDataError.from('verify.worker', 'the verifier stopped', cause);
    scope.postMessage({ id, refusal: { code, message, facts } });
  } finally {
    answering.delete(id);
  }
}

function handle<K extends Kind>(question: Question<K>, how: Answering): Answers[K] | Promise<Answers[K]> {
  return handlers[question.kind](question.ask, how);
}

async function start(module: Module, { tell }: Answering): Promise<WebAssembly.Module> {
  tell('loading', 0, 0);
  const load = async (): Promise<WebAssembly.Module> => (typeof module === 'string' ? fetchModule(module, 'verify.module') : module);
  return startEngine(load) as Promise<WebAssembly.Module>;
}

function judged(bytes: ArchiveBytes, question: SignerQuestion, { tell, signal }: Answering, judging: Judging = {}): Promise<Opened<RawVerdict>> {
  const onProgress = (done: number, total: number): void => tell('checking', done, total);
  return openedFrom(bytes, (archive) => archive.judge(question, { ...judging, onProgress, signal }));
}

/** Keeps an archive that has answered the first question; closes one that has not. */
async function openedFrom<T>(bytes: ArchiveBytes, ask: (archive: EngineArchive) => Promise<T> | T): Promise<Opened<T>> {
  const archive = new EngineArchive(bytes);
  try {
    const answer = await ask(archive);
    const number = nextArchive;
    nextArchive += 1;
    archives.set(number, archive);
    return { archive: number, answer };
  } catch (error) {
    archive.close();
    throw error;
  }
}

function archiveOf(number: number): EngineArchive {
  const archive = archives.get(number);
  if (archive === undefined) throw new MyDataError('verify.closed', 'the package has been closed');
  return archive;
}
