/** Who is looking: session, language and text size, all from cookies of this site. */

/** Languages of the site. */
export type Language = 'en' | 'zh-Hant';

/** Text sizes (字級). */
export type TextSize = 'large' | 'medium' | 'small';

/** A visitor of one request. */
export interface Visitor {
  /** A secret that only this browser has; absent before the first application. */
  session?: string;
  language: Language;
  textSize: TextSize;
}

const SIZES: readonly string[] = ['large', 'medium', 'small'] satisfies TextSize[];

/** Reads the cookies of a request. A choice in its query counts more, and is to be kept by {@link preferenceCookies}. */
export function visitorOf(request: Request): Visitor {
  const cookies = cookiesOf(request);
  const { searchParams } = new URL(request.url);
  const size = searchParams.get('size') ?? cookies.get('school_size') ?? '';
  const session = cookies.get(sessionName(request));
  return {
    language: (searchParams.get('lang') ?? cookies.get('school_lang')) === 'en' ? 'en' : 'zh-Hant',
    textSize: SIZES.includes(size) ? (size as TextSize) : 'medium',
    ...(session !== undefined && /^[\w-]{22}$/.test(session) ? { session } : {}),
  };
}

/** Cookies that keep the language and text size chosen by a link. */
export function preferenceCookies(request: Request): string[] {
  const { searchParams, protocol } = new URL(request.url);
  const { language, textSize } = visitorOf(request);
  const tail = `Path=/; Max-Age=31536000; SameSite=Lax${protocol === 'https:' ? '; Secure' : ''}`;
  return [
    ...(searchParams.has('lang') ? [`school_lang=${language}; ${tail}`] : []),
    ...(searchParams.has('size') ? [`school_size=${textSize}; ${tail}`] : []),
  ];
}

/** A new session. */
export function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The cookie of a session; it lives as long as the browser is open. */
export function sessionCookie(request: Request, session: string): string {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
  return `${sessionName(request)}=${session}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** What is kept of a session on the server. */
export async function sessionDigest(session: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(session));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether a form was sent by a page of this site; other sites cannot forge either header. Pages that send no referrer
 * send `Origin: null` as well, so the newer header is asked first.
 */
export function isFromHere(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === null ? request.headers.get('origin') === origin : site === 'same-origin';
}

// Not every browser takes the prefix, which promises "Secure", over plain http on localhost.
function sessionName(request: Request): string {
  return new URL(request.url).protocol === 'https:' ? '__Host-school_session' : 'school_session';
}

function cookiesOf(request: Request): Map<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', ...value]) => [name, value.join('=')]));
}
