/** The wasm module, compiled once for a page: what the browser has made fast for one document is fast for the next. */
import { MyDataError } from '../errors.ts';

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * The module at an address. One that could not be loaded is tried anew the next time.
 *
 * @throws {MyDataError} `preview.module`.
 */
export function compiledModule(url: string): Promise<WebAssembly.Module> {
  const known = compiled.get(url);
  if (known) return known;
  const coming = load(url).catch((cause: unknown) => {
    compiled.delete(url);
    throw MyDataError.from('preview.module', 'the preview module could not be loaded', cause);
  });
  compiled.set(url, coming);
  return coming;
}

async function load(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new MyDataError('preview.module', 'the preview module could not be loaded', { facts: { status: response.status } });
  if (response.headers.get('content-type')?.startsWith('application/wasm') === true) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
