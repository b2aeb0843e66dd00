/** A signed package of a few megabytes, made anew for every run. */
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { writeArchive } from '../../tests/agreement/archive.mjs';

const YEAR = 365 * 24 * 60 * 60 * 1000;

const inWholeSeconds = (time) => new Date(time - (time % 1000));

function keys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = (key, type) => key.export({ type, format: 'pem' });
  return { privateKey, forPki: { privateKey: forge.pki.privateKeyFromPem(pem(privateKey, 'pkcs1')), publicKey: forge.pki.publicKeyFromPem(pem(publicKey, 'spki')) } };
}

function certificate(name, holder, issuer, extensions) {
  const made = forge.pki.createCertificate();
  made.publicKey = holder.publicKey;
  made.serialNumber = name === 'root' ? '01' : '02';
  made.validity.notBefore = inWholeSeconds(Date.now() - YEAR);
  made.validity.notAfter = inWholeSeconds(Date.now() + YEAR);
  made.setSubject([{ shortName: 'CN', value: name }]);
  made.setIssuer([{ shortName: 'CN', value: issuer.name }]);
  made.setExtensions([...extensions, { name: 'subjectKeyIdentifier' }, { name: 'authorityKeyIdentifier', keyIdentifier: forge.pki.getPublicKeyFingerprint(issuer.keys.publicKey).getBytes() }]);
  made.sign(issuer.keys.privateKey, forge.md.sha256.create());
  return forge.pki.certificateToPem(made);
}

/**
 * The package of these files, and the root that its signer leads to.
 *
 * @param {{ name: string, content: Buffer, deflated?: boolean }[]} files
 */
export function largePackage(files) {
  const root = { name: 'root', keys: keys().forPki };
  const signer = keys();
  const anchors = certificate('root', root.keys, root, [{ name: 'basicConstraints', cA: true, critical: true }, { name: 'keyUsage', keyCertSign: true, critical: true }]);
  const signed = certificate('signer', signer.forPki, root, [{ name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true }]);
  const listed = files.map(({ name, content }) => `<file><filename>${name}</filename><digest>${createHash('sha256').update(content).digest('hex')}</digest></file>`);
  const manifest = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><files>${listed.join('')}</files>`);
  const signature = createSign('sha256').update(manifest).sign(signer.privateKey);
  const meta = [['manifest.xml', manifest], ['manifest.sha256withrsa', signature], ['certificate.cer', Buffer.from(signed.replaceAll('\r', ''))]];
  const entries = [...files, ...meta.map(([name, content]) => ({ name: `META-INFO/${name}`, content }))];
  return { anchors, bytes: writeArchive(entries.map((entry) => ({ ...entry, name: Buffer.from(entry.name), isUtf8: true }))) };
}
