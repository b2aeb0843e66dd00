/** The redirect by which a service provider sends a citizen to the platform. */
import { toBase64, utf8 } from './bytes.ts';
import { MyDataError } from './errors.ts';

/** What a redirect names. */
export interface RedirectRequest {
  /** Where the platform is, such as `https://mydata.example.gov.tw`. */
  platform: string | URL;
  /** `CLI.` and ten letters or digits. */
  clientId: string;
  /** The datasets asked for: `API.` and ten letters or digits each, at least one, none twice. */
  resources: readonly string[];
  /** A UUID v4 that was never used before; see {@link newTxId}. */
  txId: string;
  /** One of the return URLs registered for the service. Its query is carried back. */
  returnUrl: string | URL;
  /** The citizen's national ID, sealed on the server by `sealNationalId` of `@mydata-edge/sdk/server`. */
  pid: string;
}

const CLIENT_ID = /^CLI\.[0-9A-Za-z]{10}$/;
const RESOURCE_ID = /^API\.[0-9A-Za-z]{10}$/;
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * A fresh transaction id. Keep it beside the application it belongs to before redirecting.
 *
 * @example
 * ```ts
 * const txId = newTxId(); // '6a1f0c0e-…'
 * ```
 */
export function newTxId(): string {
  return crypto.randomUUID();
}

/**
 * Whether a text is a transaction id: a UUID v4 with dashes.
 *
 * @example
 * ```ts
 * isTxId('6a1f0c0e-3f5d-4c55-9f6b-0b8f6a3d2c11'); // true
 * ```
 */
export function isTxId(text: string): boolean {
  return UUID_V4.test(text);
}

/**
 * The URL to redirect the citizen to.
 *
 * @throws {MyDataError} `request.client-id`, `request.resources`, `request.tx-id` or `request.pid`,
 * because the platform would refuse such a request after the citizen has already left your page.
 *
 * @example
 * ```ts
 * const url = requestUrl({
 *   platform: 'https://mydata.example.gov.tw',
 *   clientId: 'CLI.feewaiver1',
 *   resources: ['API.UDauDOLyZg'],
 *   txId: newTxId(),
 *   returnUrl: 'https://school.example/mydata/return',
 *   pid, // from sealNationalId() on your server
 * });
 * ```
 */
export function requestUrl(request: RedirectRequest): URL {
  const url = addressOf('/service', request);
  if (request.pid === '') throw new MyDataError('request.pid', 'the sealed national ID is missing');
  url.searchParams.set('pid', request.pid);
  return url;
}

/** The address of a request that does not say yet whom it is about, at one of the platform's doors. */
export function addressOf(door: '/service' | '/service/spsignature', request: Omit<RedirectRequest, 'pid'>): URL {
  check(request);
  const parameters = toBase64(utf8(request.resources.join(':')));
  const path = [request.clientId, parameters, request.txId].map(encodeURIComponent).join('/');
  const url = new URL(`${door}/${path}`, request.platform);
  url.searchParams.set('returnUrl', String(request.returnUrl));
  return url;
}

function check(request: Omit<RedirectRequest, 'pid'>): void {
  if (!CLIENT_ID.test(request.clientId)) {
    throw new MyDataError('request.client-id', 'a client id is CLI. and ten letters or digits');
  }
  const resources = request.resources;
  if (resources.length === 0 || !resources.every((id) => RESOURCE_ID.test(id)) || new Set(resources).size !== resources.length) {
    throw new MyDataError('request.resources', 'name at least one dataset (API. and ten letters or digits), none twice');
  }
  if (!isTxId(request.txId)) throw new MyDataError('request.tx-id', 'a transaction id is a UUID v4 with dashes');
}
