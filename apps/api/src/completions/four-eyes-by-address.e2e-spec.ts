import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { DrawnCodes } from '#learners/accounts';
import { systemClock } from '#platform/clock';
import { constraintOf, query } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import { aMemberOf } from '../../../../test/builders/actor.builder.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aLearnerSession, LearnerBrowser } from '../../../../test/harness/learners.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aSubmission, aTeam, type Team } from '../../../../test/harness/team.js';

const HAND_IN = `mutation ($input: HandInWorkInput!) { handInWork(input: $input) { __typename } }`;
const WHO = { givenName: 'Zoé', familyName: 'Tremblay', ageAttested: 'ADULT' };
const ACCEPTED = { __typename: 'CompletionAccepted' };
const refusedAs = (because: string) => ({ __typename: 'FourEyesNeeded', because });

let api: TestApi;
let north: Team;
let south: Team;
/** Corrects learners and judges work. */
let both: Person;
let account: { readonly id: AccountId; readonly email: string };
let learnerId: string;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
  south = await aTeam(api, 'south');
  both = await api.person('Both', north.agencyId, 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR');
  const sql = `select id, email from accounts where display_name = 'Both'`;
  const [found] = await api.db.adminQuery<typeof account>(sql);
  account = found!;
});
afterAll(() => api.close());
beforeEach(async () => {
  learnerId = await aLearner(north, { email: 'zoe@example.org' });
});

const corrects = (by: Person, email: string | null): Promise<unknown> =>
  act(by, 'changeLearner', { learnerId, ...WHO, email });
const accepts = (by: Person, completionId: string) => act(by, 'acceptCompletion', { completionId });

/** Invites the learner by mail; `arrives` opens the account with the code that the worker draws. */
async function invited({ manager }: Team = north): Promise<{ arrives(): Promise<LearnerBrowser> }> {
  await act(manager, 'inviteLearners', { learnerIds: [learnerId] });
  return {
    async arrives() {
      const sql = 'select id from learner_claims where learner_id = $1 order by drawn_at desc limit 1';
      const [claim] = await api.db.adminQuery<{ id: string }>(sql, [learnerId]);
      const mail = await new DrawnCodes(api.db.units, systemClock).ofClaim(claim!.id, 'test');
      const browser = new LearnerBrowser(api);
      const { status } = await browser.asks('post', '/my/claim/open', { code: mail?.code, locale: 'en-CA' });
      expect(status).toBe(204);
      return browser;
    },
  };
}

async function handedIn(browser: LearnerBrowser): Promise<string> {
  const input = { recordId: learnerId, assignment: 1, completedOn: systemClock.today() };
  const { body } = await browser.person.asks(HAND_IN, { input });
  expect(body.data?.['handInWork']).toEqual({ __typename: 'WorkHandedIn' });
  const sql = 'select id from completions where learner_id = $1';
  const [row] = await api.db.adminQuery<{ id: string }>(sql, [learnerId]);
  return row!.id;
}

/** The constraint that refuses the decision past every act, in the decider's own name; null where nothing does. */
const decidedBySql = (
  completionId: string,
  state: string,
  { agencyId }: Team = north,
): Promise<string | null> =>
  api.db.units
    .write({ ...aMemberOf(agencyId as AgencyId), accountId: account.id }, async (unit) => {
      const reason = state === 'RETURNED' ? `, return_reason = 'No.'` : '';
      const sql = `update completions set state = $3, decided_by = $2, decided_at = now()${reason} where id = $1`;
      await query(unit, sql, [completionId, account.id, state]);
      return unit.leaveUntouched(null);
    })
    .catch(constraintOf);

describe('work handed in from an account that a mailed code opened', () => {
  test('is not judged by who had changed the address before; another assessor decides', async () => {
    await corrects(both, 'mine.too@example.org');
    const completionId = await handedIn(await (await invited()).arrives());
    const answer = await accepts(both, completionId);
    expect(answer).toMatchObject(refusedAs('address-by-you'));
    expect(answer.message).toContain('Another assessor of your agency must decide');
    const returned = await act(both, 'returnCompletion', { completionId, reason: 'Page two.' });
    expect(returned).toMatchObject(refusedAs('address-by-you'));
    for (const state of ['ACCEPTED', 'RETURNED'])
      expect(await decidedBySql(completionId, state)).toBe('completions_way_in');
    expect(await accepts(north.assessor, completionId)).toMatchObject(ACCEPTED);
  });

  test('is not judged by who changed it while the code was on its way, or changed it back since', async () => {
    const way = await invited();
    await corrects(both, 'mine.too@example.org');
    const browser = await way.arrives();
    await corrects(both, 'zoe@example.org');
    expect(await accepts(both, await handedIn(browser))).toMatchObject(refusedAs('address-by-you'));
  });

  test('is not judged by who added an address where there was none', async () => {
    learnerId = await aLearner(north);
    await corrects(both, 'mine.too@example.org');
    const completionId = await handedIn(await (await invited()).arrives());
    expect(await accepts(both, completionId)).toMatchObject(refusedAs('address-by-you'));
  });

  test('is not judged by who had changed it at the agency that its learner came from', async () => {
    await corrects(both, 'mine.too@example.org');
    const arrived = await aLearner(south, { email: 'mine.too@example.org' });
    const samePerson =
      'update learners set portable_id = (select portable_id from learners where id = $2) where id = $1';
    await api.db.adminQuery(samePerson, [arrived, learnerId]);
    learnerId = arrived;
    const completionId = await handedIn(await (await invited(south)).arrives());
    for (const state of ['ACCEPTED', 'RETURNED'])
      expect(await decidedBySql(completionId, state, south)).toBe('completions_way_in');
    expect(await accepts(south.assessor, completionId)).toMatchObject(ACCEPTED);
  });

  test('is judged by who corrected the address afterwards, or left it as it was', async () => {
    await corrects(both, 'zoe@example.org');
    const browser = await (await invited()).arrives();
    await corrects(both, 'zoe.tremblay@example.org');
    expect(await accepts(both, await handedIn(browser))).toMatchObject(ACCEPTED);
  });
});

test('a slip asks nothing about addresses', async () => {
  await corrects(both, 'zoe.tremblay@example.org');
  const completionId = await handedIn(await aLearnerSession(api, north, learnerId));
  expect(await accepts(both, completionId)).toMatchObject(ACCEPTED);
});

describe('whoever signs in with an address of the learner’s', () => {
  test('does not judge, with an account of the learner’s between them or without', async () => {
    await corrects(north.registrar, account.email.toUpperCase());
    const completionId = await handedIn(await aLearnerSession(api, north, learnerId));
    expect(await accepts(both, completionId)).toMatchObject(refusedAs('about-you'));
    expect(await decidedBySql(completionId, 'ACCEPTED')).toBe('completions_way_in');
    learnerId = await aLearner(north, { email: account.email });
    const submitted = await aSubmission(north, learnerId);
    expect(await accepts(both, submitted)).toMatchObject(refusedAs('about-you'));
    expect(await decidedBySql(submitted, 'RETURNED')).toBe('completions_way_in');
  });

  test('does not judge either when the learner has another address by now', async () => {
    learnerId = await aLearner(north, { email: account.email });
    await corrects(both, 'another@example.org');
    const completionId = await aSubmission(north, learnerId);
    expect(await accepts(both, completionId)).toMatchObject(refusedAs('address-was-yours'));
    expect(await decidedBySql(completionId, 'ACCEPTED')).toBe('completions_way_in');
    expect(await accepts(north.assessor, completionId)).toMatchObject(ACCEPTED);
  });

  test('does not judge where it is what the learner’s account signs in with', async () => {
    const completionId = await handedIn(await aLearnerSession(api, north, learnerId));
    await api.db.adminQuery(
      `update learner_accounts set sign_in_email = $2
       where account_id = (select account_id from learners where id = $1)`,
      [learnerId, account.email],
    );
    expect(await accepts(both, completionId)).toMatchObject(refusedAs('address-was-yours'));
  });
});

test('no address of before is kept in the clear, and no login of the product reads what is kept', async () => {
  await corrects(both, 'later@example.org');
  const kept = await api.db.adminQuery<{ by: string; row: string }>(
    'select changed_by as by, to_jsonb(f)::text as row from learner_former_addresses f where learner_id = $1',
    [learnerId],
  );
  expect(kept).toMatchObject([{ by: account.id }]);
  expect(kept[0]?.row).not.toContain('example.org');
  const reading = api.db.units.read(aMemberOf(north.agencyId as AgencyId), (unit) =>
    query(unit, 'select from learner_former_addresses', []),
  );
  await expect(reading).rejects.toThrow('permission denied');
});
