/** One file on the verifier page: a package, a delivery with a package per dataset, or a paper of the platform. */
import { localeOf, sentence, spokenSize } from '@mydata-edge/sdk/elements';
import type { MyDataResult } from '@mydata-edge/sdk/elements';
import { Verifier } from '@mydata-edge/sdk/verify';
import type { CheckOptions, OpenedDelivery, PackageVerdict } from '@mydata-edge/sdk/verify';
import { isPaper } from './records/paper-file.ts';
import { expectedSignerOf, isDemonstration, providerOf, providersNamed, trustLoader } from './trust-list.ts';
import type { TrustList } from './trust-list.ts';

type Say = (id: string, facts?: Record<string, number | string>) => string;

/** Checks a file and shows everything about it. A new file ends the check of the one before. */
export async function checkFile(file: File, place: HTMLElement, signal: AbortSignal, note?: string): Promise<void> {
  const locale = localeOf(document.documentElement.lang);
  const say: Say = (id, facts) => sentence(id, locale, facts);
  place.hidden = false;
  place.replaceChildren(paragraph(say('verify-page-file', { name: file.name, size: spokenSize(file.size, locale) })));
  if (note !== undefined) place.append(paragraph(note));
  place.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  if (await isPaper(file)) return showPaper(file, place, signal, say);
  const verifier = new Verifier();
  signal.addEventListener('abort', () => verifier.close());
  const trust = trustLoader(place.dataset['anchorsUrl'], place.dataset['signersUrl']);
  const delivery = await deliveryIn(file, verifier);
  if (signal.aborted) return;
  if (delivery) await checkDelivery(delivery, place, trust, say);
  else await checkPackage(file, place, verifier, trust, say);
  if (!signal.aborted) noteAge(await trust().catch(() => undefined), place, say);
}

/** What checks papers is fetched here and not before: most visitors have a package. */
async function showPaper(file: File, place: HTMLElement, signal: AbortSignal, say: Say): Promise<void> {
  const note = paragraph(say('browser-checking'));
  place.append(note);
  let card: HTMLElement;
  try {
    const { checkPaper } = await import('./records/paper-check.ts');
    card = await checkPaper(file, place.dataset['keysUrl'] ?? '/trust/keys.json');
  } catch {
    card = paragraph(say('verify-module'));
  }
  if (signal.aborted) return;
  note.remove();
  place.append(card);
}

/** The file as a delivery, if it is one. A package is none: its manifest lists other things. */
async function deliveryIn(file: File, verifier: Verifier): Promise<OpenedDelivery | undefined> {
  try {
    return await verifier.openDelivery(file);
  } catch {
    // Whatever is wrong will be met again, and shown, by the check as a package.
    return undefined;
  }
}

async function checkDelivery(delivery: OpenedDelivery, place: HTMLElement, trust: () => Promise<TrustList>, say: Say): Promise<void> {
  place.append(paragraph(say('verify-page-delivery', { count: delivery.entries.length })));
  for (const entry of delivery.entries) {
    const heading = document.createElement('h3');
    heading.textContent = entry.name === '' ? entry.resourceId : entry.name;
    place.append(heading);
    if (!entry.present) {
      const words = entry.code === 204 ? say('browser-no-record') : say('verify-page-dataset-code', { resource: entry.resourceId, code: entry.code });
      place.append(paragraph(words));
      continue;
    }
    const result = appendResult(place);
    await result.run(async (onProgress) => {
      const list = await trust();
      const provider = providerOf(list, entry.resourceId);
      if (provider !== undefined) result.setAttribute('provider', provider);
      const options = { ...optionsFor(list, onProgress), expectedSigner: expectedSignerOf(list, entry.resourceId) };
      return delivery.verify(entry.resourceId, options);
    });
  }
  delivery.close();
}

async function checkPackage(file: File, place: HTMLElement, verifier: Verifier, trust: () => Promise<TrustList>, say: Say): Promise<void> {
  const result = appendResult(place);
  let list: TrustList | undefined;
  const verdict = await result.run(async (onProgress) => {
    list = await trust();
    return verifier.verify(file, optionsFor(list, onProgress));
  });
  if (verdict && list) place.append(paragraph(signerNote(verdict, list, say)));
}

/** A single package does not say which dataset it is, so any listed agency may have signed it: say which, or that none did. */
function signerNote(verdict: PackageVerdict, list: TrustList, say: Say): string {
  if (verdict.verdict === 'invalid' || !verdict.signer) return '';
  const providers = providersNamed(list, verdict.signer.subject);
  return providers.length === 0 ? say('verify-page-unlisted') : say('verify-page-listed', { provider: providers.join('、') });
}

function optionsFor(list: TrustList, onProgress: CheckOptions['onProgress']): CheckOptions {
  return { anchors: list.anchors, allowDemoRoots: isDemonstration(), ...(onProgress ? { onProgress } : {}) };
}

function noteAge(list: TrustList | undefined, place: HTMLElement, say: Say): void {
  if (!list || navigator.onLine) return;
  const date = list.fetchedAt.toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'Asia/Taipei' });
  place.append(paragraph(say('verify-page-offline', { date })));
}

function appendResult(place: HTMLElement): MyDataResult {
  const result = document.createElement('mydata-result');
  place.append(result);
  return result;
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
