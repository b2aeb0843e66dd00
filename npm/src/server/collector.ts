/** Fetches what applications wait for, one delivery at a time for each, until it is there or will not come. */
import { MyDataError } from '../errors.ts';
import type { ApplicationRecord, Stage } from './application-record.ts';
import type { ApplicationsOptions, Datasets, ValuesOf } from './applications.ts';
import { takeDelivery } from './data-api.ts';
import { receiveDelivery } from './delivery.ts';
import type { ServerCheck } from './delivery.ts';
import { fetchTrust } from './trust.ts';

/** Applications as the collector sees them. */
export interface Records<D extends Datasets> {
  load(txId: string): Promise<ApplicationRecord<ValuesOf<D>> | undefined>;
  save(record: ApplicationRecord<ValuesOf<D>>): Promise<void>;
}

type Options<D extends Datasets> = Pick<ApplicationsOptions<D>, 'check' | 'datasets' | 'fetch' | 'keepMinutes' | 'platform' | 'wait'> & { now(): number };

/** The platform counts an acknowledgement only once it has our answer. */
const FIRST_ATTEMPT_SECONDS = 3;
/** Until then a refused ticket may be one whose acknowledgement the platform has not recorded yet. */
const REFUSAL_IS_FINAL_AFTER_MS = 600_000;
const SHORTEST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;
const KEEP_GIVEN_MINUTES = 30;
const PASSING = ['data.network', 'data.unexpected', 'trust-files.malformed', 'trust-files.unavailable', 'verify.module'];
const PASSING_AT_FIRST = ['data.address', 'data.expired'];

/** Collects in the background. */
export class Collector<D extends Datasets> {
  readonly #options: Options<D>;
  readonly #records: Records<D>;
  readonly #running = new Set<string>();

  constructor(options: Options<D>, records: Records<D>) {
    this.#options = options;
    this.#records = records;
  }

  /** Begins with one application, unless it is at it. */
  begin(txId: string): void {
    if (this.#running.has(txId)) return;
    this.#running.add(txId);
    void this.#collect(txId).finally(() => this.#running.delete(txId));
  }

  async #collect(txId: string): Promise<void> {
    // Held here as well until it is kept: there is no second copy to fetch.
    const taken: { jwe?: string } = {};
    let failures = 0;
    for (let pause: number | 'over' = FIRST_ATTEMPT_SECONDS; pause !== 'over'; ) {
      await this.#wait(pause);
      try {
        const next = await this.#step(txId, taken);
        failures = next === 'failed' ? failures + 1 : 0;
        pause = next === 'failed' ? pauseAfter(failures) : next;
      } catch {
        // The store failed: what is kept there is as it was, and is gone on with.
        failures += 1;
        pause = pauseAfter(failures);
      }
    }
  }

  /** One step of one application; answers in how many seconds the next one is due, or that it failed in a way that passes. */
  async #step(txId: string, taken: { jwe?: string }): Promise<number | 'failed' | 'over'> {
    const record = await this.#records.load(txId);
    if (record?.stage.at !== 'noticed' && record?.stage.at !== 'sealed') return 'over';
    const next = await this.#nextOf(txId, record.stage, taken);
    if (typeof next === 'number' || next === 'failed') return next;
    const isGiven = next.at === 'given';
    const keepUntil = isGiven ? this.#options.now() + (this.#options.keepMinutes ?? KEEP_GIVEN_MINUTES) * 60_000 : record.keepUntil;
    await this.#records.save({ ...record, stage: next, keepUntil });
    return next.at === 'sealed' ? 0 : 'over';
  }

  async #nextOf(txId: string, stage: Extract<Stage<ValuesOf<D>>, { at: 'noticed' | 'sealed' }>, taken: { jwe?: string }): Promise<Stage<ValuesOf<D>> | number | 'failed'> {
    try {
      return stage.at === 'noticed' ? await this.#fetched(txId, stage.notice, taken) : { at: 'given', values: await this.#opened(stage) };
    } catch (error) {
      const code = error instanceof MyDataError ? error.code : 'application.fault';
      const isEarly = stage.at === 'noticed' && this.#options.now() - stage.noticedAt < REFUSAL_IS_FINAL_AFTER_MS;
      if (PASSING.includes(code) || (isEarly && PASSING_AT_FIRST.includes(code))) return 'failed';
      return { at: 'failed', code };
    }
  }

  async #fetched(txId: string, { permissionTicket, secret }: { permissionTicket: string; secret: string }, kept: { jwe?: string }): Promise<Stage<ValuesOf<D>> | number> {
    if (kept.jwe === undefined) {
      const { platform, fetch } = this.#options;
      const taken = await takeDelivery({ platform, permissionTicket, txId, ...(fetch ? { fetch } : {}) });
      if (taken.state === 'preparing') return taken.retryAfterSeconds;
      if (taken.state === 'taken') return { at: 'failed', code: 'data.taken' };
      kept.jwe = taken.jwe;
    }
    return { at: 'sealed', jwe: kept.jwe, secret };
  }

  async #opened({ jwe, secret }: { jwe: string; secret: string }): Promise<ValuesOf<D>> {
    const delivery = await receiveDelivery(jwe, secret, await this.#check());
    try {
      const values: Record<string, unknown> = {};
      for (const [name, dataset] of Object.entries(this.#options.datasets)) values[name] = await dataset.read(delivery);
      return values as ValuesOf<D>;
    } finally {
      delivery.close();
    }
  }

  async #check(): Promise<ServerCheck> {
    const { check, platform, fetch } = this.#options;
    const { anchors, signers } = check ?? {};
    if (anchors !== undefined && signers !== undefined) return { ...check, anchors, signers };
    return { ...(await fetchTrust(platform, fetch ? { fetch } : {})), ...check };
  }

  #wait(seconds: number): Promise<void> {
    return this.#options.wait?.(seconds) ?? new Promise((done) => setTimeout(done, seconds * 1000));
  }
}

function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, SHORTEST_PAUSE_SECONDS * 2 ** (failures - 1));
}
