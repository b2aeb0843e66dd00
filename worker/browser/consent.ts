/**
 * The consent page: follows the collection of the data, and shows each package checked in the citizen's own browser.
 *
 * What it expects of the page:
 * - `.collection[data-status-url]` with one `.preview[data-resource-id][data-state]` per dataset; those that are ready also
 *   have `data-package-url`. `data-collecting` on the collection: not everything is settled yet.
 * - `.task`: its children, and those of the collection, are replaced one by one where the server's page has changed,
 *   so that nothing that is being read or checked is touched. What `.deadline` shows stays with its own script.
 * - `button[name=decision][value=agree]`, once there is something to give.
 * - `.demonstration`: present on a platform for demonstrations only.
 */
import { defineElements } from '@mydata-edge/sdk/elements';
import { followCollection } from './collection.ts';
import { guardDecision } from './decision-guard.ts';
import { showPreviews } from './preview.ts';

defineElements();
const showNew = showPreviews();
// First the page is remembered as the server made it, then it is changed.
void followCollection(() => {
  showNew();
  guardAgain();
});
const guardAgain = guardDecision();
