/** 轉存: all data of a visit onto the clerk's computer, after every package in it has been checked once more in her own browser. */
import { make } from '../../../npm/src/elements/dom.ts';
import { localeOf, spokenSize } from '@mydata-edge/sdk/elements';
import { MyDataError } from '@mydata-edge/sdk/verify';
import type { CheckOptions, OpenedDelivery, PackageVerdict } from '@mydata-edge/sdk/verify';
import { expectedSignerOf, isDemonstration } from '../trust-list.ts';
import type { TrustList } from '../trust-list.ts';
import type { Desk } from './open-package.ts';
import { say } from './words.ts';

/** What is quicker than this shows no progress. */
const QUIET_MS = 1_000;

/** What the form promises. */
interface Wanted {
  resources: readonly string[];
  bytes: number;
}

/** Takes over a form that saves. `saved` is called with the datasets that the platform has erased by then. */
export function savesChecked(form: HTMLFormElement, desk: Desk, saved: (resources: readonly string[]) => void): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const press = form.querySelector('button');
    if (press?.getAttribute('aria-disabled') === 'true') return;
    press?.setAttribute('aria-disabled', 'true');
    void save(form, desk, saved).finally(() => press?.setAttribute('aria-disabled', 'false'));
  });
}

async function save(form: HTMLFormElement, desk: Desk, saved: (resources: readonly string[]) => void): Promise<void> {
  const wanted = { resources: (form.dataset['resources'] ?? '').split(' '), bytes: Number(form.dataset['bytes']) };
  const place = form.querySelector<HTMLElement>('.save-outcome');
  if (!place) return;
  const progress = new Progress(place, wanted.bytes);
  try {
    const arrived = await fetched(form, progress);
    if (!arrived) return desk.over();
    saved(wanted.resources);
    progress.say(say('organ-save-checking'));
    const isSure = await checked(arrived.blob, wanted, desk);
    lend(arrived.blob, arrived.name);
    const facts = { count: wanted.resources.length, name: arrived.name };
    progress.end(say(isSure ? 'organ-save-done' : 'organ-save-unsure', facts));
  } catch (cause) {
    const code = cause instanceof Refused ? cause.code : MyDataError.from('verify.worker', 'the check could not be completed', cause).code;
    if (code === 'verify.network') progress.fail(make('p', {}, say('organ-save-broken')));
    else progress.fail(make('h3', {}, say('organ-save-refused-title')), make('p', {}, say('organ-save-refused')), make('p', { class: 'small codes' }, say('organ-save-code'), ' ', make('code', {}, code)));
  }
}

interface Arrived {
  blob: Blob;
  name: string;
}

/** The file; nothing where the visit is over. A transfer that breaks off is no file: the platform keeps the data. */
async function fetched(form: HTMLFormElement, progress: Progress): Promise<Arrived | undefined> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  try {
    const response = await fetch(form.action, { method: 'POST', body, cache: 'no-store' });
    if (response.headers.get('content-type') !== 'application/zip' || !response.body) {
      if (response.redirected || response.status < 500) return undefined;
      throw new Error(`status ${response.status}`);
    }
    const counted = response.body.pipeThrough(progress.counting());
    const blob = await new Response(counted).blob();
    return { blob, name: nameIn(response.headers.get('content-disposition') ?? '') };
  } catch (cause) {
    throw new MyDataError('verify.network', 'the data did not arrive whole', { cause });
  }
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
 * Checks every package, and that it is what was asked for. Whether all of it is sure; what is only uncertain may be kept.
 *
 * @throws {Refused} with the code of what is wrong; {@link MyDataError} where it could not be checked.
 */
async function checked(blob: Blob, { resources }: Wanted, { verifier, trust }: Desk): Promise<boolean> {
  const list = await trust();
  const [only] = resources;
  if (resources.length === 1 && only !== undefined) return accepted(await verifier.verify(blob, optionsFor(list, only)));
  const delivery = await verifier.openDelivery(blob);
  try {
    return await allAccepted(delivery, resources, list);
  } finally {
    delivery.close();
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

/** How far the transfer is, and how it came out. */
class Progress {
  readonly #place: HTMLElement;
  readonly #total: number;
  readonly #text = make('p', { role: 'status' });
  readonly #bar = make('progress', { hidden: '', 'aria-label': say('organ-save-fetching') });
  readonly #timer: ReturnType<typeof setTimeout>;

  constructor(place: HTMLElement, total: number) {
    this.#place = place;
    this.#total = total;
    place.replaceChildren(this.#text, this.#bar);
    this.#timer = setTimeout(() => {
      this.#bar.hidden = false;
      this.#text.textContent ||= say('organ-save-fetching');
    }, QUIET_MS);
  }

  counting(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
    let done = 0;
    this.#bar.max = Math.max(1, this.#total);
    return new TransformStream({
      transform: (piece, controller) => {
        done += piece.length;
        this.#bar.value = done;
        this.#bar.title = spokenSize(done, localeOf(document.documentElement.lang));
        controller.enqueue(piece);
      },
    });
  }

  say(words: string): void {
    this.#text.textContent = words;
    this.#bar.removeAttribute('value');
  }

  end(words: string): void {
    clearTimeout(this.#timer);
    this.#bar.remove();
    this.#text.textContent = words;
  }

  fail(...content: readonly HTMLElement[]): void {
    clearTimeout(this.#timer);
    const box = make('div', { class: 'summary', role: 'alert', tabindex: '-1' }, ...content);
    this.#place.replaceChildren(box);
    box.focus();
  }
}
