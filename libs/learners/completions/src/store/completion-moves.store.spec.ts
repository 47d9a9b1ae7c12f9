import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import { constraintOf, query } from '#platform/persistence';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Completion } from '../domain/completion.js';

let db: TestDatabase;
let north: AgencyScene;
let south: AgencyScene;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  south = await anAgencyScene(db);
});
afterAll(() => db.close());

const submitted = (learner: Learner): Promise<Completion> =>
  aCompletion().of(learner).submittedBy(north.registrar.accountId).withNewId().in(db);

describe('past every act, as the api’s own role, the table refuses (T11)', () => {
  const denied = expect.stringContaining('permission denied');
  test.each([
    [
      'a way back for what was accepted',
      'ACCEPTED',
      `state = 'RETURNED', return_reason = 'x'`,
      'completions_moves',
    ],
    [
      'a second submission of what was accepted',
      'ACCEPTED',
      `state = 'SUBMITTED', attempt = attempt + 1, decided_by = null, decided_at = null`,
      'completions_moves',
    ],
    ['a note on what was accepted', 'ACCEPTED', `note = 'x'`, 'completions_moves'],
    ['a voiding without a reason', 'ACCEPTED', `state = 'VOIDED'`, 'completions_voided'],
    [
      'a voiding that takes the acceptance out of sight',
      'ACCEPTED',
      `state = 'VOIDED', decided_at = now(), voided_by = decided_by, voided_at = now(), void_reason = 'x'`,
      'completions_moves',
    ],
    [
      'a voiding of what waits',
      'SUBMITTED',
      `state = 'VOIDED', decided_by = learner_id, decided_at = now(), voided_by = learner_id, voided_at = now(), void_reason = 'x'`,
      'completions_moves',
    ],
    [
      'an acceptance of what was voided',
      'VOIDED',
      `state = 'ACCEPTED', voided_by = null, voided_at = null, void_reason = null`,
      'completions_moves',
    ],
    ['another reason for what was voided', 'VOIDED', `void_reason = 'x'`, 'completions_moves'],
    [
      'an acceptance of what was returned',
      'RETURNED',
      `state = 'ACCEPTED', return_reason = null`,
      'completions_moves',
    ],
    [
      'another submitter as it is decided',
      'SUBMITTED',
      `state = 'ACCEPTED', submitted_by = learner_id, decided_by = submitted_by, decided_at = now()`,
      'completions_moves',
    ],
    [
      'another day as it is decided',
      'SUBMITTED',
      `state = 'ACCEPTED', completed_on = '2026-01-01', decided_by = learner_id, decided_at = now()`,
      'completions_moves',
    ],
    ['a change without a move', 'SUBMITTED', `completed_on = '2026-01-01'`, 'completions_moves'],
    ['another learner', 'SUBMITTED', `learner_id = gen_random_uuid()`, denied],
    ['another assignment', 'SUBMITTED', `assignment = 2`, denied],
    ['another version', 'SUBMITTED', `programme_version_id = gen_random_uuid()`, denied],
  ])('%s', async (_, state, change, refusal) => {
    const submission = aCompletion()
      .of(await north.enrols())
      .submittedBy(north.registrar.accountId);
    const decided = {
      SUBMITTED: submission,
      ACCEPTED: submission.accepted(),
      RETURNED: submission.returned(),
      VOIDED: submission.voided().voidedBy(north.manager.accountId),
    };
    const builder = decided[state as keyof typeof decided];
    const completion = await (state === 'SUBMITTED' ? builder : builder.decidedBy(north.assessor.accountId))
      .withNewId()
      .in(db);
    const attempt = db.units.write(north.manager, async (unit) => {
      await query(unit, `update completions set ${change} where id = $1`, [completion.id]);
      return unit.leaveUntouched('done');
    });
    expect(await attempt.catch((error: unknown) => constraintOf(error) ?? String(error))).toEqual(refusal);
  });

  test('another agency’s row', async () => {
    const completion = await submitted(await north.enrols());
    const stranger = aMemberOf(south.agency.id);
    const changed = await db.units.write(stranger, async (unit) => {
      const rows = await query(unit, `update completions set note = 'x' where id = $1 returning id`, [
        completion.id,
      ]);
      return unit.leaveUntouched(rows);
    });
    expect(changed).toEqual([]);
  });
});
