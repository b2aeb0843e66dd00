/** The header by which a page of a service provider allows what the SDK needs, and nothing else. */
import { MyDataError } from './errors.ts';

/**
 * The value of `Content-Security-Policy` for pages with the SDK's elements. Everything comes from the page's own origin; the module is
 * compiled (`'wasm-unsafe-eval'`, which allows no evaluation of JavaScript), and a form may lead to the platform: `form-action` also
 * counts where the answer to a form redirects to.
 *
 * @throws {MyDataError} `policy.platform` where it is no address of a platform.
 *
 * @example
 * ```ts
 * import { contentSecurityPolicy } from '@mydata-edge/sdk';
 *
 * const headers = { 'content-security-policy': contentSecurityPolicy('https://mydata.example.gov.tw') };
 * ```
 */
export function contentSecurityPolicy(platform: string | URL): string {
  return [...DIRECTIVES, `form-action 'self' ${originOf(platform)}`].join('; ');
}

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

// An origin holds neither spaces nor semicolons: nothing else can get into the header by it.
function originOf(platform: string | URL): string {
  const url = URL.canParse(platform) ? new URL(platform) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.origin;
  throw new MyDataError('policy.platform', 'the platform has an address such as https://mydata.example.gov.tw');
}
