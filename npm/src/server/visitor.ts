/** The browser that an application belongs to: a secret in a cookie, of which only the digest is kept. */
import { fromBase64, sameBytes, toBase64, utf8 } from '../bytes.ts';

/** Her secret from an earlier application, or a new one. */
export function visitorSecret(request: Request, isSecure: boolean): string {
  return presentedSecret(request, isSecure) ?? toBase64(crypto.getRandomValues(new Uint8Array(32))).replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
}

/** The secret that a request shows. */
export function presentedSecret(request: Request, isSecure: boolean): string | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split('; ').map((cookie) => cookie.split('='));
  const [, secret] = cookies.find(([name]) => name === nameOf(isSecure)) ?? [];
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}

/** The cookie that keeps it for as long as the browser is open. `Lax`, because she comes back from another site. */
export function visitorCookie(secret: string, isSecure: boolean): string {
  return `${nameOf(isSecure)}=${secret}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

/** What is kept of a secret. */
export async function digestOf(secret: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(secret))));
}

/** Whether two digests are the same, without telling by time where they differ. */
export function isSameVisitor(left: string, right: string): boolean {
  return sameBytes(fromBase64(left), fromBase64(right));
}

function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-mydata-visitor' : 'mydata-visitor';
}
