/** The cards that the component found in the readers. */
import { holderOf } from './certificate.ts';
import type { Answer } from './component.ts';
import { CardProblem } from './problem.ts';

/** A card that can sign. */
export interface Card {
  /** The reader's name, by which the component knows it. */
  slot: string;
  /** The number printed on the card. */
  number: string;
  /** Its certificate for signatures: DER in Base64. */
  certificate: string;
  holder: string;
}

/**
 * Reads the answer to `GetUserCert`.
 *
 * @throws {CardProblem} if there is no card to sign with
 */
export function cardsIn(answer: Answer): readonly [Card, ...Card[]] {
  const slots = listOf(answer['slots']);
  const tokens = slots.map((slot) => ({ slot: textOf(slot['slotDescription']), token: slot['token'] }));
  const cards = tokens.flatMap(({ slot, token }) => (isRecord(token) ? cardOf(slot, token) : []));
  const [first, ...others] = cards;
  if (first) return [first, ...others];
  if (slots.length === 0) throw new CardProblem('card.reader-missing');
  if (tokens.some(({ token }) => isRecord(token))) throw new CardProblem('card.certificate-missing');
  // What is no card of this kind is listed as "unknown token".
  throw new CardProblem(tokens.some(({ token }) => typeof token === 'string') ? 'card.unreadable' : 'card.missing');
}

function cardOf(slot: string, token: Answer): Card[] {
  const signing = listOf(token['certs']).find(({ usage }) => usage === 'digitalSignature');
  if (signing === undefined) return [];
  const [certificate, number] = [textOf(signing['certb64']), textOf(token['serialNumber'])];
  return [{ slot, number, certificate, holder: shownName(holderOf(certificate) ?? textOf(signing['subjectDN'])) }];
}

/** What a certificate calls its holder. A bank's or a 健保卡's begins with the whole ID, of which a screen shows the head alone. */
function shownName(name: string): string {
  return name.replace(/^([A-Z][A-D0-9]\d{4})\d{4}(?=-|$)/, '$1****');
}

function listOf(value: unknown): Answer[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
