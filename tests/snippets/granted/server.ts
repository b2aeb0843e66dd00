/** What examples for servers take for granted: a platform, the credentials of a service, and the application of a visitor. */
import { importSigner } from '@mydata-edge/sdk/dp';
import { dataset } from '@mydata-edge/sdk/server';
import type { DataNotice } from '@mydata-edge/sdk/server';
import { makeAgency } from '../../../npm/test/dp/agency.ts';
import { startPlatform, sealedDelivery, SECRET } from './platform.mjs';
import { anchors as root, delivery, RESOURCE_ID, SIGNER, signedPackage } from './records.mjs';

/** Where the platform is. */
export const platform: string = await startPlatform();

/** What the back office shows once. */
export const credentials = { clientId: 'CLI.feewaiver1', clientSecret: 'not-a-secret-yes', cbcIv: 'not-secret-iv-01' };
export const client = { ...credentials, apiKey: 'not-secret-api-key' };
const agency = makeAgency();
export const privateKey = agency.privateKey;
export const certificate = agency.certificate;
export const env = {
  CLIENT_SECRET: credentials.clientSecret,
  CBC_IV: credentials.cbcIv,
  API_KEY: client.apiKey,
  RESOURCE_SECRET: 'not-a-resource-secret',
  AGENCY_KEY: privateKey,
  AGENCY_CERTIFICATE: certificate,
};

/** What is asked for, for whom, and where she comes back to. */
export const resources = [RESOURCE_ID];
export const nationalId = 'A123456789';
export const returnUrl = 'https://school.example/mydata/return';
export const txId = '6a1f0c0e-3f5d-4c55-9f6b-0b8f6a3d2c11';
export const form = { nationalId };
export const pid: string = await sealed(nationalId);

/** What the platform told. */
export const permissionTicket = '0f8b2f0a-7a56-4f0e-8e43-3d1c6a4b9f27';
export const secret: string = SECRET;
export const notice: DataNotice = { kind: 'data', txId, permissionTicket, secret };

/** The delivery, sealed and open, and a package of it. */
export const jwe: string = await sealedDelivery();
export const zip: Uint8Array<ArrayBuffer> = delivery;
export const bytes: Uint8Array<ArrayBuffer> = signedPackage;
export const anchors: string = root;
export const signers: Record<string, string> = { [RESOURCE_ID]: SIGNER };

/** The request with which the citizen comes back. */
export const request: Request = new Request(`${returnUrl}?code=200&tx_id=${encodeURIComponent(await sealed(txId))}`);

/** A store of applications, and what a back end does with what it gets. */
const kept = new Map<string, unknown>();
export const applications = {
  has: (id: string): Promise<boolean> => Promise.resolve(id === txId),
  keep: (value: { txId: string }): Promise<void> => Promise.resolve(void kept.set(value.txId, value)),
  keepSealed: (value: string): Promise<void> => Promise.resolve(void kept.set('sealed', value)),
};
export const storage = { setAlarm: (time: number): Promise<void> => Promise.resolve(void kept.set('alarm', time)) };
export const wait = (_seconds: number): Promise<void> => Promise.resolve();
export const comeBackIn = (seconds: number): Response => new Response(null, { status: 202, headers: { 'retry-after': String(seconds) } });
export const keep = (resourceId: string, content: Blob): Promise<void> => Promise.resolve(void kept.set(resourceId, content));
export const use = keep;
export const askAgain = (): void => undefined;
export const showRefused = (): void => undefined;
export const requestTheDataAgain = askAgain;

export const clientFor = (): typeof client => client;
export const accept = applications.keep;
export const closeApplication = (_txId: string): void => undefined;
export const show = (_what: unknown): void => undefined;
export const showNoRecord = askAgain;
export const closeDesk = askAgain;

/** What a dataset holds, and the form with which an application begins. */
export const household = dataset(RESOURCE_ID, { file: '.json', parse: (value) => value as { 全戶人員: { 姓名: string }[] } });
export const submitted = new Request('https://school.example/apply', { method: 'POST' });

/** What a citizen signed at the service. */
export const salt = '0123456789abcdef0123456789abcdef';
export const data = 'c2VhbGVk';
export const pkcs7 = 'c2lnbmVk';

/** What the platform asks a provider with, and what the provider has to answer with. */
export const token = `mydata::${'a1'.repeat(32)}`;
export const transactionUid = '5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c';
export const resourceSecret = env.RESOURCE_SECRET;
export const signer = await importSigner({ privateKey, certificate });
export const record = { 姓名: '林語彤' };
export const records = { find: (uid: string): Promise<object | undefined> => Promise.resolve(uid === 'F229910001' ? record : undefined) };
export const pdf = new Blob(['%PDF-1.7']);
export const jobs = { find: (_uid: string): Promise<{ isDone: boolean }> => Promise.resolve({ isDone: false }) };
export const handler = (): Response => new Response();

/** As a platform seals a transaction id, by WebCrypto alone. */
async function sealed(text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(credentials.clientSecret.repeat(2)), 'AES-CBC', false, ['encrypt']);
  const cipher = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: encoder.encode(credentials.cbcIv) }, key, encoder.encode(text));
  return Buffer.from(cipher).toString('base64');
}
