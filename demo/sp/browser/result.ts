/** Checks every package on the result page in the visitor's own browser. */
import { defineElements } from '@mydata-edge/sdk/elements';
import { MyDataError, Verifier } from '@mydata-edge/sdk/verify';

interface ListedSigner {
  signer_subject: string;
  provider?: Partial<Record<string, string>>;
}

interface Trust {
  anchors: string;
  signers: Record<string, ListedSigner>;
}

async function checkAll(places: readonly HTMLElement[]): Promise<void> {
  defineElements();
  const verifier = new Verifier();
  let loaded: Trust | undefined;
  const trust = async (): Promise<Trust> => (loaded ??= await loadTrust());
  // One after another: each package is shown as soon as it can be, and memory holds one more at a time.
  for (const place of places) await checkOne(place, verifier, trust);
}

async function checkOne(place: HTMLElement, verifier: Verifier, trust: () => Promise<Trust>): Promise<void> {
  const { packageUrl = '', resourceId = '' } = place.dataset;
  const result = document.createElement('mydata-result');
  result.setAttribute('unfolded', '');
  place.append(result);
  await result.run(async (onProgress) => {
    const { anchors, signers } = await trust();
    const signer = signers[resourceId];
    const provider = signer?.provider?.[document.documentElement.lang];
    if (provider !== undefined) result.setAttribute('provider', provider);
    const blob = await (await fetched(packageUrl)).blob();
    // A dataset without a listed signer must not pass: no certificate has this name.
    const expectedSigner = signer?.signer_subject ?? 'CN=no signer is listed for this dataset';
    return verifier.verify(blob, { anchors, expectedSigner, allowDemoRoots: isDemonstration(), onProgress });
  });
}

async function loadTrust(): Promise<Trust> {
  const [anchors, signers] = await Promise.all([fetched('/trust/anchors.pem'), fetched('/trust/signers.json')]);
  return { anchors: await anchors.text(), signers: (await signers.json()) as Trust['signers'] };
}

async function fetched(url: string): Promise<Response> {
  try {
    const response = await fetch(url);
    if (response.ok) return response;
  } catch (cause) {
    throw new MyDataError('verify.network', 'a file could not be downloaded', { cause });
  }
  throw new MyDataError('verify.network', 'a file could not be downloaded');
}

/** Roots for demonstrations count only on a page that tells its visitor that it is one. */
function isDemonstration(): boolean {
  return document.querySelector('.demonstration') !== null;
}

const places = [...document.querySelectorAll<HTMLElement>('[data-package-url]')];
if (places.length > 0) void checkAll(places);
