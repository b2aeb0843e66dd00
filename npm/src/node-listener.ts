/** Lets a handler of the web platform, `Request → Response`, answer for Node's own HTTP server. */

/** What is used of Node's `IncomingMessage`. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  method?: string | undefined;
  url?: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What is used of Node's `ServerResponse`. */
export interface NodeResponse {
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(error?: Error): unknown;
  once(event: 'close' | 'drain', listener: () => void): unknown;
  readonly destroyed: boolean;
}

/** How a listener is made. */
export interface ListenerOptions {
  /** What visitors see in their address bar; behind a proxy the server cannot know it itself. */
  origin: string;
  /** The most a request's body may have, in bytes. Default 1 MiB: forms, notices and questions about data are far smaller. */
  largestBody?: number;
}

type Handler = (request: Request) => Promise<Response> | Response;

const LARGEST_BODY = 1024 * 1024;

/**
 * Makes a listener for `node:http`.
 *
 * A handler that throws is answered with 500, and its error's name is reported on the console. A body that says itself that it is too large is answered
 * with 413; one that only turns out to be is an error to whoever reads it.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 *
 * const server = createServer(nodeListener(handler, { origin: 'https://library.example' }));
 * // server.listen(3000);
 * ```
 */
export function nodeListener(handler: Handler, options: ListenerOptions): (request: NodeRequest, response: NodeResponse) => void {
  return (incoming, outgoing) => void answer(handler, incoming, outgoing, { largestBody: LARGEST_BODY, ...options });
}

async function answer(handler: Handler, incoming: NodeRequest, outgoing: NodeResponse, options: Required<ListenerOptions>): Promise<void> {
  try {
    const isTooLarge = Number(incoming.headers['content-length'] ?? 0) > options.largestBody;
    const response = isTooLarge ? new Response(null, { status: 413, headers: { connection: 'close' } }) : await handler(requestOf(incoming, options));
    await send(response, outgoing, incoming.method === 'HEAD');
  } catch (error) {
    console.error(`a request failed: ${error instanceof Error ? error.name : typeof error}`);
    // What has begun cannot become another answer any more: it breaks off, so that nobody takes a part for the whole.
    try {
      outgoing.writeHead(500, {});
      outgoing.end();
    } catch {
      outgoing.destroy();
    }
  }
}

function requestOf(incoming: NodeRequest, { origin, largestBody }: Required<ListenerOptions>): Request {
  const { method = 'GET', url = '/' } = incoming;
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one]));
  // Held to this origin: an address may begin with two slashes, or with another origin altogether.
  const address = new URL(url.startsWith('/') ? `.${url}` : '/', `${origin}/`);
  const init: RequestInit & { duplex?: 'half' } = { method, headers };
  if (!['GET', 'HEAD'].includes(method)) Object.assign(init, { body: streamOf(incoming, largestBody), duplex: 'half' });
  return new Request(address, init);
}

/** The body, read no faster than it is wanted. */
function streamOf(incoming: NodeRequest, largest: number): ReadableStream<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]();
  let length = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done === true) return controller.close();
      length += value.length;
      if (length <= largest) return controller.enqueue(value);
      throw new RangeError(`the body is larger than ${largest} bytes`);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

async function send(response: Response, outgoing: NodeResponse, isHead: boolean): Promise<void> {
  const cookies = response.headers.getSetCookie();
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  outgoing.writeHead(response.status, cookies.length === 0 ? headers : { ...headers, 'set-cookie': cookies });
  if (response.body === null || isHead) await response.body?.cancel();
  else await pour(response.body, outgoing);
  outgoing.end();
}

async function pour(body: ReadableStream<Uint8Array>, outgoing: NodeResponse): Promise<void> {
  for await (const chunk of body) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await drained(outgoing);
  }
}

/** Until there is room again, or nobody is there any more. */
function drained(outgoing: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('drain', () => resolve());
    outgoing.once('close', () => resolve());
  });
}
