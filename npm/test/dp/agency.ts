/** An agency for tests: certificates made by the openssl command, so that nothing of ours has a hand in them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Key and certificate, PEM, and the root that vouches for it. */
export interface Agency {
  privateKey: string;
  certificate: string;
  root: string;
}

/** Its subject, as in RFC 4514. */
export const SUBJECT = 'CN=測試圖書館,O=測試機關,C=TW';

const RSA = ['-newkey', 'rsa:2048'];
const CONFIGURATION = `
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

/** A root and an agency under it; `newKey`, options of `openssl req`, says which kind of key the agency has. */
export function makeAgency(newKey: readonly string[] = RSA): Agency {
  const folder = mkdtempSync(join(tmpdir(), 'mydata-agency-'));
  const place = (name: string): string => join(folder, name);
  const issue = (name: 'root' | 'signer', subject: string, ...more: string[]): void => {
    const slashed = `/${subject.split(',').reverse().join('/')}`;
    const files = ['-config', place('openssl.cnf'), '-extensions', name, '-keyout', place(`${name}.key`), '-out', place(`${name}.pem`)];
    execFileSync('openssl', ['req', '-x509', '-utf8', '-noenc', '-days', '30', '-subj', slashed, ...files, ...more], { stdio: 'pipe' });
  };
  try {
    writeFileSync(place('openssl.cnf'), CONFIGURATION);
    issue('root', 'CN=測試根憑證機構,O=測試機關,C=TW', ...RSA);
    issue('signer', SUBJECT, ...newKey, '-CA', place('root.pem'), '-CAkey', place('root.key'));
    const [privateKey, certificate, root] = ['signer.key', 'signer.pem', 'root.pem'].map((name) => readFileSync(place(name), 'utf8'));
    return { privateKey: privateKey ?? '', certificate: certificate ?? '', root: root ?? '' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
