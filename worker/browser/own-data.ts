/**
 * The page of a download: follows the collection, shows each package checked in the citizen's own browser, and what has
 * become of it once it is saved.
 *
 * What it expects of the page is what consent.ts expects, and `form[data-save]` around each button that saves. What such a
 * form answers is a file, so that the page stays; the server tells when all of the file has gone out.
 */
import { defineElements } from '@mydata-edge/sdk/elements';
import { followCollection } from './collection.ts';
import { showPreviews } from './preview.ts';

defineElements();
const showNew = showPreviews();
let following = follow();

document.addEventListener('submit', (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.matches('form[data-save]')) return;
  document.querySelector('.collection[data-status-url]')?.setAttribute('data-collecting', '');
  following ??= follow();
});

function follow(): Promise<void> | undefined {
  const followed = followCollection(showNew).finally(() => {
    following = undefined;
  });
  return followed;
}
