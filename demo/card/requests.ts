/** What the component can be asked: which cards there are, and a signature by one of them. */
import type { Desk, Reader } from './desk.ts';
import { LAST_ERROR, Refusal, RETURN } from './return-codes.ts';
import type { SigningOrder, SoftwareCard } from './software-card.ts';

/** The version that `serverVersion` tells: that of the component these requests are made after. */
const VERSION = '1.3.4.103328';

const HASHES = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA384: 'SHA-384', SHA512: 'SHA-512' } as const;

/** An answer: flat, `func` and `ret_code` always there. */
export type Answer = Readonly<Record<string, unknown>> & { func: string; ret_code: number };

/** A request as the page wrote it. */
type Package = Readonly<Record<string, unknown>>;

/** `/pkcs11info`: the readers and the cards in them, with their certificates if asked for. */
export function describeCards(desk: Desk, options: { withCertificates: boolean; slot: string }): Answer {
  return answered('pkcs11info', () => {
    requireComputer(desk);
    const slots = desk.readers.filter(({ name }) => options.slot === '' || name === options.slot);
    if (options.withCertificates && slots.length === 0) throw new Refusal(RETURN.readerMissing);
    return { slots: slots.map((reader) => slot(reader, options.withCertificates)) };
  });
}

/** `/sign`: a signature by the card in the named reader, or in the first that has one. */
export async function sign(desk: Desk, text: string, now: Date): Promise<Answer> {
  try {
    requireComputer(desk);
    const order = readPackage(text);
    const card = cardIn(desk, textOf(order, 'slotDescription'));
    if (desk.isCancelling) throw new Refusal(RETURN.cancelled);
    const pin = textOf(order, 'pin');
    if (pin === '') throw new Refusal(RETURN.pinMissing);
    const signature = await card.sign(signingOrder(order), pin, now);
    const cardNumber = textOf(order, 'withCardSN') === 'true' ? { cardSN: card.number } : {};
    return { ...answer('sign'), signature: base64(signature), certb64: base64(card.certificate.raw), ...cardNumber };
  } catch (cause) {
    return refused('sign', cause);
  }
}

function readPackage(text: string): Package {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null) return read as Package;
  } catch {
    // Refused below.
  }
  throw new Refusal(RETURN.jsonMalformed);
}

/** A boolean where others write it as a text is taken as one. */
function textOf(order: Package, name: string): string {
  const value = order[name];
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

function signingOrder(order: Package): SigningOrder {
  const [text, encoding] = [textOf(order, 'tbs'), textOf(order, 'tbsEncoding') || 'NONE'];
  if (text === '') throw new Refusal(RETURN.textMissing);
  const hash = HASHES[(textOf(order, 'hashAlgorithm') || 'SHA256') as keyof typeof HASHES];
  const form = textOf(order, 'signatureType') || 'PKCS7';
  if (hash === undefined || (encoding !== 'NONE' && encoding !== 'base64') || (form !== 'PKCS1' && form !== 'PKCS7')) {
    throw new Refusal(RETURN.parameterWrong);
  }
  return { text: Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8'), hash, form };
}

function cardIn(desk: Desk, name: string): SoftwareCard {
  if (desk.readers.length === 0) throw new Refusal(RETURN.readerMissing);
  const found = name === '' ? desk.readers.find(({ card }) => card !== undefined) : desk.readers.find((reader) => reader.name === name);
  if (found === undefined && name !== '') throw new Refusal(RETURN.readerMissing);
  if (found?.card === undefined) throw new Refusal(RETURN.cardMissing);
  return found.card;
}

function requireComputer(desk: Desk): void {
  if (!desk.isSiteTrusted) throw new Refusal(RETURN.siteNotTrusted);
  if (!desk.hasDriver) throw new Refusal(RETURN.libraryMissing);
}

function slot({ name, card }: Reader, withCertificates: boolean): object {
  if (card === undefined) return { slotDescription: name, token: null };
  const certs = withCertificates ? { certs: [certificate(card)] } : {};
  return { slotDescription: name, token: { label: card.kind.label, model: 'demonstration', serialNumber: card.number, ...certs } };
}

function certificate(card: SoftwareCard): object {
  const { raw, serialNumber, subject, issuer, validFrom, validTo } = card.certificate;
  const inLine = (name: string): string => name.split('\n').reverse().join(',');
  return {
    certb64: base64(raw),
    usage: 'digitalSignature',
    subjectDN: inLine(subject),
    issuerDN: inLine(issuer),
    sn: serialNumber,
    notBefore: validFrom,
    notAfter: validTo,
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function answered(func: string, work: () => object): Answer {
  try {
    return { ...answer(func), ...work() };
  } catch (cause) {
    return refused(func, cause);
  }
}

function answer(func: string): Answer {
  return { func, ret_code: RETURN.ok, last_error: LAST_ERROR.none, serverVersion: VERSION };
}

function refused(func: string, cause: unknown): Answer {
  if (!(cause instanceof Refusal)) throw cause;
  return { ...answer(func), ret_code: cause.code, last_error: cause.lastError };
}
