import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { DrawnCodes } from '#learners/accounts';
import { systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import {
  aClaimCode,
  aLearnerSession,
  LearnerBrowser,
  provedMinutesAgo,
} from '../../../../test/harness/learners.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, type Team, UNKNOWN } from '../../../../test/harness/team.js';

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
/** The code of the mail that the last question asked for. */
const mailedCode = async (): Promise<string> => {
  const [asked] = await api.db.adminQuery<{ id: string }>(
    'select id from learner_sign_in_codes order by asked_at desc limit 1',
  );
  return (await drawn.ofSignIn(asked?.id ?? ''))?.code ?? 'none';
};
/** A learner who signs in with the address. */
const withAddress = async (email: string, id = learnerId): Promise<LearnerBrowser> => {
  const browser = await aLearnerSession(api, team, id);
  const { body } = await browser.asks('put', '/my/email', { email });
  const { handle } = body as { handle: string };
  const answer = await browser.asks('post', '/my/email/check', { handle, code: await mailedCode() });
  expect(answer.status).toBe(204);
  return browser;
};

describe('a code by mail', () => {
  test('signs in the browser that asked, once', async () => {
    await withAddress('zoe@example.org');
    const browser = aBrowser();
    const { body, status } = await browser.asks('post', '/my/sign-in/code', {
      email: ' ZOE@example.org',
      locale: 'en-CA',
    });
    expect(status).toBe(202);
    const { handle } = body as { handle: string };
    const code = await mailedCode();
    expect(code).toMatch(/^\d{8}$/);
    const other = await aBrowser().asks('post', '/my/sign-in/code/check', { handle: 'A'.repeat(43), code });
    expect(other.status).toBe(403);
    expect((await browser.asks('post', '/my/sign-in/code/check', { handle, code })).status).toBe(204);
    expect((await browser.asks('get', '/my/session')).body).toMatchObject({
      ways: { email: 'z•••@example.org' },
    });
    expect((await aBrowser().asks('post', '/my/sign-in/code/check', { handle, code })).status).toBe(403);
  });

  test('one of eight who answer at the same moment gets in', async () => {
    await withAddress('race@example.org');
    const { body } = await aBrowser().asks('post', '/my/sign-in/code', { email: 'race@example.org' });
    const { handle } = body as { handle: string };
    const code = await mailedCode();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => aBrowser().asks('post', '/my/sign-in/code/check', { handle, code })),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  test('is worthless after five tries, and after ten minutes', async () => {
    await withAddress('guess@example.org');
    const { body } = await aBrowser().asks('post', '/my/sign-in/code', { email: 'guess@example.org' });
    const { handle } = body as { handle: string };
    const code = await mailedCode();
    const wrong = code === '00000000' ? '00000001' : '00000000';
    for (let tries = 0; tries < 5; tries += 1)
      expect((await aBrowser().asks('post', '/my/sign-in/code/check', { handle, code: wrong })).status).toBe(
        403,
      );
    expect((await aBrowser().asks('post', '/my/sign-in/code/check', { handle, code })).status).toBe(403);

    const late = (await aBrowser().asks('post', '/my/sign-in/code', { email: 'guess@example.org' })).body as {
      handle: string;
    };
    const lateCode = await mailedCode();
    await api.db.adminQuery(`update learner_sign_in_codes set ends_at = now()`);
    expect(
      (await aBrowser().asks('post', '/my/sign-in/code/check', { handle: late.handle, code: lateCode }))
        .status,
    ).toBe(403);
  });

  test('is asked for alike with an address that nobody has, and that address is not kept (T71)', async () => {
    await withAddress('known@example.org');
    const answers = [];
    for (const email of ['known@example.org', 'stranger@example.org', 'no address'])
      answers.push(await aBrowser().asks('post', '/my/sign-in/code', { email, locale: 'en-CA' }));
    expect(answers.map(({ status, body }) => [status, Object.keys(body as object)])).toEqual(
      Array(3).fill([202, ['handle']]),
    );
    expect(await mailedCode()).toBe('none');
    const kept = await api.db.adminQuery(`select from learner_sign_in_codes where email like '%stranger%'`);
    expect(kept).toEqual([]);
  });

  test('lets a family choose whose record is opened', async () => {
    const sibling = await aLearner(team, { givenName: 'Noé' });
    await withAddress('family@example.org');
    await withAddress('family@example.org', sibling);
    const browser = aBrowser();
    const { body } = await browser.asks('post', '/my/sign-in/code', { email: 'family@example.org' });
    const { handle } = body as { handle: string };
    const code = await mailedCode();
    const asked = await browser.asks('post', '/my/sign-in/code/check', { handle, code });
    expect(asked.status).toBe(200);
    expect(browser.cookie).toBe('');
    const { accounts } = asked.body as { accounts: { choice: string; name: string; agency: string }[] };
    expect(accounts.map(({ name }) => name).sort()).toEqual(['Noé Tremblay', 'Zoé Tremblay']);
    const choice = accounts.find(({ name }) => name.startsWith('Noé'))?.choice;
    const stranger = await accountOf(await aLearner(team));
    expect(
      (await browser.asks('post', '/my/sign-in/code/check', { handle, code, choice: stranger ?? UNKNOWN }))
        .status,
    ).toBe(403);
    expect((await browser.asks('post', '/my/sign-in/code/check', { handle, code, choice })).status).toBe(204);
    expect((await browser.asks('get', '/my/session')).body).toMatchObject({ name: 'Noé Tremblay' });
  });

  test('for another account keeps no address', async () => {
    const mine = await aLearnerSession(api, team, learnerId);
    const other = await aLearnerSession(api, team, await aLearner(team));
    const { body } = await mine.asks('put', '/my/email', { email: 'mine@example.org' });
    const { handle } = body as { handle: string };
    const code = await mailedCode();
    expect((await other.asks('post', '/my/email/check', { handle, code })).status).toBe(403);
    expect((await aBrowser().asks('post', '/my/sign-in/code/check', { handle, code })).status).toBe(403);
    expect((await mine.asks('post', '/my/email/check', { handle, code })).status).toBe(204);
  });
});

describe('a session', () => {
  test('grows stale: badges for 180 days, progress for 12 hours, changes for 15 minutes', async () => {
    const browser = await aLearnerSession(api, team, learnerId);
    const level = async () => ((await browser.asks('get', '/my/session')).body as { level: string }).level;
    expect(await level()).toBe('FRESH');
    await provedMinutesAgo(api, 16);
    expect(await level()).toBe('SIGNED_IN');
    for (const [method, path] of [
      ['put', '/my/email'],
      ['post', '/my/email/check'],
      ['post', '/my/passkeys/options'],
      ['post', '/my/passkeys'],
      ['delete', `/my/passkeys/${UNKNOWN}`],
    ] as const)
      expect({ path, body: (await browser.asks(method, path, {})).body as unknown }).toMatchObject({
        path,
        body: { code: 'FRESH_SIGN_IN_NEEDED' },
      });
    await provedMinutesAgo(api, 12 * 60 + 1);
    expect(await level()).toBe('DEVICE');
    await api.db.adminQuery('update learner_sessions set ends_at = now()');
    expect((await browser.asks('get', '/my/session')).status).toBe(401);
  });

  test('ends here, elsewhere, and everywhere when the agency closes the account', async () => {
    const here = await withAddress('devices@example.org');
    const there = aBrowser();
    const { body } = await there.asks('post', '/my/sign-in/code', { email: 'devices@example.org' });
    await there.asks('post', '/my/sign-in/code/check', { ...(body as object), code: await mailedCode() });
    expect((await there.asks('delete', '/my/sessions')).status).toBe(204);
    expect((await here.asks('get', '/my/session')).status).toBe(401);
    const cookie = there.cookie;
    expect((await there.asks('delete', '/my/session')).status).toBe(204);
    there.cookie = cookie;
    expect((await there.asks('get', '/my/session')).status).toBe(401);

    const again = await aLearnerSession(api, team, learnerId);
    expect(await act(team.manager, 'closeLearnerAccount', { learnerId })).toMatchObject({
      __typename: 'LearnerAccountChanged',
      learner: { account: { state: 'NONE' } },
    });
    expect((await again.asks('get', '/my/session')).status).toBe(401);
    const asked = (await aBrowser().asks('post', '/my/sign-in/code', { email: 'devices@example.org' }))
      .status;
    expect(asked).toBe(202);
    expect(await mailedCode()).toBe('none');
    expect(await act(team.manager, 'closeLearnerAccount', { learnerId })).toMatchObject({
      __typename: 'NoLearnerAccount',
    });
  });

  test('of a learner opens nothing of those who work, and theirs nothing of a learner’s', async () => {
    const browser = await aLearnerSession(api, team, learnerId);
    const asked = await browser.person.asks('{ viewer { displayName } }');
    expect(asked.body.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect((await browser.asks('get', '/session')).status).toBe(401);
    const stolen = aBrowser();
    stolen.cookie = browser.cookie.replace('__Host-lp_mine', '__Host-lp_sid');
    expect((await stolen.asks('get', '/session')).status).toBe(401);
  });

  test('is nobody’s to choose (T69)', async () => {
    const browser = aBrowser();
    browser.cookie = `__Host-lp_mine=${'A'.repeat(43)}`;
    expect((await browser.asks('get', '/my/session')).status).toBe(401);
    await browser.asks('post', '/my/claim/open', { code: await aClaimCode(team, learnerId) });
    expect(browser.cookie).not.toContain('AAAA');
  });
});
