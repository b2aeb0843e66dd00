/** A service's whole side of the wire for a process that lives: sending citizens, being told, fetching, checking, and coming back. */
import { MyDataError } from '../errors.ts';
import { isTxId, newTxId } from '../request.ts';
import { parseReturn } from '../return.ts';
import type { ReturnMeaning } from '../return.ts';
import { RecordSeal } from './application-record.ts';
import type { ApplicationRecord } from './application-record.ts';
import { Collector } from './collector.ts';
import type { TypedDataset } from './dataset.ts';
import type { ServerCheck } from './delivery.ts';
import { noticeCheck } from './notice-signature.ts';
import { redirectUrl } from './redirect.ts';
import { openTxId } from './sealed.ts';
import { spApiHandler } from './sp-api.ts';
import type { Notice, NotifiedClient } from './sp-api.ts';
import { digestOf, isSameVisitor, presentedSecret, visitorCookie, visitorSecret } from './visitor.ts';

type Awaitable<T> = T | Promise<T>;

/** Datasets by the names that your code gives them. */
export type Datasets = Readonly<Record<string, TypedDataset<unknown>>>;

/** What was given, by the same names; `undefined` where an agency has no record of her. */
export type ValuesOf<D extends Datasets> = { readonly [Name in keyof D]: D[Name] extends TypedDataset<infer Value> ? Value | undefined : never };

/**
 * Where applications are kept: texts by transaction id. `set` returns once the text would survive a power cut. A `Map` will do for a trial,
 * and loses what was on its way with the process. The texts are sealed under the service's secret.
 */
export interface ApplicationStore {
  get(txId: string): Awaitable<string | undefined>;
  set(txId: string, text: string): Awaitable<unknown>;
  delete(txId: string): Awaitable<unknown>;
  keys(): AsyncIterable<string> | Iterable<string>;
}

/** What {@link Applications} needs. */
export interface ApplicationsOptions<D extends Datasets> {
  /** Where the platform is. */
  platform: string | URL;
  /** The service's credentials, and the key that notices carry. */
  client: NotifiedClient;
  /** What is asked for. Its values have to be such as JSON can hold. */
  datasets: D;
  /** The registered return URL, where {@link Applications.comeBack} answers. */
  returnUrl: string | URL;
  store: ApplicationStore;
  /** What packages are checked against. Default: the platform's own trust files, fetched for each delivery. */
  check?: Partial<ServerCheck>;
  /** For how long what was given is kept for the visitor to see. Default 30 minutes. */
  keepMinutes?: number;
  /** Replaces the global `fetch`, for a service binding or a test. */
  fetch?: (request: Request) => Promise<Response>;
  /** Waits so many seconds. */
  wait?(seconds: number): Promise<void>;
  /** Milliseconds since 1970. */
  now?(): number;
}

/** What a visitor who comes back is to be shown. */
export type Outcome<D extends Datasets> =
  /** Her data, from packages that were found valid. */
  | { readonly state: 'given'; readonly values: ValuesOf<D> }
  /** She agreed and it is on its way. Have the page look again in some seconds. */
  | { readonly state: 'coming' }
  /** She did not give it; the meaning says why. */
  | { readonly state: 'not-given'; readonly meaning: Exclude<ReturnMeaning, 'given'> }
  /** It could not be had, or does not hold; the code says why. */
  | { readonly state: 'failed'; readonly code: string }
  /** No application of this browser, or one that has been forgotten. */
  | { readonly state: 'unknown' };

const MINUTE_MS = 60_000;
/** The platform keeps data for 8 hours at most; after that nothing can come any more. */
const KEEP_OPEN_MS = 9 * 60 * MINUTE_MS;
/** What is over is refused at once whoever asks for it; it is swept away when somebody begins. */
const FORGET_EVERY_MS = 10 * MINUTE_MS;

/**
 * Applications of one service, from the form to the data.
 *
 * For a process that lives, such as one of Node, Deno or Bun. In an isolate that may end at any time, use `redirectUrl`,
 * `spApiHandler`, `takeDelivery` and `receiveDelivery` yourself, with a durable timer.
 *
 * @example
 * ```ts
 * const applications = new Applications({ platform, client, datasets: { household }, returnUrl, store: new Map() });
 * await applications.resume(); // what was on its way when the process ended
 * const sent = await applications.begin(submitted, nationalId); // POST of your form: the answer leads to the platform
 * const told = await applications.notify(request); // POST at the registered SP-API URL
 * const outcome = await applications.comeBack(request); // GET at the return URL
 * if (outcome.state === 'given') show(outcome.values.household);
 * ```
 */
export class Applications<D extends Datasets> {
  /** Answers the registered SP-API URL. Notices have to be signed by the platform and carry the static key, if there is one. */
  readonly notify: (request: Request) => Promise<Response>;
  readonly #options: ApplicationsOptions<D>;
  readonly #seal: RecordSeal;
  readonly #collector: Collector<D>;
  readonly #isSecure: boolean;
  #forgottenAt = 0;

  constructor(options: ApplicationsOptions<D>) {
    this.#options = options;
    this.#seal = new RecordSeal(options.client.clientSecret);
    this.#isSecure = new URL(options.returnUrl).protocol === 'https:';
    const { platform, fetch } = options;
    const asking = { platform, now: () => this.#now(), ...(fetch ? { fetch } : {}) };
    this.#collector = new Collector({ ...options, now: asking.now }, { load: (txId) => this.#load(txId), save: (record) => this.#save(record) });
    this.notify = spApiHandler({
      clientFor: async (txId) => ((await this.#load(txId)) ? options.client : undefined),
      accept: (notice) => this.#accept(notice),
      signature: noticeCheck(asking),
    });
  }

  /**
   * Begins an application and answers with the redirect to the platform. The application is kept before the visitor leaves.
   *
   * @throws {MyDataError} `application.cross-site` where another site sent the form; `request.national-id` where the text has not the form
   * of one; others of `request.*`.
   */
  async begin(request: Request, nationalId: string): Promise<Response> {
    if (!['none', 'same-origin', null].includes(request.headers.get('sec-fetch-site'))) throw new MyDataError('application.cross-site', 'an application begins at the own site');
    if (this.#now() - this.#forgottenAt > FORGET_EVERY_MS) await this.#forgetOld();
    const { platform, client, datasets, returnUrl } = this.#options;
    const txId = newTxId();
    const secret = visitorSecret(request, this.#isSecure);
    const resources = Object.values(datasets).map(({ resourceId }) => resourceId);
    const url = await redirectUrl({ platform, credentials: client, resources, txId, returnUrl, nationalId });
    await this.#save({ txId, visitor: await digestOf(secret), stage: { at: 'platform' }, keepUntil: this.#now() + KEEP_OPEN_MS });
    return new Response(null, { status: 303, headers: { location: url.href, 'set-cookie': visitorCookie(secret, this.#isSecure), 'cache-control': 'no-store' } });
  }

  /**
   * Reads the return, and what has come so far. The same URL may be looked at again until the data is there.
   *
   * @throws {MyDataError} `return.*`, `sealed.undecipherable` where the platform did not make this URL.
   */
  async comeBack(request: Request): Promise<Outcome<D>> {
    const { meaning, sealedTxId } = parseReturn(request.url);
    const secret = presentedSecret(request, this.#isSecure);
    const record = await this.#load(await openTxId(sealedTxId, this.#options.client));
    if (secret === undefined || !record || !isSameVisitor(await digestOf(secret), record.visitor)) return { state: 'unknown' };
    const { stage } = record;
    if (stage.at === 'given') return { state: 'given', values: stage.values };
    if (meaning !== 'given') return { state: 'not-given', meaning };
    return stage.at === 'failed' ? { state: 'failed', code: stage.code } : { state: 'coming' };
  }

  /** Goes on with what was on its way when the process ended, and forgets what is over. Call it once at the start. */
  async resume(): Promise<void> {
    for (const { txId, stage } of await this.#forgetOld()) if (stage.at === 'noticed' || stage.at === 'sealed') this.#collector.begin(txId);
  }

  /** Forgets what is over, and answers what is not. */
  async #forgetOld(): Promise<ApplicationRecord<ValuesOf<D>>[]> {
    this.#forgottenAt = this.#now();
    const left: ApplicationRecord<ValuesOf<D>>[] = [];
    for await (const txId of this.#options.store.keys()) left.push(...[await this.#load(txId)].filter((record) => record !== undefined));
    return left;
  }

  async #accept(notice: Notice): Promise<void> {
    const record = await this.#load(notice.txId);
    // The same notice may come any number of times; whatever is already there stays.
    if (record?.stage.at !== 'platform') return;
    if (notice.kind === 'unable') return this.#save({ ...record, stage: { at: 'failed', code: 'data.unavailable' } });
    await this.#save({ ...record, stage: { at: 'noticed', notice, noticedAt: this.#now() } });
    this.#collector.begin(notice.txId);
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  async #load(txId: string): Promise<ApplicationRecord<ValuesOf<D>> | undefined> {
    if (!isTxId(txId)) return undefined;
    const text = await this.#options.store.get(txId);
    const record = text === undefined ? undefined : await this.#seal.open<ValuesOf<D>>(txId, text);
    if (record === undefined || record.keepUntil > this.#now()) return record;
    await this.#options.store.delete(txId);
    return undefined;
  }

  async #save(record: ApplicationRecord<ValuesOf<D>>): Promise<void> {
    await this.#options.store.set(record.txId, await this.#seal.seal(record));
  }
}
