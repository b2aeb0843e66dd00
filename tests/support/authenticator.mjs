/** A security key in software, for tests without a browser: it binds itself and signs as WebAuthn has it (Level 3, 6 and 7). */

import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export class Authenticator {
  /** How often it has signed. */
  counter = 0;

  constructor() {
    this.id = randomBytes(32);
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.privateKey = privateKey;
    this.publicKey = publicKey.export({ format: "jwk" });
  }

  /** The name of its credential. */
  get name() {
    return this.id.toString("base64url");
  }

  /**
   * What `navigator.credentials.create` returns.
   *
   * @param {{ challenge: string, rp: { id: string } }} options
   * @param {string} origin
   */
  create({ challenge, rp }, origin) {
    const length = Buffer.from([this.id.length >> 8, this.id.length & 255]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#coseKey()]);
    const data = Buffer.concat([this.#data(rp.id, USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL), credential]);
    const attestation = Buffer.concat([Buffer.from([0xa3]), text("fmt"), text("none"), text("attStmt"), Buffer.from([0xa0]), text("authData"), bytes(data)]);
    return { clientDataJSON: clientData("webauthn.create", challenge, origin), attestationObject: attestation.toString("base64url") };
  }

  /**
   * What `navigator.credentials.get` returns.
   *
   * @param {{ challenge: string, rpId: string }} options
   * @param {string} origin
   * @param {{ counts?: boolean }} [as] whether this use is counted, as a copy of the device would forget to
   */
  get({ challenge, rpId }, origin, { counts = true } = {}) {
    if (counts) this.counter += 1;
    const data = this.#data(rpId, USER_PRESENT | USER_VERIFIED);
    const json = clientData("webauthn.get", challenge, origin);
    const digest = createHash("sha256").update(Buffer.from(json, "base64url")).digest();
    const signature = sign("sha256", Buffer.concat([data, digest]), this.privateKey);
    return { credentialId: this.name, clientDataJSON: json, authenticatorData: data.toString("base64url"), signature: signature.toString("base64url"), userHandle: "" };
  }

  #data(rpId, flags) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([flags]), counter]);
  }

  /** ES256 on P-256 (RFC 9053): the map 1: 2, 3: -7, -1: 1, -2: x, -3: y. */
  #coseKey() {
    const [x, y] = [this.publicKey.x, this.publicKey.y].map((part) => bytes(Buffer.from(part ?? "", "base64url")));
    return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), x, Buffer.from([0x22]), y]);
  }
}

function clientData(type, challenge, origin) {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString("base64url");
}

/** CBOR's strings (RFC 8949, 3.1): a length of one byte, or of two. */
function head(kind, length) {
  if (length < 24) return Buffer.from([kind | length]);
  return length < 256 ? Buffer.from([kind | 24, length]) : Buffer.from([kind | 25, length >> 8, length & 255]);
}

const text = (value) => Buffer.concat([head(0x60, Buffer.byteLength(value)), Buffer.from(value)]);
const bytes = (value) => Buffer.concat([head(0x40, value.length), value]);
