/** An identification page with a bound device, and Chromium's virtual authenticators in the part of the device. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import type { CreateOptions, GetOptions } from '../device/options.ts';
import type { Scene } from './stage.ts';

export const CHALLENGE = 'x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA';

export const CREATE: CreateOptions = {
  challenge: CHALLENGE,
  rp: { id: 'localhost', name: 'MyData Edge' },
  user: { id: 'aGFuZGxlLW9mLTY0LWJ5dGVz', name: '林語彤', displayName: '林語彤' },
  algorithms: [-7, -257],
  excludeCredentials: [],
  timeout: 60_000,
};

export const GET: GetOptions = { challenge: CHALLENGE, rpId: 'localhost', allowCredentials: [], timeout: 60_000 };

const FIELDS = {
  create: ['clientDataJSON', 'attestationObject'],
  get: ['credentialId', 'clientDataJSON', 'authenticatorData', 'signature', 'userHandle'],
};

/** The page for the ceremony and options that are wanted. */
export function deviceScene(wanted: URLSearchParams): Scene {
  const ceremony = wanted.get('ceremony') === 'create' ? 'create' : 'get';
  const options = (wanted.get('options') ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return {
    script: 'device.js',
    main: `<form method="post" action="/identify" data-device="${ceremony}" data-options="${options}">
<input type="hidden" name="csrf" value="c">
${FIELDS[ceremony].map((name) => `<input type="hidden" name="${name}">`).join('')}
<div class="device-panel"></div>
<div class="buttons">
<button data-device-send hidden name="decision" value="agree">送出</button>
<button class="button button-quiet" name="decision" value="refuse" formnovalidate>不同意</button>
</div>
</form>`,
  };
}

/** A device of a page's visitor: whoever holds it is recognised by it, unless it is told otherwise. */
export class VirtualDevice {
  readonly #session: CDPSession;
  readonly #id: string;

  private constructor(session: CDPSession, id: string) {
    this.#session = session;
    this.#id = id;
  }

  static async of(page: Page, traits: { hasScreenLock?: boolean } = {}): Promise<VirtualDevice> {
    const { hasScreenLock = true } = traits;
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: hasScreenLock, isUserVerified: hasScreenLock, automaticPresenceSimulation: true },
    });
    return new VirtualDevice(session, authenticatorId);
  }

  /** Whether it recognises whoever holds it. */
  async recognise(isUserVerified: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setUserVerified', { authenticatorId: this.#id, isUserVerified });
  }

  /** Whether somebody touches it. */
  async touch(enabled: boolean): Promise<void> {
    await this.#session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: this.#id, enabled });
  }

  async credentials(): Promise<string[]> {
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', { authenticatorId: this.#id });
    return credentials.map(({ credentialId }) => Buffer.from(credentialId, 'base64').toString('base64url'));
  }
}

/** What is in the attested data of a new credential (WebAuthn, 6.5.1), found without reading the CBOR around it. */
export function attested(attestationObject: string): { id: string; key: ReturnType<typeof createPublicKey> } {
  const bytes = Buffer.from(attestationObject, 'base64url');
  const start = bytes.indexOf(createHash('sha256').update('localhost').digest());
  const idLength = bytes.readUInt16BE(start + 53);
  const id = bytes.subarray(start + 55, start + 55 + idLength);
  // EC2, ES256, P-256 (RFC 9053): x follows "-2: 32 bytes", y "-3: 32 bytes".
  const cose = bytes.subarray(start + 55 + idLength);
  const coordinate = (label: number): string => {
    const at = cose.indexOf(Buffer.from([label, 0x58, 0x20]));
    return cose.subarray(at + 3, at + 35).toString('base64url');
  };
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: coordinate(0x21), y: coordinate(0x22) } });
  return { id: id.toString('base64url'), key };
}

/** Whether the key has signed what the fields say (WebAuthn, 7.2, 20 and 21). */
export function isSignedBy(key: ReturnType<typeof createPublicKey>, fields: Record<string, string>): boolean {
  const bytes = (name: string): Buffer => Buffer.from(fields[name] ?? '', 'base64url');
  const signed = Buffer.concat([bytes('authenticatorData'), createHash('sha256').update(bytes('clientDataJSON')).digest()]);
  return verify('sha256', signed, key, bytes('signature'));
}
