import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { withClient } from '#platform/persistence';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { eventually } from '../../../../test/harness/eventually.js';
import { aClaimCode, aLearnerSession, LearnerBrowser } from '../../../../test/harness/learners.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, type Team } from '../../../../test/harness/team.js';

let api: TestApi;
let north: Team;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
});
afterAll(() => api.close());

test('a new code takes every way in of before away: devices, passkeys and the address', async () => {
  const learnerId = await aLearner(north);
  const before = await aLearnerSession(api, north, learnerId);
  const ofLearner = `(select account_id from learners where id = $1)`;
  await api.db.adminQuery(
    `update learner_accounts set sign_in_email = 'before@example.org' where account_id = ${ofLearner}`,
    [learnerId],
  );
  await api.db.adminQuery(
    `insert into learner_passkeys (account_id, credential_id, public_key, counter, transports, created_at)
     values (${ofLearner}, 'of-a-lost-phone', '\\x00', 0, '{}', now())`,
    [learnerId],
  );
  const waysOf = async (browser: typeof before) => {
    const { status, body } = await browser.asks('get', '/my/session');
    return [status, (body as { ways?: { email: unknown; passkeys: unknown[] } }).ways];
  };
  expect(await waysOf(before)).toMatchObject([200, { email: 'b•••@example.org', passkeys: [{}] }]);

  const after = await aLearnerSession(api, north, learnerId);
  expect(await waysOf(after)).toEqual([200, { email: null, passkeys: [] }]);
  expect(await waysOf(before)).toEqual([401, undefined]);
});

test('closed at one agency, an account stays where its learner has a record elsewhere, with device, passkey and address', async () => {
  const south = await aTeam(api, 'south');
  const [learnerId, elsewhere] = [await aLearner(north), await aLearner(south, { givenName: 'Elsewhere' })];
  const browser = await aLearnerSession(api, north, learnerId);
  const [held] = await api.db.adminQuery<{ id: string }>(
    `update learner_accounts set sign_in_email = 'both@example.org'
     where account_id = (select account_id from learners where id = $1) returning account_id as id`,
    [learnerId],
  );
  await api.db.adminQuery('update learners set account_id = $1 where id = $2', [held?.id, elsewhere]);
  const recordsOn = async (): Promise<unknown> => {
    const { body } = await browser.person.asks('{ myRecord { id } }');
    return (body.data?.['myRecord'] as { id: string }[]).map(({ id }) => id).sort();
  };
  expect(await recordsOn()).toEqual([learnerId, elsewhere].sort());

  await act(north.manager, 'closeLearnerAccount', { learnerId });
  expect(await recordsOn()).toEqual([elsewhere]);
  expect((await browser.asks('get', '/my/session')).body).toMatchObject({
    name: 'Elsewhere Tremblay',
    ways: { email: 'b•••@example.org' },
  });

  await act(south.manager, 'closeLearnerAccount', { learnerId: elsewhere });
  expect((await browser.asks('get', '/my/session')).status).toBe(401);
  const [account] = await api.db.adminQuery<{ shut: boolean }>(
    'select disabled_at is not null as shut from accounts where id = $1',
    [held?.id],
  );
  expect(account).toEqual({ shut: true });
});

test('an account that two agencies close at the same moment has no record left, and is shut', async () => {
  const east = await aTeam(api, 'east');
  const [learnerId, elsewhere] = [await aLearner(north), await aLearner(east)];
  const browser = await aLearnerSession(api, north, learnerId);
  const ofLearner = '(select account_id from learners where id = $2)';
  const [held] = await api.db.adminQuery<{ id: string }>(
    `update learners set account_id = ${ofLearner} where id = $1 returning account_id as id`,
    [elsewhere, learnerId],
  );
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await withClient(api.db.adminUrl, async (other) => {
    await other.query('begin');
    await other.query(
      `select set_config('role', 'lp_agency', true), set_config('app.agency', '${east.agencyId}', true)`,
    );
    await other.query('select app.close_learner_account($1, now())', [elsewhere]);
    let isOver = false;
    const closing = act(north.manager, 'closeLearnerAccount', { learnerId }).finally(() => (isOver = true));
    const looks = async (): Promise<boolean> => isOver || (await api.db.adminQuery(waiting)).length > 0;
    await eventually(looks, Boolean);
    await other.query('commit');
    expect(await closing).toMatchObject({ __typename: 'LearnerAccountChanged' });
  });
  expect((await browser.asks('get', '/my/session')).status).toBe(401);
  const [account] = await api.db.adminQuery<{ shut: boolean }>(
    'select disabled_at is not null as shut from accounts where id = $1',
    [held?.id],
  );
  expect(account).toEqual({ shut: true });
});

test('the account of somebody on a team is neither handed out by a code nor closed with a record', async () => {
  const learnerId = await aLearner(north);
  const { id } = await api.account('Somebody', north.agencyId, 'AGENCY_REGISTRAR');
  await api.db.adminQuery('update learners set account_id = $1 where id = $2', [id, learnerId]);
  const code = await aClaimCode(north, learnerId);
  expect((await new LearnerBrowser(api).asks('post', '/my/claim/open', { code })).status).toBe(410);
  await act(north.manager, 'closeLearnerAccount', { learnerId });
  const [account] = await api.db.adminQuery('select disabled_at from accounts where id = $1', [id]);
  expect(account).toEqual({ disabled_at: null });
});
