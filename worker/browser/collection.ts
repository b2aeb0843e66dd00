/** Follows the collection of data: asks how far it is, and brings the page to the server's newest state. */

const QUICK_MS = 1_500;
const SLOW_MS = 6_000;
const QUICK_TRIES = 20;

interface Status {
  stage: string;
  datasets: readonly { resource_id: string; state: string }[];
}

/** Runs until every dataset has settled or the transaction has moved on. `changed` is called after each change of the page. */
export async function followCollection(changed: () => void): Promise<void> {
  const collection = document.querySelector<HTMLElement>('.collection[data-status-url][data-collecting]');
  if (!collection) return;
  const page = new LivePage();
  for (let tries = 0; collection.isConnected && collection.hasAttribute('data-collecting'); tries += 1) {
    await new Promise((done) => setTimeout(done, tries < QUICK_TRIES ? QUICK_MS : SLOW_MS));
    if (document.hidden) continue;
    const status = await ask(collection.dataset['statusUrl'] ?? '');
    if (status?.stage === 'ended') return location.reload();
    if (status === undefined || !differs(status, collection)) continue;
    await page.refresh(collection);
    changed();
  }
}

async function ask(url: string): Promise<Status | undefined> {
  try {
    const response = await fetch(url, { cache: 'no-store' });
    // Ended or expired: the server says where this visit goes.
    if (response.status === 404 || response.status === 410) location.reload();
    return response.ok ? ((await response.json()) as Status) : undefined;
  } catch {
    return undefined;
  }
}

function differs(status: Status, collection: HTMLElement): boolean {
  return status.datasets.some(({ resource_id: id, state }) => {
    const shown = collection.querySelector<HTMLElement>(`.preview[data-resource-id="${CSS.escape(id)}"]`);
    return shown?.dataset['state'] !== state;
  });
}

/** The page as the server last rendered it, beside the page as it is now. */
class LivePage {
  #rendered = taskOf(document)?.cloneNode(true) as HTMLElement | undefined;

  /** Fetches the page again and replaces what has changed in it. */
  async refresh(collection: HTMLElement): Promise<void> {
    const response = await fetch(location.href, { cache: 'no-store' });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = taskOf(fresh);
    const now = taskOf(document);
    const nextCollection = next?.querySelector<HTMLElement>('.collection');
    if (response.redirected || !response.ok || !next || !now || !nextCollection || !this.#rendered) {
      location.reload();
      return;
    }
    document.title = fresh.title;
    const before = this.#rendered;
    this.#rendered = next.cloneNode(true) as HTMLElement;
    replaceChanged(before, next, now);
    const beforeCollection = before.querySelector('.collection');
    if (beforeCollection) replaceChanged(beforeCollection, nextCollection, collection);
    if (!nextCollection.hasAttribute('data-collecting')) collection.removeAttribute('data-collecting');
  }
}

function taskOf(page: Document): HTMLElement | null {
  return page.querySelector<HTMLElement>('main .task');
}

/** Brings the changed children of `next` into `now`; unchanged ones keep focus, scroll and what scripts added. */
function replaceChanged(before: Element, next: Element, now: Element): void {
  const [old, fresh, shown] = [[...before.children], [...next.children], [...now.children]];
  if (shown.length !== old.length) {
    location.reload();
    return;
  }
  const focused = document.activeElement?.closest<HTMLButtonElement>('[name][value]');
  for (let at = 0; at < Math.max(old.length, fresh.length); at += 1) {
    const [present, replacement] = [shown[at], fresh[at]];
    if (!replacement) present?.remove();
    else if (!present) now.append(document.adoptNode(replacement));
    else if (old[at]?.isEqualNode(replacement) !== true && !replacement.matches('.collection, .deadline')) {
      present.replaceWith(document.adoptNode(replacement));
    }
  }
  if (focused && !focused.isConnected) {
    const { name, value } = focused;
    document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)?.focus();
  }
}
