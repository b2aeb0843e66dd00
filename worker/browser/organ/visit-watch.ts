/** Watches whether a visit is still going on: its time ends here as well, and the citizen can end it whenever she wants. */
import { sinceOpened } from '../countdown.ts';

/** Timers stand still while the computer sleeps: a visit whose time went by meanwhile is found out this soon. */
const LOOK_EVERY_MS = 1_000;
/** 10 seconds: what the citizen has stopped is not read to its end. */
const ASK_EVERY_MS = 10_000;
/** Asking here is no sign that anybody is at the desk. */
const STATE = '/organ/visit/state';

/** Calls `over` once a visit of so many seconds has ended, until somebody has `left`. */
export function watchVisit(seconds: number, over: () => void, left: AbortSignal): void {
  const look = (): void => {
    if (sinceOpened() >= seconds * 1000) over();
  };
  const ask = async (): Promise<void> => {
    // Without an answer nothing is known: the next one will tell.
    const answer = await fetch(STATE, { cache: 'no-store', signal: left }).catch(() => undefined);
    if (answer && tellsOfEnd(answer)) over();
  };
  const timers = [setInterval(look, LOOK_EVERY_MS), setInterval(() => void ask(), ASK_EVERY_MS)];
  left.addEventListener('abort', () => timers.forEach((timer) => clearInterval(timer)));
  document.addEventListener('visibilitychange', () => void (document.hidden || ask()), { signal: left });
}

/** Whether the server says that there is no such visit any more. From one that is in trouble nothing is known. */
export function tellsOfEnd({ redirected, status }: Response): boolean {
  return redirected || [401, 403, 404, 410].includes(status);
}
