/** The redirect with the national ID sealed in one step. */
import { requestUrl } from '../request.ts';
import { sealNationalId } from './sealed.ts';
import type { ClientCredentials } from './sealed.ts';

/** What {@link redirectUrl} needs. */
export interface CitizenRequest {
  /** Where the platform is. */
  platform: string | URL;
  /** The service's credentials. */
  credentials: ClientCredentials;
  /** The datasets asked for. */
  resources: readonly string[];
  /** A fresh UUID v4, kept beside the application. */
  txId: string;
  /** One of the registered return URLs. */
  returnUrl: string | URL;
  /** The citizen's national ID or resident number, capital letter first. */
  nationalId: string;
}

/**
 * The URL that sends this citizen, and nobody else, to the platform.
 *
 * @throws {MyDataError} `request.*` where the platform would refuse the request.
 *
 * @example
 * ```ts
 * const url = await redirectUrl({ platform, credentials, resources, txId: newTxId(), returnUrl, nationalId });
 * return Response.redirect(url.href, 303);
 * ```
 */
export async function redirectUrl(request: CitizenRequest): Promise<URL> {
  const pid = await sealNationalId(request.nationalId, request.credentials);
  return requestUrl({ ...request, clientId: request.credentials.clientId, pid });
}
