/** A checked paper for people: the badge, and all that it says; or why it is not verified. */
import { make, sign } from '../../../npm/src/elements/dom.ts';
import { SHAPES } from '../../../npm/src/elements/verdict-view.ts';
import type { AuthenticPaper, SheetRow, SheetValue } from './records.ts';
import type { RecordsError } from './records-error.ts';
import { choose, say, sayRefusal, sayTime } from './words.ts';

/** The card of a paper that the platform has signed. */
export function paperView({ keyId, sheet }: AuthenticPaper): HTMLElement {
  const card = make('div', { class: 'card paper paper-authentic' }, badge('paper-authentic', SHAPES.valid));
  card.append(make('p', {}, say('paper-authentic-meaning')), make('h2', {}, say(sheet.title)));
  for (const { heading, rows } of sheet.sections) {
    card.append(make('h3', {}, say(heading)), make('dl', { class: 'facts' }, ...rows.map(rowView)));
  }
  card.append(make('p', { class: 'soft' }, say('paper-signed-by'), ' ', make('code', { class: 'digest' }, keyId)));
  return card;
}

/** The card of a paper that is refused, or that could not be checked. Nothing of its content is shown. */
export function refusalView(refusal: RecordsError): HTMLElement {
  const verdict = refusal.isOfTheCheckItself ? 'paper-uncertain' : 'paper-refused';
  const shape = refusal.isOfTheCheckItself ? SHAPES.indeterminate : SHAPES.invalid;
  const card = make('div', { class: `card paper ${verdict}` }, badge(verdict, shape));
  card.append(make('p', {}, sayRefusal(refusal)), make('p', {}, say(`${verdict}-meaning`)));
  card.append(make('p', { class: 'soft' }, say('paper-error-code', { code: refusal.code })));
  return card;
}

function badge(words: string, shape: string): HTMLElement {
  const line = make('p', { class: 'paper-badge' });
  line.append(sign(shape), make('strong', {}, say(words)));
  return line;
}

function rowView({ label, values }: SheetRow): HTMLElement {
  const texts = values.map(written);
  const content = texts.length > 1 ? make('ul', {}, ...texts.map((text) => make('li', {}, text))) : texts[0];
  return make('div', {}, make('dt', {}, say(label)), make('dd', {}, content));
}

function written(value: SheetValue): Node | string {
  if ('bytes' in value) return say('paper-bytes', { count: value.bytes });
  if ('coded' in value) return say('paper-coded', { name: choose(value.coded.name), code: value.coded.code });
  if ('text' in value) return choose(value.text);
  if ('time' in value) return make('time', { datetime: value.time }, sayTime(new Date(value.time)));
  if ('word' in value) return say(value.word);
  return make('span', { class: 'paper-literal' }, value.literal);
}
