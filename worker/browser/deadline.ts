/**
 * Keeps the minutes left on a deadline true, and says 5 minutes, 1 minute, 20 seconds and the end aloud: also to the viewer, that
 * covers the page while somebody looks at a document (`mydata-notice`).
 *
 * Counts from when the page was made by the server's clock, as a visitor's clock may be wrong.
 */
import { Said, sentence, sinceOpened, SOON_SECONDS } from './countdown.ts';

for (const deadline of document.querySelectorAll<HTMLElement>('[data-deadline-seconds]')) watch(deadline);

function watch(deadline: HTMLElement): void {
  const shown = deadline.querySelector('[data-deadline-left]');
  const voice = deadline.querySelector('[role="status"]');
  const given = Number(deadline.dataset['deadlineSeconds']);
  const said = new Said(given);
  const look = (): void => {
    const left = Math.max(0, Math.ceil(given - sinceOpened() / 1000));
    const words = sentence(deadline.dataset, left);
    if (shown) shown.textContent = words;
    deadline.classList.toggle('deadline-soon', left <= SOON_SECONDS);
    if (said.isDue(left)) announce(voice, words);
    if (left > 0) setTimeout(look, 1000);
  };
  look();
}

function announce(voice: Element | null, words: string): void {
  if (voice) voice.textContent = words;
  document.dispatchEvent(new CustomEvent('mydata-notice', { detail: words }));
}
