/** Why it did not work with the card, under stable codes; the catalogue has a sentence for each. */
import type { Answer } from './component.ts';

/** What happened. */
export type CardProblemCode =
  | 'card.answer-malformed'
  | 'card.cancelled'
  | 'card.certificate-expired'
  | 'card.certificate-missing'
  | 'card.changed'
  | 'card.driver-missing'
  | 'card.failed'
  | 'card.locked'
  | 'card.missing'
  | 'card.no-answer'
  | 'card.not-running'
  | 'card.pin-form'
  | 'card.pin-wrong'
  | 'card.popup-blocked'
  | 'card.reader-missing'
  | 'card.site-not-trusted'
  | 'card.unreadable'
  | 'card.window-closed';

/** What people are told about it. */
export interface ProblemFacts {
  /** The tries that a wrong PIN has left; 0 where the component does not say. */
  left?: number;
  /** The component's own code, for the help desk. */
  component?: string;
}

export class CardProblem extends Error {
  readonly code: CardProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: CardProblemCode, facts: ProblemFacts = {}) {
    super(code);
    this.name = 'CardProblem';
    this.code = code;
    this.facts = facts;
  }
}

/** `ret_code`, from the component's published errorcode.js. */
const BY_RETURN_CODE: Readonly<Record<number, CardProblemCode>> = {
  0x7600_0006: 'card.missing',
  0x7600_000f: 'card.site-not-trusted',
  0x7600_0031: 'card.site-not-trusted',
  0x7600_0998: 'card.pin-form',
  0x7600_0999: 'card.cancelled',
  0x7610_0001: 'card.driver-missing',
  0x7610_0003: 'card.reader-missing',
  0x7610_0004: 'card.reader-missing',
  0x7610_0009: 'card.certificate-missing',
  0x7610_000b: 'card.unreadable',
  0x7610_000c: 'card.certificate-missing',
  0x7650_0001: 'card.certificate-expired',
  0x7650_0002: 'card.certificate-expired',
  0xe000_0012: 'card.cancelled',
};

/** `last_error` of the card's library: PKCS#11's codes, and two of its own that count. */
const BY_LAST_ERROR: Readonly<Record<number, [CardProblemCode, ProblemFacts]>> = {
  0xa0: ['card.pin-wrong', { left: 0 }],
  0xa2: ['card.pin-form', {}],
  0xa4: ['card.locked', {}],
  0x8000_0001: ['card.pin-wrong', { left: 1 }],
  0x8000_0002: ['card.pin-wrong', { left: 2 }],
};

/** The problem that an answer tells of, if it is not a good one. */
export function problemIn(answer: Answer): CardProblem | undefined {
  const [returned, last] = [unsigned(answer['ret_code']), unsigned(answer['last_error'] ?? 0)];
  if (returned === undefined) return new CardProblem('card.answer-malformed');
  if (returned === 0) return undefined;
  const component = `0x${returned.toString(16)}${last ? `/0x${last.toString(16)}` : ''}`;
  const [code, facts] = BY_LAST_ERROR[last ?? 0] ?? [BY_RETURN_CODE[returned] ?? 'card.failed', {}];
  return new CardProblem(code, { ...facts, component });
}

/** Codes come as signed or unsigned numbers, some as text. */
function unsigned(code: unknown): number | undefined {
  const number = typeof code === 'string' && code !== '' ? Number(code) : code;
  return typeof number === 'number' && Number.isInteger(number) ? Number(BigInt.asUintN(32, BigInt(number))) : undefined;
}
