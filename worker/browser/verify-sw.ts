/**
 * The service worker of the verifier page. It must be served as `/verify-sw.js` (`Content-Type: text/javascript`, not cached for
 * long), so that it can have the scopes `/verify` and `/assets/verify-`.
 *
 * Scripts and the wasm module are kept as one set per build, so that they always fit each other; the page, its styles and the
 * trust list are kept as they were last had, and taken from the network first.
 */

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface ServiceWorkerScope {
  addEventListener(type: 'activate' | 'install', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
}

declare const BUILD: string;
declare const KEPT: readonly string[];

const scope = self as unknown as ServiceWorkerScope;
const PREFIX = 'mydata-verify-';
/** The set of this build. */
const FIXED = `${PREFIX}${BUILD}`;
/** What is newer on the network, if there is one. */
const LATEST = `${PREFIX}latest`;
const PAGE = '/verify';
const TRUST: readonly string[] = ['/trust/anchors.pem', '/trust/signers.json'];
/** Longer than this nobody should stare at a page that is already here. */
const PATIENCE_MS = 4_000;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (KEPT.includes(url.pathname)) event.respondWith(fromSet(url.pathname));
  else if (url.pathname === PAGE || TRUST.includes(url.pathname) || url.pathname.startsWith('/assets/')) event.respondWith(newestOrKept(event.request));
});

async function install(): Promise<void> {
  const fixed = await caches.open(FIXED);
  await fixed.addAll(KEPT.map((path) => new Request(path, { cache: 'reload' })));
  const latest = await caches.open(LATEST);
  await latest.addAll([...TRUST, ...(await pageWithStyles(latest))]);
  await scope.skipWaiting();
}

/** Keeps the page in the language last seen, and answers what it links to. */
async function pageWithStyles(latest: Cache): Promise<string[]> {
  const response = await fetch(PAGE, { cache: 'reload' });
  if (!response.ok) throw new Error(`the page cannot be had: ${response.status}`);
  await latest.put(PAGE, response.clone());
  const links = (await response.text()).matchAll(/(?:href|src)="(\/assets\/[^"#?]+)/g);
  return [...new Set([...links].map(([, path = '']) => path))].filter((path) => path !== '' && !KEPT.includes(path));
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== FIXED && name !== LATEST);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function fromSet(path: string): Promise<Response> {
  return (await (await caches.open(FIXED)).match(path)) ?? fetch(path);
}

async function newestOrKept(request: Request): Promise<Response> {
  const latest = await caches.open(LATEST);
  const path = new URL(request.url).pathname;
  const kept = latest.match(path);
  const fresh = fetch(request).then(async (response) => {
    if (response.ok && !response.redirected) await latest.put(path, response.clone());
    return response;
  });
  const slow = new Promise<undefined>((done) => setTimeout(done, PATIENCE_MS, undefined));
  const first = await Promise.race([fresh.catch(() => undefined), kept.then((response) => (response ? slow : fresh.catch(() => undefined)))]);
  return first ?? (await kept) ?? fresh;
}
