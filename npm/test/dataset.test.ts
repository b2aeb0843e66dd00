/** Typed datasets: values from valid packages, and from nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MyDataError } from '../src/errors.ts';
import { dataset } from '../src/server/dataset.ts';
import { checkPackage, openDelivery } from '../src/server/delivery.ts';
import type { SchemaResult, StandardSchema } from '../src/server/standard-schema.ts';
import type { PackageVerdict } from '../src/verdict.ts';
import { refusal } from './refusal.ts';

const vector = (name: string): Buffer => readFileSync(new URL(`vectors/${name}`, import.meta.url));
const HOUSEHOLD = 'API.UDauDOLyZg';
const CHECK = {
  anchors: vector('anchors.pem').toString(),
  signers: { [HOUSEHOLD]: 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW', 'API.demoSchool': 'CN=示範教育資料中心,O=示範教育部,C=TW' },
  allowDemoRoots: true,
  at: new Date('2027-01-15T00:00:00Z'),
};

const check = (bytes: Uint8Array = vector('package.zip'), more: Partial<typeof CHECK> = {}): Promise<PackageVerdict> => checkPackage(bytes, { ...CHECK, ...more, resourceId: HOUSEHOLD });
const number = (value: unknown): string => (value as { 戶號: string }).戶號;

/** A schema as libraries have it. */
function schema(result: (value: unknown) => SchemaResult<string>): StandardSchema<string> {
  return { '~standard': { version: 1, vendor: 'test', validate: result } };
}

async function thrown(work: Promise<unknown>): Promise<MyDataError> {
  const error: unknown = await work.then(() => undefined, (refused: unknown) => refused);
  assert.ok(error instanceof MyDataError, String(error));
  return error;
}

test('a delivery gives a typed value', async () => {
  const delivery = await openDelivery(vector('delivery.zip'), CHECK);
  assert.equal(await dataset(HOUSEHOLD, { file: '.json', parse: number }).read({ ...delivery, filename: 'CLI.x.zip' }), 'F9900001');
  assert.equal(await refusal(dataset('API.another123', { file: '.json', parse: number }).read({ ...delivery, filename: 'CLI.x.zip' })), 'dataset.missing');
  delivery.close();
});

test('no record is no value, and a dataset that failed is an error', async () => {
  const reading = (code: number): Promise<string | undefined> => {
    const entry = { resourceId: HOUSEHOLD, name: '戶籍', code, present: false };
    return dataset(HOUSEHOLD, { file: '.json', parse: number }).read({ filename: 'CLI.x.zip', datasets: [entry], close: () => undefined });
  };
  assert.equal(await reading(204), undefined);
  const { code, facts } = await thrown(reading(504));
  assert.deepEqual([code, facts], ['dataset.failed', { resource: HOUSEHOLD, code: 504 }]);
});

test('a file is found by name, ending or pattern, and read as JSON, text or bytes', async () => {
  const verdict = await check();
  const length = (content: string | Uint8Array): number => content.length;
  assert.equal(await dataset(HOUSEHOLD, { file: '現戶全戶戶籍資料.json', parse: number }).readPackage(verdict), 'F9900001');
  assert.ok((await dataset(HOUSEHOLD, { file: '.CSV', form: 'text', parse: (text) => text.split('\n')[0] }).readPackage(verdict))?.includes(','));
  assert.ok((await dataset(HOUSEHOLD, { file: /\.pdf$/, form: 'bytes', parse: length }).readPackage(verdict)) > 100);
  for (const [file, found] of [['.xml', 0], [/\./, 3], ['json', 0]] as const) {
    const { code, facts } = await thrown(dataset(HOUSEHOLD, { file, parse: number }).readPackage(verdict));
    assert.deepEqual([code, facts], ['dataset.file', { found }]);
  }
});

test('nothing is read from a package that is not valid, nor from what looks like a verdict', async () => {
  const typed = dataset(HOUSEHOLD, { file: '.json', parse: number });
  const verdict = await check(vector('package.zip'), { allowDemoRoots: false });
  const { code, facts } = await thrown(typed.readPackage(verdict));
  assert.deepEqual([code, Object.keys(facts)], ['dataset.not-verified', ['reason']]);
  const forged = { verdict: 'valid', reasons: [], files: [{ name: 'a.json' }], read: () => Promise.resolve(new Blob(['{}'])) } as unknown as PackageVerdict;
  assert.equal(await refusal(typed.readPackage(forged)), 'dataset.not-verified');
});

test('a schema gives the value, or says where it does not fit and not what stands there', async () => {
  const verdict = await check();
  const reading = (parse: StandardSchema<string>): Promise<string> => dataset(HOUSEHOLD, { file: '.json', parse }).readPackage(verdict);
  assert.equal(await reading(schema((value) => ({ value: number(value) }))), 'F9900001');
  const issues = [{ message: 'got 林語彤', path: ['戶籍', { key: 0 }, '姓名'] }, { message: 'another' }];
  const { code, facts, message } = await thrown(reading(schema(() => ({ issues }))));
  assert.deepEqual([code, facts, message.includes('林')], ['dataset.content', { path: '戶籍.0.姓名', issues: 2 }, false]);
});

test('a parser that throws does not tell what it could not take', async () => {
  const verdict = await check();
  const failing = dataset(HOUSEHOLD, { file: '.json', parse: () => { throw new Error('林語彤'); } });
  const error = await thrown(failing.readPackage(verdict));
  assert.deepEqual([error.code, error.cause], ['dataset.content', undefined]);
  const notJson = await thrown(dataset(HOUSEHOLD, { file: '.csv', parse: number }).readPackage(verdict));
  assert.deepEqual([notJson.code, notJson.cause], ['dataset.content', undefined]);
});
