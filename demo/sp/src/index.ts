/** The school's site: which address is answered by what. */
import { isTxId, newTxId, noticeCheck, openTxId, parseReturn, redirectUrl, spApiHandler } from '@mydata-edge/sdk/server';
import type { DurableObjectStub } from '@cloudflare/workers-types';
import type { ApplicationObject } from './application-object.ts';
import { applicationPage, progressList } from './pages/application.ts';
import { applyPage } from './pages/apply.ts';
import { frameOf } from './pages/frame.ts';
import type { Frame } from './pages/frame.ts';
import { homePage } from './pages/home.ts';
import { messagePage, returnPage } from './pages/message.ts';
import { serviceOf, servicesOf } from './settings.ts';
import type { Env, SchoolService } from './settings.ts';
import { isFromHere, newSession, preferenceCookies, sessionCookie, sessionDigest, visitorOf } from './visitor.ts';

export { ApplicationObject } from './application-object.ts';

/** One request and everything that answering it needs. */
interface Visit {
  request: Request;
  env: Env;
  frame: Frame;
  /** What the pattern of the route captured. */
  parts: readonly string[];
}

type Answer = (visit: Visit) => Promise<Response> | Response;

const ROUTES: readonly (readonly [method: string, pattern: RegExp, answer: Answer])[] = [
  ['GET', /^\/$/, home],
  ['GET', /^\/apply\/([\w.]+)$/, form],
  ['POST', /^\/apply\/([\w.]+)$/, apply],
  ['GET', /^\/mydata\/return$/, comeBack],
  ['GET', /^\/application\/([\w-]+)$/, application],
  ['GET', /^\/application\/([\w-]+)\/status$/, status],
  ['GET', /^\/application\/([\w-]+)\/package\/([\w.]+)$/, packageOf],
  ['POST', /^\/application\/([\w-]+)\/delete$/, erase],
  ['GET', /^\/trust\/(anchors\.pem|signers\.json)$/, trust],
];

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname === '/mydata/notify') return notify(request, env);
    try {
      return secured(await answer(request, env), request, env);
    } catch (error) {
      console.error(`a request failed: ${error instanceof Error ? error.name : typeof error}`);
      return secured(page(messagePage(frameOf(request, visitorOf(request)), { id: 'fault', isError: true }), 500), request, env);
    }
  },
};

async function answer(request: Request, env: Env): Promise<Response> {
  const { pathname } = new URL(request.url);
  const frame = frameOf(request, visitorOf(request));
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  for (const [wanted, pattern, handler] of ROUTES) {
    const match = pattern.exec(pathname);
    if (match && wanted === method) return handler({ request, env, frame, parts: match.slice(1) });
  }
  return notFound(frame);
}

function home({ env, frame }: Visit): Response {
  return page(homePage(frame, servicesOf(env)));
}

function form({ env, frame, parts }: Visit): Response {
  const service = serviceOf(env, parts[0]);
  return service ? page(applyPage(frame, service)) : notFound(frame);
}

async function apply({ request, env, frame, parts }: Visit): Promise<Response> {
  const service = serviceOf(env, parts[0]);
  if (!service) return notFound(frame);
  if (!isFromHere(request, env.SP_ORIGIN)) return page(messagePage(frame, { id: 'refused', isError: true }), 403);
  const nationalId = String((await request.formData()).get('national_id') ?? '').replaceAll(/\s/g, '').toUpperCase();
  if (nationalId === '') return page(applyPage(frame, service, 'apply-id-missing'), 422);
  if (!/^[A-Z][A-D1289]\d{8}$/.test(nationalId)) return page(applyPage(frame, service, 'apply-id-form'), 422);
  return leave(request, env, frame, service, nationalId);
}

/** Keeps the application first, and only then lets the applicant go. */
async function leave(request: Request, env: Env, frame: Frame, service: SchoolService, nationalId: string): Promise<Response> {
  const session = frame.visitor.session ?? newSession();
  const txId = newTxId();
  const maskedId = `${nationalId.slice(0, 6)}****`;
  await objectOf(env, txId).start({ txId, clientId: service.clientId, session: await sessionDigest(session), maskedId });
  // The query of the return URL is carried back, and says whose credentials open the rest of it.
  const returnUrl = `${env.SP_ORIGIN}/mydata/return?service=${service.clientId}`;
  const url = await redirectUrl({ platform: env.PLATFORM_ORIGIN, credentials: service, resources: service.resources, txId, returnUrl, nationalId });
  return new Response(null, { status: 303, headers: { location: url.href, 'set-cookie': sessionCookie(request, session) } });
}

async function comeBack({ request, env, frame }: Visit): Promise<Response> {
  const service = serviceOf(env, new URL(request.url).searchParams.get('service'));
  try {
    const back = parseReturn(request.url);
    if (!service) throw new Error('no such service');
    const txId = await openTxId(back.sealedTxId, service);
    const seen = await objectOf(env, txId).comeBack(await digestOf(frame), back.code);
    if (seen) return page(applicationPage(frame, { application: seen, service, verifier: verifierOf(env) }));
    // Not this browser's: the code is no secret, the rest is not shown.
    if (back.code !== 200) return page(returnPage(frame, back.code, service.clientId));
    return page(messagePage(frame, { id: 'waiting', extra: frame.say('return-other-browser'), again: `/apply/${service.clientId}` }));
  } catch {
    return page(messagePage(frame, { id: 'return-unknown', isError: true }), 400);
  }
}

async function application({ env, frame, parts }: Visit): Promise<Response> {
  const seen = await seenBy(env, frame, parts[0]);
  const service = serviceOf(env, seen?.clientId);
  if (!seen || !service) return notFound(frame);
  return page(applicationPage(frame, { application: seen, service, verifier: verifierOf(env) }));
}

async function status({ env, frame, parts }: Visit): Promise<Response> {
  const seen = await seenBy(env, frame, parts[0]);
  if (!seen) return json({ at: 'gone' }, 404);
  return json({ at: seen.stage.at, html: String(progressList(frame, seen.stage)) });
}

async function packageOf({ env, frame, parts }: Visit): Promise<Response> {
  const [txId = '', resourceId = ''] = parts;
  const bytes = isTxId(txId) ? await objectOf(env, txId).package(await digestOf(frame), resourceId) : undefined;
  if (!bytes) return notFound(frame);
  const headers = { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${resourceId}.zip"` };
  return new Response(bytes, { headers });
}

async function erase({ request, env, frame, parts }: Visit): Promise<Response> {
  const [txId = ''] = parts;
  if (!isFromHere(request, env.SP_ORIGIN)) return page(messagePage(frame, { id: 'refused', isError: true }), 403);
  const erased = isTxId(txId) && (await objectOf(env, txId).erase(await digestOf(frame)));
  return erased ? page(messagePage(frame, { id: 'deleted' })) : notFound(frame);
}

/** The platform's trust files, under this site's own origin so that its pages may load them. */
async function trust({ request, env }: Visit): Promise<Response> {
  const { body, headers, status } = await fetch(new URL(new URL(request.url).pathname, env.PLATFORM_ORIGIN));
  return new Response(body, { status, headers: { 'content-type': headers.get('content-type') ?? 'application/octet-stream' } });
}

function notify(request: Request, env: Env): Promise<Response> {
  return spApiHandler({
    clientFor: async (txId) => serviceOf(env, await objectOf(env, txId).clientId()),
    accept: (notice) => objectOf(env, notice.txId).notice(notice),
    signature: noticeCheck({ platform: env.PLATFORM_ORIGIN }),
  })(request);
}

async function seenBy(env: Env, frame: Frame, txId = ''): ReturnType<ApplicationObject['see']> {
  return isTxId(txId) ? objectOf(env, txId).see(await digestOf(frame)) : undefined;
}

function objectOf(env: Env, txId: string): DurableObjectStub<ApplicationObject> {
  return env.APPLICATION.get(env.APPLICATION.idFromName(txId.toLowerCase()));
}

/** A visitor without a session matches no application. */
async function digestOf({ visitor }: Frame): Promise<string> {
  return visitor.session === undefined ? '' : sessionDigest(visitor.session);
}

function verifierOf(env: Env): string {
  return new URL('/verify', env.PLATFORM_ORIGIN).href;
}

function page(markup: string, status = 200): Response {
  return new Response(markup, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function json(value: unknown, status = 200): Response {
  return Response.json(value, { status });
}

function notFound(frame: Frame): Response {
  return page(messagePage(frame, { id: 'not-found', isError: true }), 404);
}

function secured(response: Response, request: Request, env: Env): Response {
  const answer = new Response(response.body, response);
  for (const [name, value] of Object.entries(securityHeaders(env))) answer.headers.set(name, value);
  for (const cookie of preferenceCookies(request)) answer.headers.append('set-cookie', cookie);
  return answer;
}

function securityHeaders(env: Env): Record<string, string> {
  // The form leads to the platform by a redirect, which browsers hold against form-action too.
  const policy = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "worker-src 'self'", `form-action 'self' ${env.PLATFORM_ORIGIN}`, "base-uri 'none'", "frame-ancestors 'none'"];
  return {
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
