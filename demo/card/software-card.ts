/** A card of a persona, in software: a key that signs after its PIN, and locks after three wrong ones. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import type { CardCode, CardKind } from './card-kinds.ts';
import { CARD_KINDS } from './card-kinds.ts';
import { LAST_ERROR, Refusal, RETURN } from './return-codes.ts';
import { exact, signedData } from './signed-data.ts';

const MOST_TRIES = 3;

/** What makes a card. */
export interface CardContents {
  /** By default that of 自然人憑證. */
  code?: CardCode;
  /** The number printed on it. */
  number: string;
  pin: string;
  /** PEM. */
  certificate: string;
  /** PEM, PKCS#8 or PKCS#1. */
  key: string;
}

/** What is to be signed, and how. */
export interface SigningOrder {
  text: Uint8Array;
  hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  form: 'PKCS1' | 'PKCS7';
}

export class SoftwareCard {
  readonly kind: CardKind;
  readonly number: string;
  readonly certificate: X509Certificate;
  /** Open to whoever sits at the desk, as no real one is: for demonstrations somebody has to know it. */
  readonly pin: string;
  readonly #key: string;
  #triesLeft = MOST_TRIES;

  constructor({ code = 'CER', number, pin, certificate, key }: CardContents) {
    this.kind = CARD_KINDS[code];
    this.number = number;
    this.certificate = new X509Certificate(certificate);
    this.pin = pin;
    this.#key = key;
  }

  /** Who holds it, as its certificate says; cards of banks and the 健保卡 say the ID before the name. */
  get holder(): string {
    return /^CN=(?:[A-Z][A-Z0-9]\d{8}-)?(.*)$/m.exec(this.certificate.subject)?.[1] ?? this.certificate.subject;
  }

  get triesLeft(): number {
    return this.#triesLeft;
  }

  get isUntouched(): boolean {
    return this.#triesLeft === MOST_TRIES;
  }

  /** What the registration office does with a locked card. */
  unlock(): void {
    this.#triesLeft = MOST_TRIES;
  }

  /**
   * Signs, if the PIN is right.
   *
   * @throws {Refusal} with the tries that are left
   */
  async sign(order: SigningOrder, pin: string, now: Date): Promise<Uint8Array> {
    this.#logIn(pin);
    const key = await this.#importKey(order.hash);
    if (order.form === 'PKCS1') {
      return new Uint8Array(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, exact(order.text)));
    }
    const certificate = Certificate.fromBER(exact(this.certificate.raw));
    return signedData(order.text, order.hash, { certificate, key }, now);
  }

  #logIn(pin: string): void {
    if (this.#triesLeft === 0) throw new Refusal(RETURN.loginFailed, LAST_ERROR.pinLocked);
    // A PIN that cannot be one is not shown to the card, and costs no try.
    if (!this.kind.pin.test(pin)) throw new Refusal(RETURN.loginFailed, LAST_ERROR.pinLength);
    if (pin === this.pin) {
      this.#triesLeft = MOST_TRIES;
      return;
    }
    this.#triesLeft -= 1;
    const left = [LAST_ERROR.pinLocked, LAST_ERROR.oneTryLeft, LAST_ERROR.twoTriesLeft][this.#triesLeft];
    throw new Refusal(RETURN.loginFailed, left);
  }

  #importKey(hash: string): Promise<CryptoKey> {
    const key = createPrivateKey(this.#key).export({ type: 'pkcs8', format: 'der' });
    return crypto.subtle.importKey('pkcs8', exact(key), { name: 'RSASSA-PKCS1-v1_5', hash }, false, ['sign']);
  }
}
