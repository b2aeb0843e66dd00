/** How the proof of an entry came out, in words. */
import { make } from '../../../npm/src/elements/dom.ts';
import type { ProvenEntry } from './records.ts';
import type { RecordsError } from './records-error.ts';
import { say, sayRefusal, sayTime } from './words.ts';

/** While it is checked. */
export function waitingView(): Node[] {
  return [make('p', {}, say('proof-checking'))];
}

/** An entry that is in the audit trail, and what exactly was proven of it. */
export function proofView(entry: ProvenEntry): Node[] {
  const facts: readonly (readonly [string, string])[] = [
    [say('proof-time'), sayTime(new Date(entry.time))],
    [say('proof-ledger'), entry.ledger],
    [say('proof-root'), entry.root],
    ...Object.entries(entry.facts),
  ];
  const list = make('dl', { class: 'facts' }, ...facts.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
  return [
    make('p', {}, make('strong', {}, say('proof-proven')), ' ', say('proof-proven-meaning', { index: entry.index, size: entry.size })),
    make('details', { class: 'fields' }, make('summary', {}, say('proof-details')), list),
  ];
}

/** An entry of which it is not shown. */
export function refusedProofView(refusal: RecordsError): Node[] {
  return [
    make('p', {}, make('strong', {}, say('proof-refused')), ' ', sayRefusal(refusal)),
    make('p', { class: 'soft' }, say('paper-error-code', { code: refusal.code })),
  ];
}
