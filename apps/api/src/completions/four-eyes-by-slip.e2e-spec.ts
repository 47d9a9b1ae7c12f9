import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';
import { constraintOf, query } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import { aMemberOf } from '../../../../test/builders/actor.builder.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aClaimCode, aLearnerSession, LearnerBrowser } from '../../../../test/harness/learners.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aSubmission, aTeam, type Team } from '../../../../test/harness/team.js';

const HAND_IN = `mutation ($input: HandInWorkInput!) { handInWork(input: $input) { __typename } }`;
const REFUSED = { __typename: 'FourEyesNeeded', because: 'way-in-by-you' };

let api: TestApi;
let north: Team;
let south: Team;
/** Prints slips and judges work. */
let both: Person;
let alone: Team;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  [north, south] = [await aTeam(api, 'north'), await aTeam(api, 'south')];
  both = await api.person('Both', north.agencyId, 'AGENCY_MANAGER', 'AGENCY_ASSESSOR');
  alone = { ...north, manager: both, registrar: both, assessor: both };
});
afterAll(() => api.close());

let learnerId: string;
beforeEach(async () => {
  learnerId = await aLearner(north);
});

async function handedIn(browser: LearnerBrowser, record = learnerId): Promise<string> {
  const input = { recordId: record, assignment: 1, completedOn: systemClock.today() };
  const { body } = await browser.person.asks(HAND_IN, { input });
  expect(body.data?.['handInWork']).toEqual({ __typename: 'WorkHandedIn' });
  const [row] = await api.db.adminQuery<{ id: string }>('select id from completions where learner_id = $1', [
    record,
  ]);
  return row!.id;
}

/** The slip that `both` printed opens the account, and what is handed in is theirs for all that anybody can know. */
async function handedInBySlip(): Promise<string> {
  return handedIn(await aLearnerSession(api, alone, learnerId));
}

describe('work handed in from an account that a slip opened', () => {
  test('is neither accepted nor returned by who printed the slip; another assessor decides', async () => {
    const completionId = await handedInBySlip();
    expect(await act(both, 'acceptCompletion', { completionId })).toMatchObject({
      ...REFUSED,
      message: expect.stringContaining('Another assessor of your agency must decide'),
    });
    expect(await act(both, 'returnCompletion', { completionId, reason: 'Page two.' })).toMatchObject(REFUSED);
    expect(await act(north.assessor, 'acceptCompletion', { completionId })).toMatchObject({
      __typename: 'CompletionAccepted',
    });
  });

  test('is refused when the account was closed since, and when another slip opened it again', async () => {
    const completionId = await handedInBySlip();
    const again = new LearnerBrowser(api);
    const held = { code: await aClaimCode(north, learnerId), locale: 'fr-CA' };
    expect((await again.asks('post', '/my/claim/open', held)).status).toBe(204);
    expect(await act(both, 'acceptCompletion', { completionId })).toMatchObject(REFUSED);
    await act(both, 'closeLearnerAccount', { learnerId });
    expect(await act(both, 'acceptCompletion', { completionId })).toMatchObject(REFUSED);
  });

  test('is refused where the account came from another agency with its learner', async () => {
    await aLearnerSession(api, alone, learnerId);
    const [accountId] = await accountOf(learnerId);
    const arrived = await aLearner(south);
    await api.db.adminQuery('update learners set account_id = $2 where id = $1', [arrived, accountId]);
    const [drawer] = await api.db.adminQuery<{ id: string }>(
      `select drawn_by as id from learner_claims where learner_id = $1`,
      [learnerId],
    );
    const completionId = await aSubmission(south, arrived);
    await api.db.adminQuery(
      `do $$ begin perform set_config('session_replication_role', 'replica', true);
       update completions set submitted_by = '${accountId}', learner_account_id = '${accountId}' where id = '${completionId}'; end $$`,
    );
    expect(await decidedBySql(south, completionId, drawer!.id)).toBe('completions_way_in');
  });

  test('is judged by who printed a slip that opened nothing, or a slip of somebody else', async () => {
    await aLearnerSession(api, alone, await aLearner(north));
    await aClaimCode(alone, learnerId);
    const completionId = await handedIn(await aLearnerSession(api, north, learnerId));
    expect(await act(both, 'acceptCompletion', { completionId })).toMatchObject({
      __typename: 'CompletionAccepted',
    });
  });

  test('by its registrar is judged by who printed the slip', async () => {
    await aLearnerSession(api, alone, learnerId);
    const completionId = await aSubmission(north, learnerId);
    expect(await act(both, 'acceptCompletion', { completionId })).toMatchObject({
      __typename: 'CompletionAccepted',
    });
  });
});

test.each(['ACCEPTED', 'RETURNED'])('past every act, as the api’s own role: not %s', async (state) => {
  const completionId = await handedInBySlip();
  const [{ id: drawer }, { id: other }] = (await api.db.adminQuery<{ id: string }>(
    `select id from accounts where display_name in ('Both', 'Assessor') and id in
       (select account_id from memberships where agency_id = $1) order by display_name desc`,
    [north.agencyId],
  )) as [{ id: string }, { id: string }];
  expect(await decidedBySql(north, completionId, drawer, state)).toBe('completions_way_in');
  expect(await decidedBySql(north, completionId, other, state)).toBeNull();
});

async function accountOf(id: string): Promise<string[]> {
  const rows = await api.db.adminQuery<{ id: string }>(
    'select account_id as id from learners where id = $1',
    [id],
  );
  return rows.map((row) => row.id);
}

/** The constraint that refuses the decision of somebody in their own name; null where nothing does. */
async function decidedBySql(
  { agencyId }: Team,
  completionId: string,
  accountId: string,
  state = 'ACCEPTED',
): Promise<string | null> {
  const reason = state === 'RETURNED' ? `, return_reason = 'No.'` : '';
  const sql = `update completions set state = $3, decided_by = $2, decided_at = now()${reason} where id = $1`;
  return api.db.units
    .write({ ...aMemberOf(agencyId as AgencyId), accountId: accountId as AccountId }, async (unit) => {
      await query(unit, sql, [completionId, accountId, state]);
      return unit.leaveUntouched(null);
    })
    .catch(constraintOf);
}
