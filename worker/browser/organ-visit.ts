/**
 * The citizen's documents on the clerk's page: opened one by one, checked and watermarked here, saved all at once, and gone when the
 * visit is over, when nobody is at the desk, and when the page is left.
 *
 * What it expects of the page:
 * - `.visit[data-watermark][data-made][data-seconds]`: who looks, when the page was made, how long the visit lasts from then on.
 * - in it a `.organ-item[data-resource-id][data-name]` per dataset; one that may be looked at also has `data-package-url`,
 *   `button.open-package[hidden]`, `.package`, empty, and `.package-note` for what has been done with it.
 * - `form[data-resources][data-bytes]` that saves: ids in `data-resources`, with blanks between them, and `.save-outcome`, empty.
 * - `form[action="/organ/sign-out"]` with its `csrf`, and `.demonstration` on a platform for demonstrations only.
 */
import { defineElements } from '@mydata-edge/sdk/elements';
import { Verifier } from '@mydata-edge/sdk/verify';
import { lockWhenIdle } from './organ/idle-lock.ts';
import { openable } from './organ/open-package.ts';
import { savesChecked } from './organ/saving.ts';
import type { Fate } from './organ/saving.ts';
import { watchVisit } from './organ/visit-watch.ts';
import { Watermark } from './organ/watermark.ts';
import { say } from './organ/words.ts';
import { trustLoader } from './trust-list.ts';

function show(visit: HTMLElement): void {
  const { watermark = '', made = '', seconds = '' } = visit.dataset;
  const verifier = new Verifier();
  const letGo = new Map<string, () => void>();
  const left = new AbortController();
  const forget = (): void => {
    left.abort();
    for (const close of letGo.values()) close();
    verifier.close();
    visit.replaceChildren();
  };
  const over = (): void => {
    if (left.signal.aborted) return;
    forget();
    location.reload();
  };
  const desk = { verifier, trust: trustLoader(), watermark: new Watermark(watermark, made), over, left: left.signal };
  for (const card of visit.querySelectorAll<HTMLElement>('.organ-item[data-package-url]')) letGo.set(card.dataset['resourceId'] ?? '', openable(card, desk));
  for (const form of visit.querySelectorAll<HTMLFormElement>('form[data-resources]')) savesChecked(form, desk, (resources, fate) => takeAway(visit, resources, letGo, fate));
  watchVisit(Number(seconds), over, left.signal);
  lockWhenIdle(forget, over);
}

/** What has been fetched is not on the platform any more: it cannot be opened again, and nor is it shown here. */
function takeAway(visit: HTMLElement, resources: readonly string[], letGo: Map<string, () => void>, fate: Fate): void {
  for (const resource of resources) {
    letGo.get(resource)?.();
    letGo.delete(resource);
    const card = visit.querySelector(`.organ-item[data-resource-id="${CSS.escape(resource)}"]`);
    card?.querySelector('button.open-package')?.remove();
    const note = card?.querySelector('.package-note');
    if (note) note.textContent = say(fate);
  }
}

defineElements();
const visit = document.querySelector<HTMLElement>('.visit[data-watermark]');
if (visit) show(visit);
