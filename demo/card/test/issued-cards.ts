/** Cards of invented people for tests, issued on the spot by an authority of their own. */
import { BitString, Integer, PrintableString, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate, Extension } from 'pkijs';
import type { CardCode } from '../card-kinds.ts';
import { SoftwareCard } from '../software-card.ts';

const RSA = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };
const OID = { commonName: '2.5.4.3', country: '2.5.4.6', keyUsage: '2.5.29.15', organisation: '2.5.4.10', serialNumber: '2.5.4.5' };

/** Who gets a card. */
export interface Holder {
  /** By default that of 自然人憑證. */
  code?: CardCode;
  name: string;
  number: string;
  pin: string;
}

export const CHEN: Holder = { name: '陳柏睿', number: 'TP99000000000013', pin: '246813' };
export const JIANG: Holder = { name: '江雨𤧟', number: 'TP99000000000014', pin: '135792' };
/** By a 健保卡, whose certificate names its holder with the whole ID. */
export const LIN: Holder = { code: 'NHI', name: 'F229910001-林語彤', number: '990000000001', pin: 'moon-and-sun' };

/** A card whose certificate says who holds it, as 自然人憑證 do. */
export async function issueCard({ code = 'CER', name, number, pin }: Holder): Promise<SoftwareCard> {
  const authority = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const keys = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: 4711 }) });
  certificate.issuer.typesAndValues.push(attribute(OID.country, new PrintableString({ value: 'TW' })), attribute(OID.organisation, new Utf8String({ value: '示範憑證管理中心' })));
  certificate.subject.typesAndValues.push(
    attribute(OID.country, new PrintableString({ value: 'TW' })),
    attribute(OID.commonName, new Utf8String({ value: name })),
    attribute(OID.serialNumber, new PrintableString({ value: '0000000199900013' })),
  );
  certificate.notBefore.value = new Date('2026-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2034-01-01T00:00:00Z');
  const usage = new BitString({ valueHex: new Uint8Array([0x80]).buffer, unusedBits: 7 });
  certificate.extensions = [new Extension({ extnID: OID.keyUsage, critical: true, extnValue: usage.toBER(false), parsedValue: usage })];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(authority.privateKey, 'SHA-256');
  return new SoftwareCard({
    code,
    number,
    pin,
    certificate: pem('CERTIFICATE', certificate.toSchema(true).toBER(false)),
    key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  });
}

function attribute(type: string, value: PrintableString | Utf8String): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value });
}

function pem(label: string, der: ArrayBuffer): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
