/**
 * A simulator of the HiPKI local component (跨平台網頁元件) over HTTP on the citizen's own computer.
 *
 * Like the original it knows no CORS: a page comes to it by a popup window and nothing else, but for one picture.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { act, controlPage, SOFT_CERTIFICATES } from './control.ts';
import type { Desk } from './desk.ts';
import type { SoftCertificate } from './persona-cards.ts';
import { pictureOf } from './picture.ts';
import { describeCards, sign } from './requests.ts';
import { selfTestPage } from './self-test.ts';

/** Where pages expect the component. */
export const COMPONENT_PORT = 61161;
/** Where pages expect the component of the 健保卡, which is another program and speaks alike here. */
export const NHI_COMPONENT_PORT = 61162;
const LARGEST_BODY = 256 * 1024;
const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** What a path is answered with. */
interface Reply {
  status?: number;
  type?: string;
  body?: string | Uint8Array;
  headers?: Readonly<Record<string, string>>;
}

export class Component {
  readonly desk: Desk;
  readonly #server: Server;
  readonly #files: readonly SoftCertificate[];

  /** @param files which can be downloaded from the page for people */
  constructor(desk: Desk, files: readonly SoftCertificate[] = []) {
    this.desk = desk;
    this.#files = files;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** Listens on this machine only; on any free port if `port` is 0. */
  async open(port = COMPONENT_PORT): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status = 200, type = 'text/plain; charset=utf-8', body = '', headers = {} } = await this.#reply(request).catch((cause: unknown) => {
      console.error(cause);
      return { status: 500 } as Reply;
    });
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    response.end(body);
  }

  async #reply(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? '/', this.origin);
    // A name that only leads here would make another site's page one of ours.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? '')) return { status: 421 };
    if (request.method === 'GET') return this.#get(url);
    if (request.method !== 'POST') return { status: 405 };
    if (request.headers.origin !== undefined && request.headers.origin !== this.origin) return { status: 403 };
    return this.#post(url, new URLSearchParams(await bodyOf(request)));
  }

  async #get({ pathname, searchParams }: URL): Promise<Reply> {
    const options = { withCertificates: searchParams.get('withcert') === 'true', slot: '' };
    switch (pathname) {
      case '/':
      case '/control':
        return { type: HTML, body: controlPage(this.desk, this.#files) };
      case '/popupForm':
        return { type: HTML, body: await readFile(new URL('popup-form.html', import.meta.url)) };
      case '/pkcs11info':
        return { type: JSON_TYPE, body: JSON.stringify(describeCards(this.desk, options)) };
      case '/p11Image.bmp': {
        const text = JSON.stringify(describeCards(this.desk, options));
        return { type: 'image/bmp', body: pictureOf(text), headers: { 'access-control-allow-origin': '*' } };
      }
      case '/selfTest':
      case '/selfTest.htm':
        return { type: HTML, body: selfTestPage(describeCards(this.desk, { ...options, withCertificates: true })) };
      default:
        return this.#file(pathname);
    }
  }

  #file(pathname: string): Reply {
    const found = this.#files.find(({ uid }) => pathname === `${SOFT_CERTIFICATES}${uid}.p12`);
    if (found === undefined) return { status: 404 };
    return { type: 'application/x-pkcs12', body: found.file, headers: { 'content-disposition': `attachment; filename="${found.uid}.p12"` } };
  }

  async #post({ pathname, searchParams }: URL, form: URLSearchParams): Promise<Reply> {
    switch (pathname) {
      case '/pkcs11info': {
        const options = { withCertificates: searchParams.get('withcert') === 'true', slot: form.get('slotDescription') ?? '' };
        return { type: JSON_TYPE, body: JSON.stringify(describeCards(this.desk, options)) };
      }
      case '/sign':
        return { type: JSON_TYPE, body: JSON.stringify(await sign(this.desk, form.get('tbsPackage') ?? '', new Date())) };
      case '/control': {
        const problem = act(this.desk, form.get('do') ?? '', form.get('card') || undefined);
        return problem === undefined ? { status: 303, headers: { location: '/control' } } : { status: 400, body: problem };
      }
      default:
        return { status: 404 };
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) throw new RangeError('the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
