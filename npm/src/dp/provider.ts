/** The endpoint of one dataset: from the platform's request to the agency's answer. */
import { MyDataError } from '../errors.ts';
import { LEVELS } from '../verification.ts';
import type { Verification } from '../verification.ts';
import { isAbout, isHeartbeat, readAsked } from './asked.ts';
import type { AskedRequest } from './asked.ts';
import { introspect, userinfo } from './connect.ts';
import type { Citizen } from './connect.ts';
import { Preparations } from './preparations.ts';

/** A request that the platform has vouched for. */
export interface ProviderQuestion {
  /** Whom the data is about, by the platform's word. */
  readonly citizen: Citizen;
  /** How she showed who she is. */
  readonly verification: Verification;
  /** The request's name, the same however often the platform repeats it. */
  readonly transactionUid: string;
  /** What she filled in, by the names of {@link ProviderOptions.parameters}. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The JSON of a POST, as registered in the dataset's body template. */
  readonly body: unknown;
}

/** A package; `undefined` where there is no record of her; or any other answer, such as {@link retryAfter}. */
export type ProviderAnswer = Response | Uint8Array<ArrayBuffer> | undefined;

/** What {@link providerHandler} needs of you. */
export interface ProviderOptions {
  /** Where the platform is. */
  platform: string | URL;
  /** The dataset: `API.` and ten letters or digits. */
  resourceId: string;
  /** Its secret, as registered. */
  resourceSecret: string;
  /**
   * Finds her record and makes the package. Called once for each `transactionUid` while it runs; after a restart, or after a transfer that
   * broke off, it is called again and has to come to the same.
   */
  answer(question: ProviderQuestion): ProviderAnswer | Promise<ProviderAnswer>;
  /** Custom parameters of the dataset, which the platform sends as headers. */
  parameters?: readonly string[];
  /** The weakest identification that is enough, 1 (strongest) to 4. Default 4. */
  minimumLevel?: 1 | 2 | 3 | 4;
  /** Whether everything is there that an answer needs, such as `() => signer.works()`. Default: yes. */
  isHealthy?(): boolean | Promise<boolean>;
  /** Seconds after which the platform is asked to come back, while `answer` goes on. Default 20. */
  patienceSeconds?: number;
  /** Told of what went wrong. Default: the error's name or code on the console, never its message, which might tell of somebody. */
  report?(error: unknown): void;
  /** Replaces the global `fetch` for the questions to the platform. */
  fetch?: (request: Request) => Promise<Response>;
}

/** Well within the time that the platform waits for one answer. */
const PATIENCE_SECONDS = 20;
/** The platform may be restarting; it repeats its question until its own patience ends. */
const PLATFORM_PAUSE_SECONDS = 5;

const STATUS: Readonly<Record<string, number>> = {
  'dp.body': 400,
  'dp.level': 403,
  'dp.method': 405,
  'dp.parameter': 400,
  'dp.person': 403,
  'dp.token': 401,
  'dp.token-missing': 401,
  'dp.transaction-uid': 400,
  'connect.token': 401,
};

/**
 * "Not ready yet": the platform repeats the same request after so many seconds, with the same `transaction_uid`.
 *
 * @example
 * ```ts
 * const job = await jobs.find(transactionUid);
 * if (!job.isDone) return retryAfter(30);
 * ```
 */
export function retryAfter(seconds: number): Response {
  const whole = Math.max(1, Math.ceil(seconds));
  return new Response(null, { status: 429, headers: { 'retry-after': String(whole), 'cache-control': 'no-store' } });
}

/**
 * Makes the handler of a dataset's endpoint. It answers the heartbeat, asks the platform whether the token is alive, for this dataset and
 * strong enough, and whom it is about, holds the request to that person, and only then asks you.
 *
 * While your answer takes long, the platform is told to come back and gets it then, as long as this process lives. Where requests are spread over several
 * processes, or work survives restarts, keep your own record by `transactionUid` and return {@link retryAfter}.
 *
 * @example
 * ```ts
 * import { providerHandler, signPackage } from '@mydata-edge/sdk/dp';
 *
 * const handler = providerHandler({
 *   platform: 'https://mydata.example.gov.tw',
 *   resourceId: 'API.myLibrary1',
 *   resourceSecret: env.RESOURCE_SECRET,
 *   answer: async ({ citizen }) => {
 *     const record = await records.find(citizen.uid);
 *     return record && signPackage({ '借閱紀錄.json': JSON.stringify(record) }, signer);
 *   },
 * });
 * export default { fetch: handler };
 * ```
 */
export function providerHandler(options: ProviderOptions): (request: Request) => Promise<Response> {
  const preparations = new Preparations<ProviderAnswer>();
  return async (request) => {
    try {
      if (isHeartbeat(request)) return await heartbeat(options);
      if (!['GET', 'POST'].includes(request.method)) throw new MyDataError('dp.method', 'a dataset is asked for by GET or POST');
      const question = await vouchedFor(await readAsked(request, options.parameters ?? []), options);
      const name = `${question.transactionUid} ${question.citizen.uid}`;
      const patience = options.patienceSeconds ?? PATIENCE_SECONDS;
      const answer = await preparations.take(name, async () => options.answer(question), patience);
      return answer.isReady ? answered(answer.value) : retryAfter(answer.comeBackAfterSeconds);
    } catch (error) {
      return refused(error, options);
    }
  };
}

async function heartbeat({ isHealthy }: ProviderOptions): Promise<Response> {
  const healthy = isHealthy === undefined || (await isHealthy());
  return new Response(healthy ? 'OK' : 'NOT OK', { status: healthy ? 200 : 500, headers: { 'cache-control': 'no-store' } });
}

async function vouchedFor(asked: AskedRequest, options: ProviderOptions): Promise<ProviderQuestion> {
  const { token, transactionUid, parameters, body } = asked;
  const { platform, resourceId, resourceSecret } = options;
  const question = { platform, token, ...(options.fetch ? { fetch: options.fetch } : {}) };
  const said = await introspect({ ...question, resourceId, resourceSecret });
  if (!said.active) throw new MyDataError('dp.token', 'the token is not valid for this dataset');
  if (LEVELS[said.verification] > (options.minimumLevel ?? 4)) throw new MyDataError('dp.level', 'the identification is too weak for this dataset');
  const citizen = await userinfo(question);
  const isSame = said.sub === undefined || said.sub === citizen.sub;
  if (!isSame || !isAbout(asked, citizen.uid)) throw new MyDataError('dp.person', 'the request and the token name different people');
  return { citizen, verification: said.verification, transactionUid, parameters, body };
}

function answered(answer: ProviderAnswer): Response {
  // A copy: the same answer may go out to a question that was repeated meanwhile.
  if (answer instanceof Response) return answer.clone();
  if (answer === undefined) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  return new Response(answer, { headers: { 'content-type': 'application/zip', 'cache-control': 'no-store' } });
}

function refused(error: unknown, options: ProviderOptions): Response {
  const code = error instanceof MyDataError ? error.code : 'dp.fault';
  const status = STATUS[code];
  if (status !== undefined) return problem(status, code);
  (options.report ?? reportOnConsole)(error);
  return code === 'connect.network' || code === 'connect.unexpected' ? retryAfter(PLATFORM_PAUSE_SECONDS) : problem(500, code);
}

function problem(status: number, code: string): Response {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (status === 405) headers['allow'] = 'GET, POST';
  return new Response(JSON.stringify({ type: 'about:blank', status, code }), { status, headers });
}

function reportOnConsole(error: unknown): void {
  console.error(`a dataset could not be handed over: ${error instanceof MyDataError ? error.code : error instanceof Error ? error.name : typeof error}`);
}
