/**
 * Proves in the visitor's own browser that entries of her record are in the platform's signed audit trail.
 *
 * What it expects of the page: elements with `data-entry-proof`, the address of an entry's receipt (`mydata_ledger::EntryReceipt` in
 * JSON), and `data-keys`, the address of the audit trail's public keys (one a line). The outcome is put inside; what the page said
 * there before is for those without scripts. While it is checked the element has the class `proof-checking`, then `proof-proven` or
 * `proof-refused`.
 */
import { proofView, refusedProofView, waitingView } from './records/proof-view.ts';
import { Records, fetchText } from './records/records.ts';
import { RecordsError } from './records/records-error.ts';

const records = new Records(new URL('mydata-records.wasm', import.meta.url));

/** How many entries are checked side by side: a page may have many. */
const SIDE_BY_SIDE = 4;

const keysByUrl = new Map<string, Promise<string>>();

/** The keys, fetched once for all entries of the page. */
function keysAt(url: string): Promise<string> {
  const keys = keysByUrl.get(url) ?? fetchText(url);
  keysByUrl.set(url, keys);
  return keys;
}

async function prove(place: HTMLElement): Promise<void> {
  const { entryProof = '', keys = '' } = place.dataset;
  show(place, 'proof-checking', waitingView());
  try {
    const [receipt, verifierKeys] = await Promise.all([fetchText(entryProof), keysAt(keys)]);
    show(place, 'proof-proven', proofView(await records.checkEntry(receipt, verifierKeys)));
  } catch (thrown) {
    show(place, 'proof-refused', refusedProofView(RecordsError.from(thrown)));
  }
}

function show(place: HTMLElement, state: string, view: readonly Node[]): void {
  place.classList.remove('proof-checking', 'proof-proven', 'proof-refused');
  place.classList.add(state);
  place.setAttribute('role', 'status');
  place.replaceChildren(...view);
}

const waiting = [...document.querySelectorAll<HTMLElement>('[data-entry-proof]')];
const one = async (): Promise<void> => {
  for (let place = waiting.shift(); place; place = waiting.shift()) await prove(place);
};
for (let lane = 0; lane < SIDE_BY_SIDE; lane += 1) void one();
