/** A second Worker beside the verifier's: lets large files pass at the same time. */
import type { Lane } from './engine.ts';
import { isLarge } from './engine.ts';
import { MyDataError } from './errors.ts';
import type { Passed, Place } from './passing.ts';
import type { Question, Reply } from './worker-messages.ts';

interface Waiting {
  resolve(passed: Passed | undefined): void;
  reject(error: MyDataError): void;
  onBytes(bytes: number): void;
}

let worker: Worker | undefined;
let nextId = 1;
const waiting = new Map<number, Waiting>();

/** One lane, if there are two large files or more, and a core for it. */
export function lanesFor(blob: Blob, module: WebAssembly.Module, places: readonly Place[]): Lane[] {
  const isWorthIt = places.filter(isLarge).length > 1 && navigator.hardwareConcurrency > 1 && 'Worker' in globalThis;
  return isWorthIt ? [(place, onBytes, signal) => pass(blob, module, place, onBytes, signal)] : [];
}

function pass(blob: Blob, module: WebAssembly.Module, place: Place, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Passed | undefined> {
  const id = nextId;
  nextId += 1;
  const helper = (worker ??= started());
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject, onBytes });
    signal.addEventListener('abort', () => post(helper, { id: 0, kind: 'abort', ask: { asked: id }, isWatched: false }), { once: true });
    post(helper, { id, kind: 'pass', ask: { blob, module, place }, isWatched: true });
  });
}

function post(helper: Worker, question: Question): void {
  helper.postMessage(question);
}

/** Ends with the Worker that has started it. */
function started(): Worker {
  const helper = new Worker(self.location.href, { type: 'module', name: 'mydata-verify-lane' });
  helper.onmessage = ({ data }: MessageEvent<Reply>) => settle(helper, data);
  helper.onerror = () => end(helper, new MyDataError('verify.worker', 'the verifier stopped or could not be loaded'));
  return helper;
}

function settle(helper: Worker, reply: Reply): void {
  const lane = waiting.get(reply.id);
  if (!lane) return;
  if ('progress' in reply) {
    lane.onBytes(reply.progress.done);
  } else if ('answer' in reply) {
    waiting.delete(reply.id);
    lane.resolve(reply.answer as Passed | undefined);
  } else {
    const { code, message, facts } = reply.refusal;
    end(helper, new MyDataError(code, message, { facts }));
  }
}

/** A Worker that has failed once is not asked again. */
function end(helper: Worker, error: MyDataError): void {
  helper.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}
