import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { constraintOf, query } from '#platform/persistence';
import type { LearnerActor } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aLearnerActor } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';

let db: TestDatabase;
let north: AgencyScene;
let learner: LearnerActor;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  const { id, agencyId } = await north.enrols();
  learner = aLearnerActor(agencyId, id);
  await accountsIn(db, learner);
  await db.adminQuery('update learners set account_id = $1 where id = $2', [learner.accountId, id]);
});
afterAll(() => db.close());

const HANDS_IN = `insert into completions (agency_id, learner_id, learner_account_id, programme_version_id, assignment, state, attempt,
    completed_on, submitted_by, submitted_at, decided_by, decided_at, outcomes_met, carried_from, assessor_text)
  select e.agency_id, e.learner_id, r.learner_account_id, e.programme_version_id, 1, r.state, r.attempt, '2026-11-20', r.submitted_by,
    now(), r.decided_by, r.decided_at, r.outcomes_met, r.carried_from, r.assessor_text
  from enrolments e, jsonb_populate_record(null::completions, $1::jsonb) r`;

/** What the database says to a learner's login that goes past the rooms. */
function handsIn(actor: LearnerActor, different: Record<string, unknown> = {}): Promise<string> {
  const own = { learner_account_id: actor.accountId, submitted_by: actor.accountId };
  const row = { ...own, state: 'SUBMITTED', attempt: 1, outcomes_met: [], ...different };
  return db.units
    .write(actor, async (unit) => {
      await query(unit, HANDS_IN, [JSON.stringify(row)]);
      return unit.leaveUntouched('done');
    })
    .catch((error: unknown) => constraintOf(error) ?? String(error));
}

test('a learner hands in work in their own name', async () => {
  expect(await handsIn(learner)).toBe('done');
});

test.each([
  [
    'accepted',
    () => ({ state: 'ACCEPTED', decided_by: north.assessor.accountId, decided_at: '2026-11-21T15:00:00Z' }),
  ],
  ['in the name of somebody else', () => ({ submitted_by: north.registrar.accountId })],
  ['as a second attempt', () => ({ attempt: 2 })],
  ['with outcomes that were met', () => ({ outcomes_met: ['MSQ1.01-O1'] })],
  ['from elsewhere', () => ({ carried_from: 'earlier-records:x', assessor_text: 'Somebody' })],
  ['for another account', () => ({ learner_account_id: north.registrar.accountId })],
])('and nothing %s', async (_, different) => {
  expect(await handsIn(learner, different())).toBe('completions_by_learner');
});

test('whose account was taken away hands in nothing more', async () => {
  const stale = { ...learner, accountId: north.registrar.accountId };
  expect(await handsIn(stale)).toBe('completions_by_learner');
});
