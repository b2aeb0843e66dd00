/** Text of a file as a cell shows it: it stays among itself, and nothing in it is invisible. */
import type { Locale } from '../text.ts';
import { button, make } from '../elements/dom.ts';
import { sentence } from '../viewer/text.ts';
import { LONG_CELL, SHORT_CELL } from './limits.ts';

/** Characters that are not seen, or that change how their neighbours are seen. Variation selectors and joiners are part of a character. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Line ends and tabs are what they look like. */
const LAYOUT = new Set(['\n', '\t']);
/** A label is read at a glance. */
const LABEL = 120;

/** The text of a value, with a button for the rest of it where it is long. */
export function cellText(text: string, locale: Locale): HTMLElement {
  if (text.length <= SHORT_CELL) return make('bdi', {}, ...seen(text));
  const cell = make('bdi', {}, ...seen(cut(text, SHORT_CELL)), '…');
  const offer = text.length > LONG_CELL ? sentence('table-long-cell', locale, { limit: LONG_CELL }) : sentence('table-whole-cell', locale, { count: text.length });
  const more = button(offer, offer, () => {
    cell.replaceChildren(...seen(cut(text, LONG_CELL)));
    if (text.length > LONG_CELL) cell.append('…', note(sentence('table-cell-cut', locale, { limit: LONG_CELL })));
    cell.tabIndex = -1;
    more.remove();
    cell.focus();
  });
  return make('div', {}, cell, more);
}

/** A name of a column or of a value. */
export function labelText(text: string): HTMLElement {
  return make('bdi', {}, ...seen(shortened(text)));
}

/** The same for an attribute, which cannot hold elements. */
export function labelValue(text: string): string {
  return seen(shortened(text)).map((piece) => (typeof piece === 'string' ? piece : piece.textContent)).join('');
}

/** What the page itself has to say about a table. */
export function note(text: string): HTMLElement {
  return make('p', { class: 'table-note' }, text);
}

function shortened(text: string): string {
  return text.length > LABEL ? `${cut(text, LABEL)}…` : text;
}

function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHalf ? length - 1 : length);
}

function seen(text: string): (string | HTMLElement)[] {
  const pieces: (string | HTMLElement)[] = [];
  const lines = text.replace(/\r\n?/g, '\n');
  let from = 0;
  for (const { 0: character, index } of lines.matchAll(UNSEEN)) {
    if (LAYOUT.has(character)) continue;
    pieces.push(lines.slice(from, index), make('span', { class: 'unseen' }, nameOf(character)));
    from = index + character.length;
  }
  return [...pieces, lines.slice(from)];
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
