/** One application and what happens to it: values in, values out; storing and fetching are done elsewhere. */
import type { DataNotice, Judgement, Notice, Reason, ReturnCode } from '@mydata-edge/sdk/server';

/** A dataset that was delivered, without its bytes. */
export interface Dataset {
  resourceId: string;
  name: string;
  /** 200 with data, 204 without a record. */
  code: number;
  /** What the school's own check found; absent without data. */
  verdict?: Judgement;
  reasons?: readonly Reason[];
}

/** How far the data is. */
export type Stage =
  /** The applicant is at the platform, or never came back. */
  | { at: 'platform' }
  /** She agreed; the data is being fetched. */
  | { at: 'fetching'; ticket: string; secret: string; attempts: number; noticedAt: number; problem?: string }
  /** It is here. */
  | { at: 'delivered'; datasets: readonly Dataset[]; deliveredAt: number }
  /** The platform could not get it from the agencies. */
  | { at: 'unable'; resources: readonly string[] }
  /** It could not be fetched; the code says why. */
  | { at: 'failed'; code: string };

/** An application. It holds no national ID: the platform has it sealed, and the data itself says the rest. */
export interface Application {
  txId: string;
  clientId: string;
  /** SHA-256 of the applicant's session, hexadecimal. */
  session: string;
  /** `D22264****`, to show her which application this is. */
  maskedId: string;
  createdAt: number;
  /** What the platform sent her back with. It is shown, and decides nothing. */
  returned?: ReturnCode;
  stage: Stage;
  /** When all of it is forgotten. */
  keepUntil: number;
  /** When the next attempt to fetch is due. */
  nextAttemptAt?: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The data is for this visit; the school's own procedure has copied what it needs long before. */
export const KEEP_DELIVERED_MS = 30 * MINUTE;
/** The platform keeps data for 8 hours at most; after that nothing can come any more. */
const KEEP_OPEN_MS = 9 * HOUR;
/** The platform counts an acknowledgement only once it has our answer. */
const FIRST_ATTEMPT_MS = 3 * SECOND;
/** Until then a refused ticket may be one whose acknowledgement the platform has not recorded yet. */
const REFUSAL_IS_FINAL_AFTER_MS = 10 * MINUTE;
const SHORTEST_PAUSE_MS = 5 * SECOND;
const LONGEST_PAUSE_MS = 5 * MINUTE;

/** A new application, whose applicant is about to leave for the platform. */
export function started(facts: Pick<Application, 'clientId' | 'maskedId' | 'session' | 'txId'>, now: number): Application {
  return { ...facts, createdAt: now, stage: { at: 'platform' }, keepUntil: now + KEEP_OPEN_MS };
}

/** The applicant came back. */
export function returned(application: Application, code: ReturnCode): Application {
  return { ...application, returned: code };
}

/** The platform sent a notice. Whatever is already there stays: a notice may come any number of times. */
export function noticed(application: Application, notice: Notice, now: number): Application {
  if (application.stage.at !== 'platform') return application;
  if (notice.kind === 'unable') return { ...application, stage: { at: 'unable', resources: notice.resources } };
  return { ...application, stage: fetching(notice, now), nextAttemptAt: now + FIRST_ATTEMPT_MS };
}

function fetching(notice: DataNotice, now: number): Stage {
  return { at: 'fetching', ticket: notice.permissionTicket, secret: notice.secret, attempts: 0, noticedAt: now };
}

/** The platform said when to come back. */
export function postponed(application: Application, retryAfterSeconds: number, now: number): Application {
  const { stage } = application;
  if (stage.at !== 'fetching') return application;
  const { problem: _solved, ...rest } = stage;
  return { ...application, stage: { ...rest, attempts: stage.attempts + 1 }, nextAttemptAt: now + retryAfterSeconds * SECOND };
}

/** An attempt failed. Most failures pass; a final one ends it. */
export function attemptFailed(application: Application, code: string, now: number): Application {
  const { stage } = application;
  if (stage.at !== 'fetching') return application;
  if (isFinal(code, now - stage.noticedAt)) {
    const { nextAttemptAt: _none, ...rest } = application;
    return { ...rest, stage: { at: 'failed', code } };
  }
  const pause = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** stage.attempts);
  return { ...application, stage: { ...stage, attempts: stage.attempts + 1, problem: code }, nextAttemptAt: now + pause };
}

function isFinal(code: string, sinceNotice: number): boolean {
  if (code === 'data.expired' || code === 'data.address') return sinceNotice > REFUSAL_IS_FINAL_AFTER_MS;
  return !['data.network', 'data.unexpected', 'trust-files.malformed', 'trust-files.unavailable', 'verify.module'].includes(code);
}

/** The data is here and kept. The ticket and its secret are forgotten. */
export function delivered(application: Application, datasets: readonly Dataset[], now: number): Application {
  if (application.stage.at !== 'fetching') return application;
  const { nextAttemptAt: _none, ...rest } = application;
  return { ...rest, stage: { at: 'delivered', datasets, deliveredAt: now }, keepUntil: now + KEEP_DELIVERED_MS };
}

/** When something is due: an attempt, or forgetting. */
export function nextDue(application: Application): number {
  return Math.min(application.keepUntil, application.nextAttemptAt ?? Number.MAX_SAFE_INTEGER);
}
