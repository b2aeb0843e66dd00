/** The Durable Object of one application: keeps it, fetches its data by alarm, forgets it in time. */
import { DurableObject } from 'cloudflare:workers';
import type { DurableObjectState } from '@cloudflare/workers-types';
import { fetchTrust, MyDataError, receiveDelivery, takeDelivery } from '@mydata-edge/sdk/server';
import type { Notice, ReceivedDelivery, ReturnCode } from '@mydata-edge/sdk/server';
import { attemptFailed, delivered, nextDue, noticed, postponed, returned, started } from './application.ts';
import type { Application, Dataset, Stage } from './application.ts';
import { Blobs } from './blobs.ts';
import type { Env } from './settings.ts';

const KEY = 'application';
/** The delivery as it came, kept from the moment it is here until it has been opened. */
const SEALED = 'sealed delivery';

/** The outcome of asking for an application: never tells a stranger that there is one. */
export type Seen = Pick<Application, 'clientId' | 'createdAt' | 'keepUntil' | 'maskedId' | 'returned' | 'txId'> & {
  stage: PublicStage;
};

/** A stage without ticket and secret. */
export type PublicStage = Exclude<Stage, { at: 'fetching' }> | { at: 'fetching'; attempts: number; problem?: string };

type Outcome = (application: Application) => Application;

/** One application. */
export class ApplicationObject extends DurableObject<Env> {
  readonly #blobs: Blobs;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#blobs = new Blobs(ctx.storage.sql);
  }

  /** Begins an application; a second beginning changes nothing. */
  async start(facts: Parameters<typeof started>[0]): Promise<void> {
    if ((await this.#load()) === undefined) await this.#save(started(facts, Date.now()));
  }

  /** The service that the application is for. */
  async clientId(): Promise<string | undefined> {
    return (await this.#load())?.clientId;
  }

  /** Keeps the platform's notice. Fetching is left to the alarm, so that the platform has its answer first. */
  async notice(notice: Notice): Promise<void> {
    const application = await this.#load();
    if (application) await this.#save(noticed(application, notice, Date.now()));
  }

  /** Notes what the platform sent the applicant back with. */
  async comeBack(session: string, code: ReturnCode): Promise<Seen | undefined> {
    const application = await this.#loadFor(session);
    if (application) await this.#save(returned(application, code));
    return this.see(session);
  }

  /** The application, for its applicant alone. */
  async see(session: string): Promise<Seen | undefined> {
    const application = await this.#loadFor(session);
    return application && seen(application);
  }

  /** The package of one dataset, for its applicant alone. */
  async package(session: string, resourceId: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return (await this.#loadFor(session)) && this.#blobs.read(resourceId);
  }

  /** Forgets everything, if the applicant says so. */
  async erase(session: string): Promise<boolean> {
    if ((await this.#loadFor(session)) === undefined) return false;
    await this.#forget();
    return true;
  }

  override async alarm(): Promise<void> {
    const application = await this.#load();
    if (application?.stage.at === 'fetching') {
      const outcome = await this.#attempt(application.txId, application.stage);
      // Meanwhile the applicant may have come back, or have had everything deleted.
      const now = await this.#load();
      if (now) return this.#save(outcome(now));
    }
    if ((await this.#load()) === undefined) await this.#forget();
  }

  /** Tries to get the data, and answers what that does to the application as it then is. */
  async #attempt(txId: string, stage: Extract<Stage, { at: 'fetching' }>): Promise<Outcome> {
    try {
      const sealed = await this.#sealedDelivery(txId, stage.ticket);
      if (typeof sealed === 'number') return (application) => postponed(application, sealed, Date.now());
      const trust = await fetchTrust(this.env.PLATFORM_ORIGIN);
      const delivery = await receiveDelivery(sealed, stage.secret, { ...trust, allowDemoRoots: true });
      return (application) => delivered(application, this.#keep(delivery), Date.now());
    } catch (error) {
      const code = error instanceof MyDataError ? error.code : 'school.fault';
      console.warn(`fetching for an application failed: ${code}`);
      return (application) => attemptFailed(application, code, Date.now());
    }
  }

  /** The sealed delivery, or how many seconds to wait for it. Once taken it is kept: there is no second copy. */
  async #sealedDelivery(txId: string, permissionTicket: string): Promise<string | number> {
    const kept = this.#blobs.read(SEALED);
    if (kept) return new TextDecoder().decode(kept);
    const taken = await takeDelivery({ platform: this.env.PLATFORM_ORIGIN, permissionTicket, txId });
    if (taken.state === 'preparing') return taken.retryAfterSeconds;
    if (taken.state === 'taken') throw new MyDataError('data.taken', 'the delivery was taken before');
    this.#blobs.write(SEALED, new TextEncoder().encode(taken.jwe));
    await this.ctx.storage.sync();
    return taken.jwe;
  }

  #keep(delivery: ReceivedDelivery): Dataset[] {
    const datasets = delivery.datasets.map((dataset) => {
      const { resourceId, name, code, verdict } = dataset;
      if (dataset.package) this.#blobs.write(resourceId, dataset.package);
      return { resourceId, name, code, ...(verdict ? { verdict: verdict.verdict, reasons: verdict.reasons } : {}) };
    });
    delivery.close();
    this.#blobs.remove(SEALED);
    return datasets;
  }

  async #load(): Promise<Application | undefined> {
    const application = await this.ctx.storage.get<Application>(KEY);
    // The alarm may be late; the deadline is not.
    return application !== undefined && application.keepUntil > Date.now() ? application : undefined;
  }

  async #loadFor(session: string): Promise<Application | undefined> {
    const application = await this.#load();
    return application?.session === session ? application : undefined;
  }

  async #save(application: Application): Promise<void> {
    await this.ctx.storage.put(KEY, application);
    await this.ctx.storage.setAlarm(nextDue(application));
  }

  async #forget(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }
}

function seen(application: Application): Seen {
  const { session: _session, nextAttemptAt: _next, stage, ...rest } = application;
  return { ...rest, stage: publicStage(stage) };
}

function publicStage(stage: Stage): PublicStage {
  if (stage.at !== 'fetching') return stage;
  return { at: 'fetching', attempts: stage.attempts, ...(stage.problem === undefined ? {} : { problem: stage.problem }) };
}
