import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { constraintOf, query } from '#platform/persistence';
import { type Actor, inAgency, type StaffActor } from '#platform/tenancy';

import { aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';

let db: TestDatabase;
let north: AgencyScene;
let hall: string;
let lphq: StaffActor;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  lphq = inAgency(aStaffMember(), north.agency.id);
  const [community] = await db.adminQuery<{ id: string }>('select id from communities where agency_id = $1', [
    north.agency.id,
  ]);
  hall = community!.id;
});
afterAll(() => db.close());

const tries = (actor: Actor, sql: string, parameters: readonly unknown[]): Promise<string> =>
  db.units
    .write(actor, async (unit) => {
      await query(unit, sql, parameters);
      return unit.leaveUntouched('done');
    })
    .catch((error: unknown) => constraintOf(error) ?? String(error));

/** A batch of one line past every act; the agency has no other. */
async function aBatch(state: 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'DECLINED') {
  const [batchId, entryId] = [randomUUID(), randomUUID()];
  const isAnswered = state === 'APPROVED' || state === 'DECLINED';
  await db.adminQuery(`delete from opening_entries where agency_id = $1`, [north.agency.id]);
  await db.adminQuery(`delete from opening_batches where agency_id = $1`, [north.agency.id]);
  await db.adminQuery(
    `insert into opening_batches (id, agency_id, state, entered_by, started_at, submitted_by, submitted_at, decided_by, decided_at,
       decline_reason)
     values ($1, $2, $3, array[$4]::uuid[], now(), $4, now(), $5, $6, $7)`,
    [
      ...[batchId, north.agency.id, state, north.manager.accountId],
      ...(isAnswered ? [north.assessor.accountId, '2026-03-01T15:00:00Z'] : [null, null]),
      state === 'DECLINED' ? 'Three days are missing.' : null,
    ],
  );
  const works = [{ assignment: 1, completedOn: '2025-06-01', assessor: 'R. Okafor' }];
  await db.adminQuery(
    'insert into opening_entries (id, agency_id, batch_id, n, content) values ($1, $2, $3, 1, $4)',
    [entryId, north.agency.id, batchId, JSON.stringify({ enrolledOn: '2025-05-02', works })],
  );
  return { batchId, entryId };
}

const enters = (actor: Actor, id: string) =>
  tries(
    actor,
    `insert into learners (id, agency_id, community_id, single_name, display_name, sort_key, registered_at)
     values ($1, $2, $3, 'Sam', 'Sam', 'sam', now())`,
    [id, north.agency.id, hall],
  );

describe('LPHQ’s login', () => {
  test('enrols nobody but the lines of a batch that it approved', async () => {
    const submitted = await aBatch('SUBMITTED');
    expect(await enters(lphq, submitted.entryId)).toBe('learners_entered_by_transfer');
    const approved = await aBatch('APPROVED');
    expect(await enters(lphq, randomUUID())).toBe('learners_entered_by_transfer');
    expect(await enters(lphq, approved.entryId)).toBe('done');
  });

  test.each([
    [{}, 'done'],
    [{ day: '2025-06-02' }, 'completions_from_records'],
    [{ assignment: 2 }, 'completions_from_records'],
    [{ assessor: 'Somebody Else' }, 'completions_from_records'],
    [{ from: 'earlier-records:another' }, 'completions_from_records'],
    [{ by: 'assessor' }, 'completions_from_records'],
  ])('enters of a line what it says and nothing else: %j', async (different, said) => {
    const { batchId, entryId } = await aBatch('APPROVED');
    const work = {
      day: '2025-06-01',
      assignment: 1,
      assessor: 'R. Okafor',
      from: `earlier-records:${batchId}`,
      by: 'manager' as const,
    };
    const { day, assignment, assessor, from, by } = { ...work, ...different } as typeof work;
    const outcome = await tries(
      lphq,
      `with learner as (insert into learners (id, agency_id, community_id, single_name, display_name, sort_key, registered_at)
         values ($1, $2, $3, 'Sam', 'Sam', 'sam', now()))
       insert into completions (agency_id, learner_id, programme_version_id, assignment, state, completed_on, submitted_by,
         submitted_at, decided_at, carried_from, assessor_text)
       values ($2, $1, $4, $5, 'ACCEPTED', $6, $7, now(), now(), $8, $9)`,
      [
        ...[entryId, north.agency.id, hall, north.programme.id, assignment, day],
        ...[north[by].accountId, from, assessor],
      ],
    );
    expect(outcome).toBe(said);
  });

  test.each([
    ['2025-05-02', true, 'done'],
    ['2025-05-03', true, 'enrolments_from_records'],
    ['2025-05-02', false, 'enrolments_from_records'],
  ])('enrols from a line on its day and under its batch alone: %s %s', async (day, isTheirs, said) => {
    const { batchId, entryId } = await aBatch('APPROVED');
    const another = randomUUID();
    await db.adminQuery(
      `insert into opening_batches (id, agency_id, state, entered_by, started_at, submitted_by, submitted_at, decided_by, decided_at)
       select $2, agency_id, state, entered_by, started_at, submitted_by, submitted_at, decided_by, decided_at
       from opening_batches where id = $1`,
      [batchId, another],
    );
    const outcome = await tries(
      lphq,
      `with learner as (insert into learners (id, agency_id, community_id, single_name, display_name, sort_key, registered_at)
         values ($1, $2, $3, 'Sam', 'Sam', 'sam', now()))
       insert into enrolments (agency_id, learner_id, programme_version_id, track, enrolled_on, opening_batch_id)
       values ($2, $1, $4, 'MSO', $6, $5)`,
      [entryId, north.agency.id, hall, north.programme.id, isTheirs ? batchId : another, day],
    );
    expect(outcome).toBe(said);
  });

  test('enrols nobody at an agency from a line of another one’s', async () => {
    const { entryId } = await aBatch('APPROVED');
    const south = await anAgencyScene(db);
    const [community] = await db.adminQuery<{ id: string }>(
      'select id from communities where agency_id = $1',
      [south.agency.id],
    );
    const outcome = await tries(
      inAgency(lphq, south.agency.id),
      `insert into learners (id, agency_id, community_id, single_name, display_name, sort_key, registered_at)
       values ($1, $2, $3, 'Sam', 'Sam', 'sam', now())`,
      [entryId, south.agency.id, community!.id],
    );
    expect(outcome).toBe('learners_entered_by_transfer');
  });

  test('hands nothing back as a draft: it answers', async () => {
    const { batchId } = await aBatch('SUBMITTED');
    const reopens = `update opening_batches set state = 'DRAFT' where id = $1`;
    expect(await tries(lphq, reopens, [batchId])).toBe('opening_batches_moves');
  });

  test('changes no line, and no answer that was given', async () => {
    const { batchId } = await aBatch('APPROVED');
    const decline = `update opening_batches set state = 'DECLINED', decline_reason = 'No.' where id = $1`;
    expect(await tries(lphq, decline, [batchId])).toBe('opening_batches_moves');
    expect(await tries(lphq, 'delete from opening_entries where batch_id = $1', [batchId])).toMatch(
      /permission denied/,
    );
  });

  test('answers nothing that the same person entered', async () => {
    const { batchId } = await aBatch('SUBMITTED');
    const approve = `update opening_batches set state = 'APPROVED', decided_by = $2, decided_at = now() where id = $1`;
    expect(await tries(lphq, approve, [batchId, north.manager.accountId])).toBe('opening_batches_four_eyes');
  });
});

describe('an agency’s login', () => {
  test('approves nothing and changes nothing that was handed in', async () => {
    const { batchId } = await aBatch('SUBMITTED');
    const approve = `update opening_batches set state = 'APPROVED', revision = revision + 1, decided_by = $2, decided_at = now()
      where id = $1`;
    expect(await tries(north.manager, approve, [batchId, north.assessor.accountId])).toBe(
      'opening_batches_moves',
    );
    expect(await tries(north.manager, 'delete from opening_entries where batch_id = $1', [batchId])).toBe(
      'opening_batches_moves',
    );
    expect(await tries(north.manager, 'delete from opening_batches where id = $1', [batchId])).toBe(
      'opening_batches_moves',
    );
  });

  test('makes nobody of its own drawer a learner from earlier records', async () => {
    const { batchId, entryId } = await aBatch('APPROVED');
    const outcome = await tries(
      north.manager,
      `with learner as (insert into learners (id, agency_id, community_id, single_name, display_name, sort_key, registered_at)
         values ($1, $2, $3, 'Sam', 'Sam', 'sam', now()))
       insert into enrolments (agency_id, learner_id, programme_version_id, track, enrolled_on, opening_batch_id)
       values ($2, $1, $4, 'MSO', '2025-05-02', $5)`,
      [entryId, north.agency.id, hall, north.programme.id, batchId],
    );
    expect(outcome).toMatch(/permission denied/);
  });

  test('takes nothing back that was handed in, and approves no draft', async () => {
    const handedIn = await aBatch('SUBMITTED');
    const reopens = `update opening_batches set state = 'DRAFT', revision = revision + 1 where id = $1`;
    expect(await tries(north.manager, reopens, [handedIn.batchId])).toBe('opening_batches_moves');
    const draft = await aBatch('DRAFT');
    const approves = `update opening_batches set state = 'APPROVED', revision = revision + 1 where id = $1`;
    expect(await tries(north.manager, approves, [draft.batchId])).toBe('opening_batches_moves');
  });

  test.each(['SUBMITTED', 'APPROVED'] as const)('puts no line into what is %s', async (state) => {
    const { batchId } = await aBatch(state);
    const enters = `insert into opening_entries (id, agency_id, batch_id, n, content)
      select gen_random_uuid(), agency_id, batch_id, 2, content from opening_entries where batch_id = $1`;
    expect(await tries(north.manager, enters, [batchId])).toBe('opening_batches_moves');
    const draft = await aBatch('DRAFT');
    expect(await tries(north.manager, enters, [draft.batchId])).toBe('done');
  });

  test.each([0, 2])('counts each change as one: not as %s', async (counted) => {
    const { batchId } = await aBatch('DRAFT');
    const changes = `update opening_batches set revision = revision + $2 where id = $1`;
    expect(await tries(north.manager, changes, [batchId, counted])).toBe('opening_batches_moves');
    expect(await tries(north.manager, changes, [batchId, 1])).toBe('done');
  });

  test('rewrites nothing of why LPHQ declined', async () => {
    const { batchId } = await aBatch('DECLINED');
    const goesOn = `update opening_batches set state = 'DRAFT', revision = revision + 1`;
    const rewritten = [`decline_reason = 'All is well.'`, `decided_by = submitted_by`, `decided_at = now()`];
    for (const change of rewritten)
      expect(await tries(north.manager, `${goesOn}, ${change} where id = $1`, [batchId])).toBe(
        'opening_batches_moves',
      );
    expect(await tries(north.manager, `${goesOn} where id = $1`, [batchId])).toBe('done');
  });

  test('forgets nobody who put a line in', async () => {
    const { batchId } = await aBatch('DRAFT');
    const forgets = `update opening_batches set revision = revision + 1, entered_by = array[$2]::uuid[] where id = $1`;
    expect(await tries(north.manager, forgets, [batchId, north.registrar.accountId])).toBe(
      'opening_batches_moves',
    );
  });
});
