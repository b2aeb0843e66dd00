/**
 * 轉存: all data of a visit onto the clerk's computer, after every package in it has been checked once more in her own browser.
 *
 * The platform erases as the last byte goes out. So what the check needs is there before the first is asked for, and what has arrived
 * stays in hand until it has been given, or does not hold.
 */
import { make } from '../../../npm/src/elements/dom.ts';
import { init, MyDataError, Verifier } from '@mydata-edge/sdk/verify';
import type { CheckOptions, OpenedDelivery, PackageVerdict } from '@mydata-edge/sdk/verify';
import { expectedSignerOf, isDemonstration } from '../trust-list.ts';
import type { TrustList } from '../trust-list.ts';
import type { Desk } from './open-package.ts';
import { Progress } from './progress.ts';
import { say } from './words.ts';

/** Failures of this browser, which say nothing of the data: the check can be made once more. All others count against the data. */
const UNCHECKABLE: ReadonlySet<string> = new Set(['verify.memory', 'verify.module', 'verify.network', 'verify.read', 'verify.worker']);

/** What has become of data that is not on the platform any more. */
export type Fate = 'organ-fetched' | 'organ-not-saved' | 'organ-saved' | 'organ-saved-unchecked';

/** Takes over a form that saves. `gone` is told of datasets that the platform has erased, and of each change after that. */
export function savesChecked(form: HTMLFormElement, desk: Desk, gone: (resources: readonly string[], fate: Fate) => void): void {
  const saving = new Saving(form, desk, gone);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void saving.press();
  });
}

class Saving {
  readonly #form: HTMLFormElement;
  readonly #desk: Desk;
  readonly #gone: (fate: Fate) => void;
  readonly #resources: readonly string[];
  readonly #button: HTMLButtonElement | null;

  constructor(form: HTMLFormElement, desk: Desk, gone: (resources: readonly string[], fate: Fate) => void) {
    this.#form = form;
    this.#desk = desk;
    this.#resources = (form.dataset['resources'] ?? '').split(' ');
    this.#gone = (fate) => gone(this.#resources, fate);
    this.#button = form.querySelector('button');
  }

  async press(): Promise<void> {
    if (this.#button?.getAttribute('aria-disabled') === 'true') return;
    this.#button?.setAttribute('aria-disabled', 'true');
    // Once it has arrived there is nothing to fetch again.
    if (!(await this.#save())) this.#button?.setAttribute('aria-disabled', 'false');
  }

  /** Whether the data has arrived. */
  async #save(): Promise<boolean> {
    const progress = this.#progress();
    const [list] = await Promise.all([this.#desk.trust(), init()]).catch((): [undefined] => [undefined]);
    if (!list) {
      progress.fail(paragraph('organ-save-not-begun'));
      return false;
    }
    const arrived = await this.#fetched(progress);
    if (!arrived) return false;
    this.#gone('organ-fetched');
    await this.#give(arrived, list, progress);
    return true;
  }

  /** The file; nothing where it did not come. A transfer that breaks off is no file: the platform keeps the data. */
  async #fetched(progress: Progress): Promise<Arrived | undefined> {
    try {
      const arrived = await fetched(this.#form, progress, this.#desk.left);
      if (!arrived) this.#desk.over();
      return arrived;
    } catch {
      progress.fail(paragraph('organ-save-broken'));
      return undefined;
    }
  }

  /** Gives the file to the clerk if it holds. */
  async #give(arrived: Arrived, list: TrustList, progress: Progress): Promise<void> {
    progress.say(say('organ-save-checking'));
    try {
      const isSure = await checked(arrived.blob, this.#resources, list, this.#desk.left);
      this.#lend(arrived, 'organ-saved');
      progress.end(isSure ? 'organ-save-done' : 'organ-save-unsure', { count: this.#resources.length, name: arrived.name });
    } catch (cause) {
      if (this.#desk.left.aborted) return;
      if (cause instanceof Refused) return this.#refuse(cause.code, progress);
      const { code } = MyDataError.from('verify.worker', 'the check could not be completed', cause);
      if (UNCHECKABLE.has(code)) progress.fail(...this.#unchecked(arrived, list, code));
      else this.#refuse(code, progress);
    }
  }

  #refuse(code: string, progress: Progress): void {
    this.#gone('organ-not-saved');
    progress.fail(make('h3', {}, say('organ-save-refused-title')), paragraph('organ-save-refused'), spelled(code));
  }

  /** Nothing is known of it: it can be checked again, or be taken as what it is. */
  #unchecked(arrived: Arrived, list: TrustList, code: string): HTMLElement[] {
    const again = make('button', { type: 'button', class: 'button' }, say('organ-save-again'));
    again.addEventListener('click', () => void this.#give(arrived, list, this.#progress().focused()));
    const take = make('button', { type: 'button', class: 'button button-quiet' }, say('organ-save-unchecked'));
    take.addEventListener('click', () => {
      const name = say('organ-save-unchecked-name', { name: arrived.name });
      this.#lend({ blob: arrived.blob, name }, 'organ-saved-unchecked');
      this.#progress().focused().end('organ-save-unchecked-done', { count: this.#resources.length, name });
    });
    const buttons = make('p', { class: 'buttons' }, again, take);
    return [make('h3', {}, say('organ-save-uncheckable-title')), paragraph('organ-save-uncheckable'), spelled(code), buttons];
  }

  #lend({ blob, name }: Arrived, fate: Fate): void {
    this.#desk.left.throwIfAborted();
    lend(blob, name);
    this.#gone(fate);
  }

  #progress(): Progress {
    const place = this.#form.querySelector<HTMLElement>('.save-outcome') ?? make('div');
    return new Progress(place, Number(this.#form.dataset['bytes']));
  }
}

function paragraph(id: string): HTMLParagraphElement {
  return make('p', {}, say(id));
}

function spelled(code: string): HTMLParagraphElement {
  return make('p', { class: 'small codes' }, say('organ-save-code'), ' ', make('code', {}, code));
}

interface Arrived {
  blob: Blob;
  name: string;
}

/** The file; nothing where the visit is over. Rejects where it did not arrive whole. */
async function fetched(form: HTMLFormElement, progress: Progress, signal: AbortSignal): Promise<Arrived | undefined> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const response = await fetch(form.action, { method: 'POST', body, cache: 'no-store', signal });
  if (response.headers.get('content-type') !== 'application/zip' || !response.body) {
    if (response.redirected || response.status < 500) return undefined;
    throw new Error(`status ${response.status}`);
  }
  const counted = response.body.pipeThrough(progress.counting());
  const blob = await new Response(counted).blob();
  return { blob, name: nameIn(response.headers.get('content-disposition') ?? '') };
}

/** The name of RFC 8187; the server has taken out what no file system has in a name. */
function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined ? 'MyData.zip' : decodeURIComponent(encoded);
}

/** What arrived is not what the agencies have signed, or not what was asked for. */
class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * Checks every package, and that it is what was asked for. Whether all of it is sure; what is only uncertain may be kept. It has a
 * verifier of its own: one that has failed once fails for ever.
 *
 * @throws {Refused} with the code of what is wrong; {@link MyDataError} where it could not be checked.
 */
async function checked(blob: Blob, resources: readonly string[], list: TrustList, signal: AbortSignal): Promise<boolean> {
  const verifier = new Verifier();
  signal.addEventListener('abort', () => verifier.close());
  try {
    const [only] = resources;
    if (resources.length === 1 && only !== undefined) return accepted(await verifier.verify(blob, optionsFor(list, only)));
    return await allAccepted(await verifier.openDelivery(blob), resources, list);
  } finally {
    verifier.close();
  }
}

async function allAccepted(delivery: OpenedDelivery, resources: readonly string[], list: TrustList): Promise<boolean> {
  const held = delivery.entries.filter(({ present }) => present).map(({ resourceId }) => resourceId);
  if (held.length !== resources.length || !resources.every((resource) => held.includes(resource))) {
    throw new Refused('package.listed-file-absent');
  }
  let isSure = true;
  for (const resource of held) isSure = accepted(await delivery.verify(resource, optionsFor(list, resource))) && isSure;
  return isSure;
}

function accepted(verdict: PackageVerdict): boolean {
  verdict.close();
  const { verdict: judgement, reasons } = verdict;
  if (judgement === 'invalid') throw new Refused(reasons[0]?.code ?? 'verify.not-authentic');
  return judgement === 'valid';
}

function optionsFor(list: TrustList, resource: string): CheckOptions {
  return { anchors: list.anchors, expectedSigner: expectedSignerOf(list, resource), allowDemoRoots: isDemonstration() };
}

/** Hands the file to the browser. A download has what it needs from the click on: the URL ends with it. */
function lend(blob: Blob, name: string): void {
  // A type that no browser shows: whatever is in it, it is saved and never run in this origin.
  const url = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  make('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
