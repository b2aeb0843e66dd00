/** Packages on the consent page, fetched once and checked in the citizen's own browser. */
import { MyDataError, Verifier } from '@mydata-edge/sdk/verify';
import { expectedSignerOf, isDemonstration, providerOf, trustLoader } from './trust-list.ts';
import type { TrustList } from './trust-list.ts';

/** Shows every package that is ready, and answers a function that shows those that have become ready since. */
export function showPreviews(): () => void {
  let verifier: Verifier | undefined;
  const trust = trustLoader();
  let queue = Promise.resolve();
  const showNew = (): void => {
    for (const place of document.querySelectorAll<HTMLElement>('.preview[data-package-url]:not([data-shown])')) {
      place.dataset['shown'] = '';
      verifier ??= new Verifier();
      const started = verifier;
      // One after another, so that a phone holds one package more at a time.
      queue = queue.then(() => showPreview(place, started, trust));
    }
  };
  showNew();
  return showNew;
}

async function showPreview(place: HTMLElement, verifier: Verifier, trust: () => Promise<TrustList>): Promise<void> {
  const { packageUrl = '', resourceId = '' } = place.dataset;
  const result = document.createElement('mydata-result');
  place.prepend(result);
  await result.run(async (onProgress) => {
    const list = await trust();
    const provider = providerOf(list, resourceId);
    if (provider !== undefined) result.setAttribute('provider', provider);
    const blob = await fetchPackage(packageUrl);
    return verifier.verify(blob, {
      anchors: list.anchors,
      expectedSigner: expectedSignerOf(list, resourceId),
      allowDemoRoots: isDemonstration(),
      onProgress,
    });
  });
}

async function fetchPackage(url: string): Promise<Blob> {
  try {
    const response = await fetch(url, { cache: 'no-store' });
    if (response.ok) return await response.blob();
    throw new Error(`status ${response.status}`);
  } catch (cause) {
    throw new MyDataError('verify.network', 'the package could not be downloaded', { cause });
  }
}
