/** A dataset on the clerk's page: fetched when she opens it and not before, for that is on the citizen's record, and checked here. */
import type { MyDataResult } from '@mydata-edge/sdk/elements';
import { MyDataError } from '@mydata-edge/sdk/verify';
import type { PackageVerdict, Verifier } from '@mydata-edge/sdk/verify';
import { expectedSignerOf, isDemonstration, providerOf } from '../trust-list.ts';
import type { TrustList } from '../trust-list.ts';
import { tellsOfEnd } from './visit-watch.ts';
import type { Watermark } from './watermark.ts';
import { say } from './words.ts';

/** What opening needs. */
export interface Desk {
  verifier: Verifier;
  trust(): Promise<TrustList>;
  watermark: Watermark;
  /** The server says that the visit is over: what is shown goes. */
  over(): void;
  /** Aborted as soon as nothing of the visit may stay. */
  left: AbortSignal;
}

/** Makes the button of a dataset's card open and close it. The answer is what lets go of it. */
export function openable(card: HTMLElement, desk: Desk): () => void {
  const opening = new Opening(card, desk);
  return () => opening.close();
}

class Opening {
  readonly #card: HTMLElement;
  readonly #desk: Desk;
  readonly #button: HTMLButtonElement | null;
  #result: MyDataResult | undefined;

  constructor(card: HTMLElement, desk: Desk) {
    this.#card = card;
    this.#desk = desk;
    this.#button = card.querySelector('button.open-package');
    this.#button?.addEventListener('click', () => (this.#result ? this.close() : void this.#open()));
    this.#name('organ-open');
    if (this.#button) this.#button.hidden = false;
  }

  close(): void {
    this.#result?.verdict?.close();
    this.#result?.clear();
    this.#result?.remove();
    this.#result = undefined;
    this.#name('organ-open');
  }

  async #open(): Promise<void> {
    const result = document.createElement('mydata-result');
    result.setAttribute('view-only', '');
    this.#result = result;
    this.#card.querySelector('.package')?.append(result);
    this.#name('organ-close');
    const verdict = await result.run((onProgress) => this.#checked(result, onProgress));
    // Closed while it was on its way: nothing of it stays.
    if (this.#result !== result) verdict?.close();
  }

  async #checked(result: MyDataResult, onProgress: Parameters<Parameters<MyDataResult['run']>[0]>[0]): Promise<PackageVerdict> {
    const { packageUrl = '', resourceId = '' } = this.#card.dataset;
    const list = await this.#desk.trust();
    const provider = providerOf(list, resourceId);
    if (provider !== undefined) result.setAttribute('provider', provider);
    const blob = await this.#fetched(packageUrl);
    result.setAttribute('watermark', this.#desk.watermark.now());
    this.#noteSeen();
    return this.#desk.verifier.verify(blob, { anchors: list.anchors, expectedSigner: expectedSignerOf(list, resourceId), allowDemoRoots: isDemonstration(), onProgress });
  }

  async #fetched(url: string): Promise<Blob> {
    try {
      const response = await fetch(url, { cache: 'no-store' });
      if (tellsOfEnd(response)) this.#desk.over();
      if (response.ok && !response.redirected) return await response.blob();
      throw new Error(`status ${response.status}`);
    } catch (cause) {
      throw new MyDataError('verify.network', 'the package could not be downloaded', { cause });
    }
  }

  #noteSeen(): void {
    const note = this.#card.querySelector('.package-note');
    if (note) note.textContent = say('organ-seen');
  }

  #name(id: 'organ-close' | 'organ-open'): void {
    if (!this.#button) return;
    this.#button.textContent = say(id);
    this.#button.setAttribute('aria-label', say(`${id}-of`, { name: this.#card.dataset['name'] ?? '' }));
    this.#button.setAttribute('aria-expanded', String(id === 'organ-close'));
  }
}
