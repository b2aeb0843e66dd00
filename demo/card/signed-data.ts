/** PKCS#7 SignedData as a card's component makes it: the text enclosed, its signer's certificate beside it. */
import { ObjectIdentifier, OctetString, UTCTime } from 'asn1js';
import { Attribute, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo } from 'pkijs';
import type { Certificate } from 'pkijs';

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  data: '1.2.840.113549.1.7.1',
  messageDigest: '1.2.840.113549.1.9.4',
  signedData: '1.2.840.113549.1.7.2',
  signingTime: '1.2.840.113549.1.9.5',
};

/** Who signs. */
export interface Signer {
  certificate: Certificate;
  key: CryptoKey;
}

/** Signs a text. The answer is DER. */
export async function signedData(text: Uint8Array, hash: string, signer: Signer, now: Date): Promise<Uint8Array> {
  const { certificate, key } = signer;
  const content = new EncapsulatedContentInfo({ eContentType: OID.data });
  // Set afterwards: the constructor would cut it into pieces, which is BER and not DER.
  content.eContent = new OctetString({ valueHex: exact(text) });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: content,
    certificates: [certificate],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: await attributes(text, hash, now),
      }),
    ],
  });
  await signed.sign(key, 0, hash, exact(text));
  const info = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

/** In the order DER wants of a set: the shorter first, for these. */
async function attributes(text: Uint8Array, hash: string, now: Date): Promise<SignedAndUnsignedAttributes> {
  const digest = await crypto.subtle.digest(hash, exact(text));
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
      new Attribute({ type: OID.signingTime, values: [new UTCTime({ valueDate: now })] }),
      new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: digest })] }),
    ],
  });
}

/** The bytes in a buffer of their own, which is what these libraries take. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
