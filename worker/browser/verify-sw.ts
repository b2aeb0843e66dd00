/**
 * The service worker of the verifier page. It must be served as `/verify-sw.js` (`Content-Type: text/javascript`, not cached for
 * long), so that it can have the scopes `/verify`, `/assets/verify-` and `/assets/preview-`.
 *
 * Scripts and wasm modules are kept as one set per build, so that they always fit each other; the page, its styles, the
 * trust list and the keys of the platform's papers are kept as they were last had, and taken from the network first. What only documents need comes later: the module
 * that draws them when the page asks for it, at leisure, and fonts and encodings (16 MB) one by one as documents ask for them.
 * Most documents bring theirs along.
 */

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface MessageEventOfPage extends ExtendableEvent {
  readonly data: unknown;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface ServiceWorkerScope {
  addEventListener(type: 'activate' | 'install', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEventOfPage) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  readonly navigator: { readonly locks: LockManager };
  skipWaiting(): Promise<void>;
}

declare const BUILD: string;
/** What the check needs. */
declare const KEPT: readonly string[];
/** What documents need, with its digest. */
declare const KEPT_LATER: Readonly<Record<string, string>>;
/** Names the fonts and encodings of this build. */
declare const RESOURCES: string;

const scope = self as unknown as ServiceWorkerScope;
const PREFIX = 'mydata-verify-';
/** The set of this build. */
const FIXED = `${PREFIX}${BUILD}`;
/** What is newer on the network, if there is one. */
const LATEST = `${PREFIX}latest`;
/** Fonts and encodings that documents have asked for. Each names what it holds, so that those of two builds do no harm together. */
const FOR_DOCUMENTS = `${PREFIX}resources-${RESOURCES}`;
const PAGE = '/verify';
const TRUST: readonly string[] = ['/trust/anchors.pem', '/trust/signers.json', '/trust/keys.json'];
/** Longer than this nobody should stare at a page that is already here. */
const PATIENCE_MS = 4_000;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (KEPT.includes(url.pathname) || url.pathname in KEPT_LATER) event.respondWith(fromSet(url.pathname));
  else if (url.pathname.startsWith('/assets/preview/')) event.respondWith(keptAtFirstUse(event.request));
  else if (url.pathname === PAGE || TRUST.includes(url.pathname) || url.pathname.startsWith('/assets/')) event.respondWith(newestOrKept(event.request));
});

scope.addEventListener('message', (event) => {
  if (event.data === 'keep-preview') event.waitUntil(keepLater());
});

async function install(): Promise<void> {
  // There is one registration per scope, and all install at once: the second one finds what the first has brought.
  await scope.navigator.locks.request(FIXED, async () => {
    const fixed = await caches.open(FIXED);
    await fixed.addAll((await missing(fixed, KEPT)).map((path) => new Request(path, { cache: 'reload' })));
  });
  const latest = await caches.open(LATEST);
  await latest.addAll([...TRUST, ...(await pageWithStyles(latest))]);
  await scope.skipWaiting();
}

/**
 * What has been fetched for a document just now comes out of the browser's own cache. After a deployment the network has another
 * build's module: the digest keeps it out of this set.
 */
async function keepLater(): Promise<void> {
  await scope.navigator.locks.request(FIXED, async () => {
    const fixed = await caches.open(FIXED);
    const paths = await missing(fixed, Object.keys(KEPT_LATER));
    await fixed.addAll(paths.map((path) => new Request(path, { integrity: KEPT_LATER[path] ?? '' })));
  });
}

async function missing(cache: Cache, paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => cache.match(path)));
  return paths.filter((_, at) => found[at] === undefined);
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
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && ![FIXED, LATEST, FOR_DOCUMENTS].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function fromSet(path: string): Promise<Response> {
  return (await (await caches.open(FIXED)).match(path)) ?? fetch(path);
}

async function keptAtFirstUse(request: Request): Promise<Response> {
  const resources = await caches.open(FOR_DOCUMENTS);
  const kept = await resources.match(request.url);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await keep(resources, request.url, fresh);
  return fresh;
}

/** A full disk is no reason to be without what the network has just given. */
async function keep(cache: Cache, address: string, response: Response): Promise<void> {
  await cache.put(address, response.clone()).catch(() => undefined);
}

async function newestOrKept(request: Request): Promise<Response> {
  const latest = await caches.open(LATEST);
  const path = new URL(request.url).pathname;
  const kept = latest.match(path);
  const fresh = fetch(request).then(async (response) => {
    if (response.ok && !response.redirected) await keep(latest, path, response);
    return response;
  });
  const slow = new Promise<undefined>((done) => setTimeout(done, PATIENCE_MS, undefined));
  const first = await Promise.race([fresh.catch(() => undefined), kept.then((response) => (response ? slow : fresh.catch(() => undefined)))]);
  return first ?? (await kept) ?? fresh;
}
