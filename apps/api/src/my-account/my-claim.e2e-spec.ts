import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { DrawnCodes } from '#learners/accounts';
import { systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aClaimCode, aLearnerSession, LearnerBrowser } from '../../../../test/harness/learners.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, type Team } from '../../../../test/harness/team.js';

let api: TestApi;
let team: Team;
let learnerId: string;
let drawn: DrawnCodes;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  team = await aTeam(api, 'north');
  drawn = new DrawnCodes(api.db.units, systemClock);
});
afterAll(() => api.close());
beforeEach(async () => {
  learnerId = await aLearner(team);
});

const aBrowser = (): LearnerBrowser => new LearnerBrowser(api);
const accountOf = async (id: string): Promise<string | null> => {
  const [row] = await api.db.adminQuery<{ account: string | null }>(
    'select account_id as account from learners where id = $1',
    [id],
  );
  return row?.account ?? null;
};
describe('a claim code', () => {
  test('says whose record it opens, opens it once, and signs the device in', async () => {
    const code = await aClaimCode(team, learnerId);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    const browser = aBrowser();
    const looked = await browser.asks('post', '/my/claim', { code: code.toLowerCase().replaceAll('-', ' ') });
    expect(looked.body).toEqual({
      name: 'Zoé Tremblay',
      agency: expect.any(String),
      expiresAt: expect.stringMatching(/^\d{4}-/),
    });
    const opened = await browser.asks('post', '/my/claim/open', { code, locale: 'fr-CA' });
    expect(opened.status).toBe(204);
    expect(opened.get('Set-Cookie')).toEqual([
      expect.stringMatching(
        /^__Host-lp_mine=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=15552000$/,
      ),
    ]);
    const session = await browser.asks('get', '/my/session');
    expect(session.body).toMatchObject({
      name: 'Zoé Tremblay',
      level: 'FRESH',
      ways: { email: null, passkeys: [] },
    });
    expect((await aBrowser().asks('post', '/my/claim/open', { code })).status).toBe(410);
    expect((await aBrowser().asks('post', '/my/claim', { code })).body).toMatchObject({
      code: 'CLAIM_REFUSED',
    });
  });

  test('opens once, however many use it at the same moment', async () => {
    const code = await aClaimCode(team, learnerId);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => aBrowser().asks('post', '/my/claim/open', { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(7).fill(410)]);
    const sessions = await api.db.adminQuery('select from learner_sessions where account_id = $1', [
      await accountOf(learnerId),
    ]);
    expect(sessions).toHaveLength(1);
  });

  test('is dead once another is drawn, it is withdrawn, or its days are over: one answer for all', async () => {
    const replaced = await aClaimCode(team, learnerId);
    const withdrawn = await aClaimCode(team, learnerId);
    await act(team.registrar, 'withdrawClaim', { learnerId });
    const over = await aClaimCode(team, learnerId);
    await api.db.adminQuery(`update learner_claims set expires_at = now() where learner_id = $1`, [
      learnerId,
    ]);
    const answers = [];
    for (const code of [replaced, withdrawn, over, '0000-0000-0000', '', 'x'.repeat(2_000)])
      answers.push(await aBrowser().asks('post', '/my/claim/open', { code }));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(410);
    expect(await accountOf(learnerId)).toBeNull();
  });

  test('opens an account again that the learner has, and signs the other devices out', async () => {
    const lost = await aLearnerSession(api, team, learnerId);
    const account = await accountOf(learnerId);
    const found = await aLearnerSession(api, team, learnerId);
    expect(await accountOf(learnerId)).toBe(account);
    expect((await lost.asks('get', '/my/session')).status).toBe(401);
    expect((await found.asks('get', '/my/session')).status).toBe(200);
  });

  test('hands nobody an account that has a record in another agency: the record here gets a new one', async () => {
    const before = await aLearnerSession(api, team, learnerId);
    const account = await accountOf(learnerId);
    const south = await aTeam(api, 'south');
    const elsewhere = await aLearner(south);
    await api.db.adminQuery('update learners set account_id = $1 where id = $2', [account, elsewhere]);
    const after = await aLearnerSession(api, team, learnerId);
    expect(await accountOf(learnerId)).not.toBe(account);
    expect(await accountOf(elsewhere)).toBe(account);
    const rows = await api.db.units.identify(async () => (await after.asks('get', '/my/session')).status);
    expect(rows).toBe(200);
    expect((await before.asks('get', '/my/session')).status).toBe(200);
  });

  test('is drawn for all who are named or for nobody; for a hundred at most', async () => {
    const foreign = await aLearner(await aTeam(api, 'foreign'));
    const refused = await act(team.registrar, 'drawClaimCodes', { learnerIds: [learnerId, foreign] });
    expect(refused).toMatchObject({ __typename: 'LearnersUnknown', count: 1 });
    expect(
      await api.db.adminQuery('select from learner_claims where learner_id = any($1)', [
        [learnerId, foreign],
      ]),
    ).toEqual([]);
    expect((await act(team.registrar, 'drawClaimCodes', { learnerIds: [] })).__typename).toBe(
      'NothingSelected',
    );
    const many = Array.from(
      { length: 101 },
      (_, index) => `${learnerId.slice(0, -3)}${String(index).padStart(3, '0')}`,
    );
    expect(await act(team.registrar, 'drawClaimCodes', { learnerIds: many })).toMatchObject({
      __typename: 'TooManySelected',
      most: 100,
    });
  });

  test('stands in clear nowhere, and the journal says that it was drawn and used', async () => {
    const code = await aClaimCode(team, learnerId);
    await aBrowser().asks('post', '/my/claim/open', { code });
    const told = await api.db.adminQuery<{ type: string; actor: string }>(
      `select type, actor_id as actor from journal_entries where subject_id = $1 and type like 'learner.%' order by recorded_at, id`,
      [learnerId],
    );
    expect(told.map(({ type }) => type)).toEqual([
      'learner.enrolled',
      'learner.claim-printed',
      'learner.account-opened',
    ]);
    expect(told[2]?.actor).toBe(await accountOf(learnerId));
    expect(api.logged.join('\n')).not.toContain(code);
  });
});

test('inviting judges each by itself: those without an address are named', async () => {
  const withMail = await aLearner(team, { email: 'invite@example.org' });
  const outcome = await act(team.registrar, 'inviteLearners', { learnerIds: [learnerId, withMail] });
  expect(outcome).toMatchObject({
    __typename: 'LearnersInvited',
    invited: 1,
    withoutAddress: [{ learnerId }],
  });
  const [claim] = await api.db.adminQuery<{ id: string; hash: unknown }>(
    'select id, code_hash as hash from learner_claims where learner_id = $1',
    [withMail],
  );
  expect(claim?.hash).toBeNull();
  const mail = await drawn.ofClaim(claim?.id ?? '', 'test');
  expect(mail).toMatchObject({ email: 'invite@example.org', displayName: 'Zoé Tremblay' });
  expect((await aBrowser().asks('post', '/my/claim/open', { code: mail?.code })).status).toBe(204);
  expect(await drawn.ofClaim(claim?.id ?? '', 'test')).toBeNull();
});
