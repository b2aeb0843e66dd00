/**
 * The verifier page (離線驗證): checks a package, a whole delivery, or a paper of the platform that the visitor drops or picks, also
 * without a network.
 *
 * What it expects of the page:
 * - `#drop`: where a file may be dropped; it gets the class `drop-over` while one hovers.
 * - `input#package[type=file]`: where one may be picked.
 * - `#result[data-anchors-url][data-signers-url][data-keys-url]`, `hidden` at first: where the outcome goes.
 * - `.demonstration`: present on a platform for demonstrations only.
 * - `/verify-sw.js`: the service worker (worker/browser/verify-sw.ts).
 */
import { defineElements, localeOf, sentence } from '@mydata-edge/sdk/elements';
import { checkFile } from './checked-file.ts';
import { keepOffline } from './offline.ts';

function say(id: string): string {
  return sentence(id, localeOf(document.documentElement.lang));
}

function listen(drop: HTMLElement, input: HTMLInputElement, result: HTMLElement): void {
  let running: AbortController | undefined;
  const check = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (!file) return;
    running?.abort();
    running = new AbortController();
    const note = files.length > 1 ? say('verify-page-one-only') : undefined;
    void checkFile(file, result, running.signal, note);
    // The same file may be picked again after it has been changed.
    input.value = '';
  };
  input.addEventListener('change', () => check(input.files));
  for (const type of ['dragenter', 'dragover'] as const) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add('drop-over');
    });
  }
  for (const type of ['dragleave', 'drop', 'dragend'] as const) drop.addEventListener(type, () => drop.classList.remove('drop-over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    check(event.dataTransfer?.files);
  });
  // A file dropped beside the place would otherwise replace the page.
  for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, (event) => event.preventDefault());
}

defineElements();
const [drop, input, result] = [
  document.querySelector<HTMLElement>('#drop'),
  document.querySelector<HTMLInputElement>('input#package'),
  document.querySelector<HTMLElement>('#result'),
];
if (drop && input && result) {
  listen(drop, input, result);
  void keepOffline(drop);
}
