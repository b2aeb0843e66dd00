/** Where the preview's parts are: beside the script, unless a page has said otherwise. */
import * as beside from '#preview-resources';
import { MyDataError } from '../errors.ts';
import { compiledModule } from '../module-fetch.ts';

/** Where the parts are, if not beside this module. */
export interface PreviewSources {
  /** The wasm module. */
  wasmUrl?: string | URL;
  /** The Worker's script. */
  workerUrl?: string | URL;
  /** The folder with encodings and fonts (`preview/`). Fetched from only when a page needs it. */
  resourcesUrl?: string | URL;
}

/** Where encodings and fonts are: a folder, or each by its name. */
export type Resources = string | Readonly<Record<string, string>>;

let said: PreviewSources = {};

/**
 * Says for the whole page where the preview's parts are, also to `<mydata-result>` and `<mydata-viewer>`, and fetches and compiles the
 * module ahead of the first document. It need not be called: bundlers find the parts by themselves, and without it they are loaded from
 * beside the script by the first document.
 *
 * @throws {MyDataError} `preview.module` where the module could not be loaded; the first document tries again.
 *
 * @example
 * ```ts
 * import { init } from '@mydata-edge/sdk/preview';
 *
 * await init({ wasmUrl: '/static/mydata-preview.wasm', workerUrl: '/static/preview-worker.js', resourcesUrl: '/static/preview/' });
 * ```
 */
export async function init(sources: PreviewSources = {}): Promise<void> {
  said = { ...sources };
  await moduleOf(sources);
}

/** The compiled module. */
export function moduleOf(sources: PreviewSources): Promise<WebAssembly.Module> {
  const url = sources.wasmUrl ?? said.wasmUrl ?? new URL('./mydata-preview.wasm', import.meta.url);
  return compiledModule(String(url), 'preview.module');
}

/** Encodings and fonts. */
export function resourcesOf(sources: PreviewSources): Resources {
  const folder = sources.resourcesUrl ?? said.resourcesUrl;
  return folder === undefined ? beside.resources() : new URL(folder, location.href).href;
}

/** Starts the Worker. Browsers refuse some addresses of Workers at once, others only later. */
export function startWorker(sources: PreviewSources): Worker {
  const url = sources.workerUrl ?? said.workerUrl;
  try {
    // Bundlers take these very words for a Worker's script.
    return url === undefined
      ? new Worker(new URL('./preview-worker.js', import.meta.url), { type: 'module', name: 'mydata-preview' })
      : new Worker(url, { type: 'module', name: 'mydata-preview' });
  } catch (cause) {
    throw new MyDataError('preview.worker', 'the Worker could not be started', { cause });
  }
}
