/** Files handed to the browser: saved, or opened with its own reader; every URL for it ends. */
import { make } from './dom.ts';

/** Long enough for a new tab to have read the document. */
const URL_LIFE_MS = 60_000;

/** Saves a file under the last part of its name. */
export function save(blob: Blob, name: string, released: AbortSignal): void {
  // A type that no browser shows: whatever the file says it is, it is saved and never run in this origin.
  const url = lend(new Blob([blob], { type: 'application/octet-stream' }), released);
  make('a', { href: url, download: name.split('/').at(-1) ?? name }).click();
}

/** Opens a PDF with the browser's own reader, or saves it where it is none or a new tab is not to be had. Call it within a click. */
export async function openElsewhere(read: () => Promise<Blob>, name: string, released: AbortSignal): Promise<void> {
  // The tab is opened within the click, before anything is awaited, or it would be blocked as a pop-up.
  const tab = window.open('about:blank');
  try {
    const blob = await read();
    const start = await blob.slice(0, 5).text();
    if (tab === null || start !== '%PDF-') {
      tab?.close();
      save(blob, name, released);
      return;
    }
    tab.opener = null;
    tab.location.replace(lend(new Blob([blob], { type: 'application/pdf' }), released));
  } catch (cause) {
    tab?.close();
    throw cause;
  }
}

/** A URL for a while: until the element lets the package go, and not for longer than a minute. */
function lend(blob: Blob, released: AbortSignal): string {
  const url = URL.createObjectURL(blob);
  const revoke = (): void => URL.revokeObjectURL(url);
  setTimeout(revoke, URL_LIFE_MS);
  released.addEventListener('abort', revoke, { once: true });
  return url;
}
