import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { DrawnCodes } from '#learners/accounts';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { ROOMY } from '../../../../test/builders/limit-settings.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aClaimCode, aLearnerSession, type LearnerBrowser } from '../../../../test/harness/learners.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { aLearner, aTeam, type Team } from '../../../../test/harness/team.js';

const HOUR = 3_600_000;
const HERE = '203.0.113.1';
const THERE = '198.51.100.7';
/** As they are, but small: three from one network to an address, five from everywhere, two of a device. */
const LIMITS = {
  ...ROOMY,
  claimAttempts: 4,
  learnerCodesFromNetworkToAddress: 3,
  learnerCodesOfAddress: 5,
  learnerCodesOfDevices: 2,
  learnerAnswers: 6,
};

let api: TestApi;
let team: Team;
let drawn: DrawnCodes;
const clock = new HandClock('2026-11-21T12:00:00Z');

beforeAll(async () => {
  api = await openTestApi({ clock, signInRules: LIMITS, trustedProxies: ['127.0.0.1'] });
  await aProgramme().in(api.db);
  team = await aTeam(api, 'north');
  drawn = new DrawnCodes(api.db.units, clock);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.adminQuery('truncate sign_in_budgets');
});

const sends = (from: string, path: string, body: object, cookie = ''): supertest.Test => {
  const { host } = new URL(api.url);
  const headers = { origin: api.url, host, 'x-forwarded-for': from, ...(cookie && { cookie }) };
  return supertest(api.url).post(path).set(headers).send(body);
};

describe('claim codes are guessed', () => {
  const guess = (from: string, code = '0000-0000-0000') => sends(from, '/my/claim', { code });

  test('so often an hour from one network, and then a sound one is refused there too; elsewhere it opens', async () => {
    const code = await aClaimCode(team, await aLearner(team));
    const answers = [];
    for (let tried = 0; tried < 6; tried += 1) answers.push((await guess(HERE)).status);
    expect(answers).toEqual([410, 410, 410, 410, 429, 429]);
    const refused = await sends(HERE, '/my/claim/open', { code });
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '3600']);
    expect((await guess(THERE, code)).status).toBe(200);
  });

  test('and what was sound is given back, so that a classroom comes in from one network', async () => {
    for (let seat = 0; seat < 6; seat += 1) {
      const code = await aClaimCode(team, await aLearner(team));
      expect((await guess(HERE, code)).status).toBe(200);
      expect((await sends(HERE, '/my/claim/open', { code })).status).toBe(204);
    }
  });

  test('by eight at once no oftener than by one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => guess(HERE)));
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(4);
  });
});

describe('codes by mail', () => {
  let email: string;
  let known: LearnerBrowser;
  let nth = 0;

  beforeEach(async () => {
    email = `zoe-${(nth += 1)}@example.org`;
    const learnerId = await aLearner(team);
    known = await aLearnerSession(api, team, learnerId);
    await api.db.adminQuery(
      `update learner_accounts set sign_in_email = $1 where account_id = (select account_id from learners where id = $2)`,
      [email, learnerId],
    );
    await api.db.adminQuery('truncate sign_in_budgets');
  });

  const asks = (from: string, to = email, cookie = '') =>
    sends(from, '/my/sign-in/code', { email: to, locale: 'en-CA' }, cookie);
  const waiting = async (): Promise<number> => {
    const rows = await api.db.adminQuery('select from learner_sign_in_codes where email = $1', [email]);
    return rows.length;
  };

  test('from a stranger’s network to one address are few: its owner, elsewhere, has their own', async () => {
    for (let asked = 0; asked < 8; asked += 1) expect((await asks(HERE)).status).toBe(202);
    expect(await waiting()).toBe(3);
    expect((await asks(THERE)).status).toBe(202);
    expect(await waiting()).toBe(4);
  });

  test('from everywhere together have an end, which the owner’s own device does not feel', async () => {
    for (let host = 1; host <= 8; host += 1) await asks(`192.0.2.${host}`);
    expect(await waiting()).toBe(5);
    for (let asked = 0; asked < 3; asked += 1) await asks(THERE, email, known.cookie);
    expect(await waiting()).toBe(7);
  });

  test('are a stranger’s on a device that knows somebody else', async () => {
    const stranger = await aLearnerSession(api, team, await aLearner(team));
    for (let asked = 0; asked < 8; asked += 1) await asks(HERE, email, stranger.cookie);
    expect(await waiting()).toBe(3);
  });

  test('are asked for alike, whoever has the address: the same answer, and as much is counted (T71)', async () => {
    const seen = [];
    for (const to of [email, 'nobody@example.org']) {
      await api.db.adminQuery('truncate sign_in_budgets');
      const { status, body } = await asks(HERE, to);
      const [counted] = await api.db.adminQuery('select count(*)::integer as count from sign_in_budgets');
      seen.push({ status, keys: Object.keys(body as object), counted });
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test('are answered so often an hour from one network, over all questions', async () => {
    const { body } = await asks(THERE);
    const { handle } = body as { handle: string };
    const answers = [];
    for (let tried = 0; tried < 8; tried += 1)
      answers.push(
        (await sends(HERE, '/my/sign-in/code/check', { handle: 'A'.repeat(43), code: '12345678' })).status,
      );
    expect(answers).toEqual([403, 403, 403, 403, 403, 403, 429, 429]);
    const [asked] = await api.db.adminQuery<{ id: string }>(
      'select id from learner_sign_in_codes where email = $1 order by asked_at desc limit 1',
      [email],
    );
    const code = (await drawn.ofSignIn(asked?.id ?? ''))?.code;
    expect((await sends(THERE, '/my/sign-in/code/check', { handle, code })).status).toBe(204);
  });
});

/** Last: those who work here are signed out after an hour without an act. */
test('after an hour a network may guess again', async () => {
  const code = await aClaimCode(team, await aLearner(team));
  for (let tried = 0; tried < 5; tried += 1) await sends(HERE, '/my/claim', { code: '0000-0000-0000' });
  expect((await sends(HERE, '/my/claim', { code })).status).toBe(429);
  clock.pass(HOUR);
  expect((await sends(HERE, '/my/claim', { code })).status).toBe(200);
});
