/** Fetching and compiling the wasm module in a browser, on the page or in a Worker. */
import { MyDataError } from './errors.ts';

/** Compiles while bytes arrive, if the server says what they are. */
export async function fetchModule(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new MyDataError('verify.module', 'the verifier module could not be loaded', { facts: { status: response.status } });
  if (response.headers.get('content-type')?.startsWith('application/wasm') === true) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
