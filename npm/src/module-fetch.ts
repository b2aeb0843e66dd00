/** Fetching and compiling a wasm module in a browser, on the page or in a Worker. */
import { MyDataError } from './errors.ts';

/** Which module it is, as its refusal says. */
type ModuleCode = 'preview.module' | 'verify.module';

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/**
 * The module at an address, compiled once for a page: what the browser has made fast for the first who asks is fast for the next. One
 * that could not be loaded is tried anew the next time.
 *
 * @throws {MyDataError} the code given.
 */
export function compiledModule(url: string, code: ModuleCode): Promise<WebAssembly.Module> {
  const known = compiled.get(url);
  if (known) return known;
  const coming = fetchModule(url, code).catch((cause: unknown) => {
    compiled.delete(url);
    throw MyDataError.from(code, 'the module could not be loaded', cause);
  });
  compiled.set(url, coming);
  return coming;
}

/** Compiles while bytes arrive, if the server says what they are. */
export async function fetchModule(url: string, code: ModuleCode): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new MyDataError(code, 'the module could not be loaded', { facts: { status: response.status } });
  if (response.headers.get('content-type')?.startsWith('application/wasm') === true) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
