/** The platform's trust list, as its own pages load it. */
import { MyDataError } from '@mydata-edge/sdk/verify';

/** Who signs one dataset. */
export interface ListedSigner {
  signer_subject: string;
  provider?: Partial<Record<string, string>>;
  name?: Partial<Record<string, string>>;
}

/** Anchors and signers. */
export interface TrustList {
  /** PEM. */
  anchors: string;
  /** By resource id. */
  signers: Readonly<Record<string, ListedSigner>>;
  /** When the list was last had from the platform; older than now where the page is offline. */
  fetchedAt: Date;
}

/** No certificate has this name: a dataset without a listed signer is refused. */
const NOBODY = 'CN=no signer is listed for this dataset';

/**
 * Loads the list.
 *
 * @throws {MyDataError} `verify.anchors-missing`.
 */
export async function loadTrustList(anchorsUrl = '/trust/anchors.pem', signersUrl = '/trust/signers.json'): Promise<TrustList> {
  try {
    const [anchors, signers] = await Promise.all([fetch(anchorsUrl), fetch(signersUrl)]);
    if (!anchors.ok || !signers.ok) throw new Error(`status ${anchors.status}, ${signers.status}`);
    const date = Date.parse(anchors.headers.get('date') ?? '');
    return {
      anchors: await anchors.text(),
      signers: (await signers.json()) as TrustList['signers'],
      fetchedAt: Number.isNaN(date) ? new Date() : new Date(date),
    };
  } catch (cause) {
    throw new MyDataError('verify.anchors-missing', 'the trust list cannot be had', { cause });
  }
}

/** Loads the list once for many checks; after a failure it is tried again. */
export function trustLoader(anchorsUrl?: string, signersUrl?: string): () => Promise<TrustList> {
  let loading: Promise<TrustList> | undefined;
  return async () => {
    loading ??= loadTrustList(anchorsUrl, signersUrl);
    try {
      return await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
}

/** The name that the signer of a dataset must have. */
export function expectedSignerOf(list: TrustList, resourceId: string): string {
  return list.signers[resourceId]?.signer_subject ?? NOBODY;
}

/** The agency of a dataset in the language of the page. */
export function providerOf(list: TrustList, resourceId: string): string | undefined {
  return list.signers[resourceId]?.provider?.[document.documentElement.lang];
}

/** Every agency whose certificate has this name, in the language of the page. */
export function providersNamed(list: TrustList, subject: string): string[] {
  const found = Object.entries(list.signers).filter(([, signer]) => signer.signer_subject === subject);
  return [...new Set(found.map(([resourceId]) => providerOf(list, resourceId) ?? subject))];
}

/** Roots for demonstrations count only on a page that tells its visitor that it is one. */
export function isDemonstration(): boolean {
  return document.querySelector('.demonstration') !== null;
}
