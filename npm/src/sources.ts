/** Where the verifier's parts are: beside the script, unless a page has said otherwise. */
import { MyDataError } from './errors.ts';
import { compiledModule } from './module-fetch.ts';

/** Where the Worker's script and the wasm module are, if not beside this module. */
export interface VerifierSources {
  workerUrl?: string | URL;
  wasmUrl?: string | URL;
}

let said: VerifierSources = {};

/**
 * Says for the whole page where the verifier's parts are, and fetches and compiles the module ahead of the first check. It need not be
 * called: bundlers find the parts by themselves, and without it they are loaded from beside the script by the first check.
 *
 * @throws {MyDataError} `verify.module` where the module could not be loaded; the first check tries again.
 *
 * @example
 * ```ts
 * import { init } from '@mydata-edge/sdk/verify';
 *
 * await init({ wasmUrl: '/static/mydata-verify.wasm', workerUrl: '/static/verify-worker.js' });
 * ```
 */
export async function init(sources: VerifierSources = {}): Promise<void> {
  said = { ...sources };
  await compiledModule(wasmUrlOf(sources), 'verify.module');
}

/** Starts the Worker. Browsers refuse some addresses of Workers at once, others only later. */
export function startWorker(sources: VerifierSources): Worker {
  const url = sources.workerUrl ?? said.workerUrl;
  try {
    // Bundlers take these very words for a Worker's script.
    return url === undefined
      ? new Worker(new URL('./verify-worker.js', import.meta.url), { type: 'module', name: 'mydata-verify' })
      : new Worker(url, { type: 'module', name: 'mydata-verify' });
  } catch (cause) {
    throw new MyDataError('verify.worker', 'the Worker could not be started', { cause });
  }
}

/** The absolute address of the module. */
export function wasmUrlOf(sources: VerifierSources): string {
  const url = sources.wasmUrl ?? said.wasmUrl ?? new URL('./mydata-verify.wasm', import.meta.url);
  return new URL(url, location.href).href;
}
