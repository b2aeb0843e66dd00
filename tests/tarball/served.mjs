/** Files of some folders, served as they are under a policy. */
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Where a site is, and how it ends. */
export async function served(folders, headers) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = folders.map((folder) => join(folder, pathname === '/' ? 'index.html' : pathname)).find((path) => existsSync(path) && statSync(path).isFile());
    response.writeHead(found ? 200 : 404, { ...headers, 'content-type': TYPES[extname(found ?? '')] ?? 'application/octet-stream' });
    response.end(found && readFileSync(found));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
