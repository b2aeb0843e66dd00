/** Makes the verifier page work without a network after the first visit. */
import { localeOf, sentence } from '@mydata-edge/sdk/elements';

const SCRIPT = '/verify-sw.js';
/** The page itself, and the scripts of its Workers: a Worker is served by the registration that its own address is under. */
const SCOPES = ['/verify', '/assets/verify-', '/assets/preview-'] as const;

/** Registers the service worker, and says below `place` once the page can be used offline. */
export async function keepOffline(place: HTMLElement): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registrations = await Promise.all(SCOPES.map((scope) => navigator.serviceWorker.register(SCRIPT, { scope })));
    await Promise.all(registrations.map(activated));
    sayReady(place);
    keepPreview(registrations[0]?.active);
  } catch {
    // Private windows and some settings forbid it; the page then works online only.
  }
}

/** The megabyte that draws documents is fetched when the page has nothing better to do, and not where data is to be saved. */
function keepPreview(worker: ServiceWorker | null | undefined): void {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData === true) return;
  // Safari has no idle callback.
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  whenIdle(() => worker?.postMessage('keep-preview'));
}

async function activated(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker || worker.state === 'activated') return;
  await new Promise<void>((done, failed) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') done();
      if (worker.state === 'redundant') failed(new Error('the service worker could not be installed'));
    });
  });
}

function sayReady(place: HTMLElement): void {
  const note = document.createElement('p');
  note.className = 'hint offline-ready';
  note.setAttribute('role', 'status');
  note.textContent = sentence('verify-page-offline-ready', localeOf(document.documentElement.lang));
  place.append(note);
}
