import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { CompletionReads } from '#learners/completions';
import type { ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import { LearnerReads } from '#learners/roster';
import type { MemberActor, StaffActor } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { HandClock } from '../../../../../test/builders/hand-clock.js';
import { type OpeningRooms, openingRooms } from '../../../../../test/builders/opening-rooms.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { OpeningRow } from '../domain/opening-entry.js';

/** The agency was authorised on 5 January; its ninety days end on 5 April. */
const CLOCK = new HandClock('2026-03-02T15:00:00Z');

let db: TestDatabase;
let rooms: OpeningRooms;
let programme: ProgrammeVersion;
let manager: MemberActor;
let hall: { readonly id: string };
let lphq: StaffActor;

beforeAll(async () => {
  db = await openTestDatabase();
  rooms = await openingRooms(db, CLOCK);
  programme = await aProgramme().in(db);
});
afterAll(async () => {
  await rooms.close();
  await db.close();
});
beforeEach(async () => {
  CLOCK.set('2026-03-02T15:00:00Z');
  const agency = await anAgency().in(db);
  manager = aMemberOf(agency.id);
  lphq = aStaffMember();
  hall = await aCommunity().of(agency).in(db);
  await accountsIn(db, manager, lphq);
});

const done = (...assignments: number[]): OpeningRow['works'] =>
  assignments.map((assignment) => ({ assignment, completedOn: '2025-06-01', assessor: 'R. Okafor' }));
const aRow = (different: Partial<OpeningRow> = {}): OpeningRow => ({
  ...{ givenName: 'Zoe', familyName: 'Tremblay', enrolledOn: '2025-05-02', works: done(1, 2, 3, 4) },
  ...different,
});
const enters = (revision: number, ...rows: OpeningRow[]) =>
  rooms.enter.run(manager, {
    ...{ revision, rows },
    defaults: { communityId: hall.id, track: 'MSO', ageAttested: 'ADULT' },
  });
const batch = async () => {
  const all = await db.units.read(manager, (unit) => rooms.reads.ofAgency(unit, manager.agencyId));
  return all[0]!;
};
async function handsIn(...rows: OpeningRow[]) {
  await enters(0, ...rows);
  await rooms.change.submit(manager, { revision: 1 });
  return { batchId: (await batch()).id, revision: 2 };
}
const learners = () =>
  db.adminQuery<{ id: string }>('select id from learners where agency_id = $1 order by sort_key', [
    manager.agencyId,
  ]);
const journal = async (agencyId = manager.agencyId as string) =>
  (
    await db.adminQuery<{ type: string }>(
      'select type from journal_entries where agency_id = $1 order by id',
      [agencyId],
    )
  ).map(({ type }) => type);

describe('a batch', () => {
  test('takes the lines that are sound and says what is wrong with the others', async () => {
    const outcome = await enters(0, aRow(), aRow({ enrolledOn: '2027-01-01' }), aRow({ works: done(2) }));
    expect(outcome).toMatchObject({
      kind: 'records-entered',
      rows: [0],
      refused: [
        { row: 1, field: 'enrolledOn', because: 'in-the-future' },
        { row: 2, field: 'completedOn.2', because: 'assignment-skipped' },
      ],
    });
    expect(await batch()).toMatchObject({ state: 'DRAFT', revision: 1, learners: 1, completions: 4 });
    expect(await learners()).toEqual([]);
  });

  test('is shown before it is saved, with the lines that it holds already in mind', async () => {
    await enters(0, aRow({ externalId: 'HR-1' }));
    const shown = await rooms.judge.preview(manager, {
      rows: [aRow({ externalId: 'HR-1' }), aRow()],
      defaults: { communityId: hall.id, track: 'MSO', ageAttested: 'ADULT' },
    });
    expect(shown).toMatchObject({
      sound: [{ row: 1 }],
      problems: [{ row: 0, because: 'external-id-twice' }],
    });
    expect(await enters(1, aRow({ externalId: 'HR-1' }))).toMatchObject({
      kind: 'nothing-entered',
      refused: [{ because: 'external-id-twice' }],
    });
  });

  test('is never written over what somebody else did, and a second press adds nothing', async () => {
    const [first, second] = await Promise.all([enters(0, aRow()), enters(0, aRow())]);
    expect([first.kind, second.kind].sort()).toEqual(['opening-batch-moved-on', 'records-entered']);
    expect(await enters(0, aRow())).toEqual({ kind: 'opening-batch-moved-on', revision: 1 });
    expect((await batch()).learners).toBe(1);
  });

  test('loses the lines that are taken out, and goes whole', async () => {
    await enters(0, aRow(), aRow({ familyName: 'Berg' }));
    const { id, agencyId } = await batch();
    const page = await db.units.read(manager, (unit) =>
      rooms.reads.entries(unit, { id, agencyId }, { first: 1, after: null }),
    );
    expect(page).toMatchObject({ rows: [{ n: 1, communityName: 'Elgin Hall' }], hasNext: true });
    const entryIds = page.rows.map((entry) => entry.id);
    expect(await rooms.change.takeOut(manager, { revision: 1, entryIds })).toMatchObject({
      kind: 'records-changed',
    });
    expect(await rooms.change.takeOut(manager, { revision: 2, entryIds })).toEqual({
      kind: 'opening-entries-unknown',
    });
    expect(await rooms.change.discard(manager, { revision: 2 })).toEqual({ kind: 'records-discarded' });
    expect(await batch()).toBeUndefined();
  });

  test('is handed in with something in it, and rests from then on', async () => {
    expect(await rooms.change.submit(manager, { revision: 0 })).toEqual({ kind: 'opening-batch-unknown' });
    await handsIn(aRow());
    const stays = { kind: 'opening-batch-stays', state: 'SUBMITTED' };
    expect(await enters(2, aRow())).toEqual(stays);
    expect(await rooms.change.discard(manager, { revision: 2 })).toEqual(stays);
    expect(await rooms.change.submit(manager, { revision: 2 })).toEqual(stays);
  });

  test('is begun within ninety days of the authorisation, the last of them included', async () => {
    CLOCK.set('2026-04-06T03:59:59Z');
    expect(await enters(0, aRow())).toMatchObject({ kind: 'records-entered' });
    CLOCK.set('2026-04-06T04:00:00Z');
    const over = { kind: 'opening-window-over', openUntil: '2026-04-05' };
    expect(await enters(1, aRow())).toEqual(over);
    expect(await rooms.change.submit(manager, { revision: 1 })).toEqual(over);
  });

  test('is not an agency’s that may not act', async () => {
    await db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [
      manager.agencyId,
    ]);
    expect(await enters(0, aRow())).toMatchObject({ kind: 'agency-not-authorised' });
  });

  test('of another agency is unknown to everybody but LPHQ, and to LPHQ until it is handed in (T06)', async () => {
    await enters(0, aRow());
    const { id } = await batch();
    const other = aMemberOf((await anAgency().in(db)).id);
    expect(await db.units.read(other, (unit) => rooms.reads.one(unit, id))).toBeNull();
    const seenByLphq = () => db.units.read(lphq, (unit) => rooms.reads.one(unit, id));
    expect(await seenByLphq()).toBeNull();
    await rooms.change.submit(manager, { revision: 1 });
    expect(await seenByLphq()).toMatchObject({ id });
  });
});

describe('LPHQ approves', () => {
  test('and everybody stands on the roster as they were: enrolled then, judged then, qualified', async () => {
    const asRead = await handsIn(
      aRow({ email: 'zoe@example.org', joinedOn: '2025-04-28' }),
      aRow({ familyName: 'Zed', works: done(1) }),
    );
    CLOCK.set('2026-03-05T15:00:00Z');
    const counts = { kind: 'records-approved', learners: 2, completions: 5 };
    expect(await rooms.decide.approve(lphq, asRead)).toEqual(counts);
    const [zoe, zed] = await learners();
    const seen = await db.units.read(manager, async (unit) => ({
      learner: await new LearnerReads().one(unit, zoe!.id),
      completions: await new CompletionReads().ofLearners(unit, [zoe!.id, zed!.id]),
    }));
    expect(seen.learner).toMatchObject({
      ...{ email: 'zoe@example.org', joinedOn: '2025-04-28' },
      enrolment: { enrolledOn: '2025-05-02', openingBatchId: asRead.batchId, standing: 'ACTIVE' },
    });
    const ofZoe = seen.completions.get(zoe!.id) ?? [];
    expect(ofZoe).toHaveLength(4);
    expect(ofZoe[0]).toMatchObject({
      state: 'ACCEPTED',
      completedOn: '2025-06-01',
      carriedFrom: `earlier-records:${asRead.batchId}`,
      assessorText: 'R. Okafor',
      ...{ decidedBy: null, submittedBy: manager.accountId, decidedAt: CLOCK.now() },
    });
    expect(qualificationOf(ofZoe, programme).kind).toBe('qualified');
    expect(qualificationOf(seen.completions.get(zed!.id) ?? [], programme).kind).toBe('not-qualified');
    expect(await db.adminQuery('select from badges where agency_id = $1', [manager.agencyId])).toEqual([]);
  });

  test('and both journals say so, each person under their own key', async () => {
    await rooms.decide.approve(lphq, await handsIn(aRow()));
    expect(await journal()).toEqual([
      'opening-records.entered',
      'opening-records.submitted',
      'learner.entered-from-records',
      ...Array.from({ length: 4 }, () => 'completion.carried-over'),
      'learner.qualified',
      'learner.core-competencies-awarded',
      'opening-records.approved',
    ]);
    expect(await journal('00000000-0000-0000-0000-000000000000')).toContain('opening-records.approved');
  });

  test('once: two at the same time enter everybody once', async () => {
    const asRead = await handsIn(aRow());
    const outcomes = await Promise.all([
      rooms.decide.approve(lphq, asRead),
      rooms.decide.approve(lphq, asRead),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['opening-batch-stays', 'records-approved']);
    expect(await learners()).toHaveLength(1);
    expect(await rooms.decide.decline(lphq, asRead, 'Too late.')).toMatchObject({
      kind: 'opening-batch-stays',
    });
  });

  test('but nobody approves what they entered themselves, whichever hat they wear', async () => {
    const asRead = await handsIn(aRow());
    const both = { ...lphq, accountId: manager.accountId };
    for (const answer of [rooms.decide.approve(both, asRead), rooms.decide.decline(both, asRead, 'No.')])
      expect(await answer).toEqual({ kind: 'own-opening-batch' });
    expect(await learners()).toEqual([]);
  });

  test('what they read, and nothing that came later', async () => {
    const asRead = await handsIn(aRow());
    const movedOn = { kind: 'opening-batch-moved-on', revision: 2 };
    expect(await rooms.decide.approve(lphq, { ...asRead, revision: 1 })).toEqual(movedOn);
    expect(await rooms.decide.approve(lphq, { ...asRead, batchId: 'none' })).toEqual({
      kind: 'opening-batch-unknown',
    });
  });

  test('nobody while a line is not sound any more, and it says which', async () => {
    const asRead = await handsIn(aRow({ externalId: 'HR-1' }), aRow({ familyName: 'Berg' }));
    await db.adminQuery(
      `insert into learners (agency_id, community_id, single_name, display_name, sort_key, external_id, registered_at)
       values ($1, $2, 'Sam', 'Sam', 'sam', 'HR-1', now())`,
      [manager.agencyId, hall.id],
    );
    expect(await rooms.decide.approve(lphq, asRead)).toMatchObject({
      kind: 'opening-entries-stale',
      entries: [{ name: 'Zoe Tremblay', because: 'external-id-taken', values: { externalId: 'HR-1' } }],
    });
    expect([(await learners()).length, (await batch()).state]).toEqual([1, 'SUBMITTED']);
  });

  test('500 lines in as many statements as 2', async () => {
    const approving = async (size: number) => {
      const rows = Array.from({ length: size }, (_, n) => aRow({ externalId: `${size}-${n}` }));
      for (let at = 0; at < size; at += 200)
        await enters(at === 0 ? 0 : at / 200, ...rows.slice(at, at + 200));
      const { revision, id } = await batch();
      await rooms.change.submit(manager, { revision });
      const queries = jest.spyOn(pg.Client.prototype, 'query');
      const outcome = await rooms.decide.approve(lphq, { batchId: id, revision: revision + 1 });
      const statements = queries.mock.calls.length;
      queries.mockRestore();
      return { outcome, statements };
    };
    const few = await approving(2);
    CLOCK.pass(1000);
    const many = await approving(500);
    expect(many.outcome).toMatchObject({ kind: 'records-approved', learners: 500, completions: 2000 });
    expect(many.statements).toBe(few.statements);
  });
});

describe('LPHQ declines', () => {
  test('with a reason that the agency reads, puts right and answers, after its ninety days too', async () => {
    const asRead = await handsIn(aRow());
    expect(await rooms.decide.decline(lphq, asRead, ' ')).toMatchObject({ kind: 'invalid-input' });
    expect(await rooms.decide.decline(lphq, asRead, 'Which R. Okafor?')).toMatchObject({
      kind: 'records-declined',
    });
    expect(await batch()).toMatchObject({ state: 'DECLINED', declineReason: 'Which R. Okafor?' });
    CLOCK.set('2026-06-01T15:00:00Z');
    expect(await enters(2, aRow({ familyName: 'Berg' }))).toMatchObject({ kind: 'records-entered' });
    expect(await batch()).toMatchObject({ state: 'DRAFT', declineReason: 'Which R. Okafor?' });
    expect(await rooms.change.submit(manager, { revision: 3 })).toMatchObject({ kind: 'records-submitted' });
    expect(await batch()).toMatchObject({ state: 'SUBMITTED', declineReason: null });
    expect(await rooms.decide.approve(lphq, { ...asRead, revision: 4 })).toMatchObject({ learners: 2 });
  });
});
