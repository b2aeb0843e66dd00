/** What may happen to an application. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attemptFailed, delivered, nextDue, noticed, postponed, returned, started } from '../src/application.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const NOTICE = { kind: 'data', txId: 'tx', permissionTicket: 'ticket', secret: 'secret' };

const fresh = () => started({ txId: 'tx', clientId: 'CLI.demoSchool', maskedId: 'F22991****', session: 'digest' }, NOW);
const fetching = () => noticed(fresh(), NOTICE, NOW);

test('a notice starts fetching a few seconds later', () => {
  const application = fetching();
  assert.equal(application.stage.at, 'fetching');
  assert.equal(nextDue(application), NOW + 3_000);
});

test('a repeated notice changes nothing, at any stage', () => {
  const later = NOW + MINUTE;
  const stages = [fetching(), postponed(fetching(), 20, NOW), delivered(fetching(), [], NOW), attemptFailed(fetching(), 'data.taken', NOW)];
  for (const application of stages) assert.equal(noticed(application, NOTICE, later), application);
});

test('a notice of failure ends it without fetching', () => {
  const application = noticed(fresh(), { kind: 'unable', txId: 'tx', permissionTicket: 'ticket', resources: ['API.UDauDOLyZg'] }, NOW);
  assert.deepEqual(application.stage, { at: 'unable', resources: ['API.UDauDOLyZg'] });
  assert.equal(nextDue(application), application.keepUntil);
});

test('the platform says when to come back', () => {
  const application = postponed(fetching(), 20, NOW + 3_000);
  assert.equal(nextDue(application), NOW + 23_000);
  assert.equal(application.stage.attempts, 1);
});

test('passing failures are tried again, ever more slowly, and never more slowly than 5 minutes', () => {
  let application = fetching();
  const pauses = [];
  for (let tries = 0; tries < 12; tries += 1) {
    application = attemptFailed(application, 'data.network', NOW);
    pauses.push(nextDue(application) - NOW);
  }
  assert.deepEqual(pauses.slice(0, 4), [5_000, 10_000, 20_000, 40_000]);
  assert.equal(pauses.at(-1), 5 * MINUTE);
  assert.equal(application.stage.problem, 'data.network');
});

test('a refused ticket is final only when the platform must have recorded the acknowledgement', () => {
  assert.equal(attemptFailed(fetching(), 'data.expired', NOW + MINUTE).stage.at, 'fetching');
  assert.deepEqual(attemptFailed(fetching(), 'data.expired', NOW + 11 * MINUTE).stage, { at: 'failed', code: 'data.expired' });
});

test('final failures end it at once', () => {
  for (const code of ['data.taken', 'data.unavailable', 'jwe.undecipherable', 'payload.malformed', 'package.no-end-record']) {
    assert.deepEqual(attemptFailed(fetching(), code, NOW).stage, { at: 'failed', code });
  }
});

test('delivered data forgets the ticket and is kept for half an hour', () => {
  const application = delivered(fetching(), [{ resourceId: 'API.UDauDOLyZg', name: '戶籍', code: 200, verdict: 'valid' }], NOW);
  assert.ok(!JSON.stringify(application).includes('secret'));
  assert.equal(application.keepUntil, NOW + 30 * MINUTE);
  assert.equal(nextDue(application), application.keepUntil);
});

test('coming back is shown and decides nothing', () => {
  assert.equal(returned(fetching(), 200).stage.at, 'fetching');
  assert.deepEqual([returned(fresh(), 205).returned, returned(fresh(), 205).stage.at], [205, 'platform']);
});
