/** A handler of the web platform behind Node's own server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { nodeListener } from '../src/node-listener.ts';

const ORIGIN = 'https://library.example';

async function serve(context: TestContext, handler: (request: Request) => Promise<Response> | Response): Promise<string> {
  const server = createServer(nodeListener(handler, { origin: ORIGIN })).listen(0, '127.0.0.1');
  context.after(() => server.close().closeAllConnections());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('method, address, headers and body arrive, and the answer goes out', async (context) => {
  const server = await serve(context, async (request) => {
    const seen = [request.method, request.url, request.headers.get('x-own'), await request.text()];
    return Response.json(seen, { status: 201, headers: [['set-cookie', 'a=1'], ['set-cookie', 'b=2']] });
  });
  const response = await fetch(`${server}/loans?year=113`, { method: 'POST', headers: { 'x-own': 'yes' }, body: '語彤' });
  assert.deepEqual([response.status, response.headers.getSetCookie()], [201, ['a=1', 'b=2']]);
  assert.deepEqual(await response.json(), ['POST', `${ORIGIN}/loans?year=113`, 'yes', '語彤']);
});

test('an address cannot lead to another origin', async (context) => {
  const server = await serve(context, (request) => new Response(request.url));
  for (const [path, url] of [['//evil.example/x', `${ORIGIN}//evil.example/x`], ['http://evil.example/x', `${ORIGIN}/`], ['*', `${ORIGIN}/`]] as const) {
    const [answer] = (await once(ask(server, { path, method: 'OPTIONS' }).end(), 'response')) as [Readable];
    assert.equal(Buffer.concat(await answer.toArray()).toString(), url);
  }
});

test('a large body goes out whole, and a HEAD has none', async (context) => {
  const large = new Uint8Array(5_000_000).fill(7);
  const server = await serve(context, () => new Response(large));
  assert.deepEqual(new Uint8Array(await (await fetch(server)).arrayBuffer()), large);
  assert.equal((await (await fetch(server, { method: 'HEAD' })).arrayBuffer()).byteLength, 0);
});

test('a body that says that it is too large is not read, and one that turns out to be is an error', async (context) => {
  const read: string[] = [];
  const server = await serve(context, async (request) => {
    const text = await request.text().catch((error: unknown) => String(error));
    read.push(text);
    return new Response(String(text.length), { headers: { connection: 'close' } });
  });
  const large = 'x'.repeat(1024 * 1024 + 1);
  assert.equal((await fetch(server, { method: 'POST', body: large.slice(1) })).status, 200);
  assert.equal((await fetch(server, { method: 'POST', body: large })).status, 413);
  const stream = new Blob([large]).stream();
  await fetch(server, { method: 'POST', body: stream, duplex: 'half' } as RequestInit).catch(() => undefined);
  assert.deepEqual(read.map((text) => text.slice(0, 10)), ['x'.repeat(10), 'RangeError']);
});

test('a handler that fails is answered with 500, and the server lives on', async (context) => {
  const said = context.mock.method(console, 'error', () => undefined);
  const server = await serve(context, (request) => {
    if (request.url.endsWith('/bad')) throw new TypeError('something personal');
    return new Response('well');
  });
  assert.equal((await fetch(`${server}/bad`)).status, 500);
  assert.deepEqual(said.mock.calls.map(({ arguments: words }) => words), [['a request failed: TypeError']]);
  assert.equal(await (await fetch(server)).text(), 'well');
});

test('an answer that breaks off is not taken for the whole', async (context) => {
  context.mock.method(console, 'error', () => undefined);
  let pulls = 0;
  const server = await serve(context, () => new Response(new ReadableStream({
    pull(controller) {
      pulls += 1;
      if (pulls > 2) controller.error(new Error('reset'));
      else controller.enqueue(new Uint8Array(10));
    },
  })));
  await assert.rejects(async () => (await fetch(server)).arrayBuffer());
});
