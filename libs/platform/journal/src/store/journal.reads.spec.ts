import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { query } from '#platform/persistence';
import type { AccountId, AgencyId, MemberActor, StaffActor } from '#platform/tenancy';

import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { Journal, type JournalEvent } from '../journal.js';
import { JournalReads } from './journal.reads.js';

const ACTOR: MemberActor = {
  kind: 'member',
  accountId: '00000000-0000-4000-8000-00000000000a' as AccountId,
  agencyId: '00000000-0000-4000-8000-000000000001' as AgencyId,
  roles: ['AGENCY_REGISTRAR'],
  requestId: 'test',
};
const STAFF: StaffActor = { ...ACTOR, kind: 'staff', roles: ['LPHQ_ADMINISTRATOR'] };
const LEARNER = '00000000-0000-4000-8000-0000000000c1';
const BADGE = '00000000-0000-4000-8000-0000000000c2';

const reads = new JournalReads();
let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

describe('an agency’s newest entries', () => {
  const OTHER: MemberActor = { ...ACTOR, agencyId: '00000000-0000-4000-8000-000000000002' as AgencyId };
  const done = (type: string): JournalEvent => ({
    type,
    object: { kind: 'badge', id: BADGE },
    subjectId: LEARNER,
  });
  const tell = (actor: MemberActor, at: string, type: string): Promise<void> =>
    db.units.write(actor, (unit) => new Journal(fixedClock(at)).append(unit, done(type)));

  beforeAll(async () => {
    await tell(ACTOR, '2027-01-03T12:00:00Z', 'late.done');
    await tell(ACTOR, '2027-01-01T12:00:00Z', 'early.done');
    await tell(ACTOR, '2027-01-02T12:00:00Z', 'middle.done');
    await tell(OTHER, '2027-01-04T12:00:00Z', 'other.done');
  });

  test('come newest first, its own alone, as many as asked for', async () => {
    const types = async (actor: MemberActor, first: number): Promise<string[]> => {
      const found = await db.units.read(actor, (unit) => reads.recent(unit, actor.agencyId, first));
      return found.map(({ type }) => type);
    };
    expect(await types(ACTOR, 3)).toEqual(['late.done', 'middle.done', 'early.done']);
    expect(await types(ACTOR, 2)).toEqual(['late.done', 'middle.done']);
    expect(await types(OTHER, 20)).toEqual(['other.done']);
    const foreign = await db.units.read(OTHER, (unit) => reads.recent(unit, ACTOR.agencyId, 20));
    expect(foreign).toEqual([]);
  });

  test('say what they name', async () => {
    const [newest] = await db.units.read(ACTOR, (unit) => reads.recent(unit, ACTOR.agencyId, 1));
    expect(newest).toMatchObject({
      ...{ actorId: ACTOR.accountId, subjectId: LEARNER },
      object: { kind: 'badge', id: BADGE },
    });
  });

  test('are read from their index in order, without sorting', async () => {
    const plan = await db.units.read(ACTOR, async (unit) => {
      await query(
        unit,
        `select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
      );
      return query<Record<string, string>>(
        unit,
        `explain select id from journal_entries where agency_id = '${ACTOR.agencyId}' order by recorded_at desc, id desc limit 5`,
      );
    });
    const text = JSON.stringify(plan);
    expect(text).toContain('journal_entries_of_agency');
    expect(text).not.toContain('Sort');
  });
});

describe('reasons about agencies', () => {
  const idOf = async (type: string): Promise<string> => {
    const [found] = await db.adminQuery<{ id: string }>('select id from journal_entries where type = $1', [
      type,
    ]);
    return found!.id;
  };
  const about = (type: string, subjectId: string, particulars: Record<string, unknown>): JournalEvent => ({
    ...{ type, subjectId, particulars },
    object: { kind: 'agency', id: ACTOR.agencyId },
  });
  const opened = async (type: string): Promise<string[]> => {
    const id = await idOf(type);
    const found = await db.units.read(STAFF, (unit) =>
      reads.reasonsAboutAgencies(unit, [ACTOR.agencyId], [id]),
    );
    return [...found.values()];
  };

  beforeAll(async () => {
    const { agencyId } = ACTOR;
    await db.units.write({ ...STAFF, agencyId }, (unit) =>
      new Journal(fixedClock('2026-11-22T19:32:00Z')).appendAll(unit, [
        about('agency.closed', agencyId, { reason: 'Papers are missing.', phone: '613-555-0177' }),
        about('agency.named', agencyId, { phone: '613-555-0177' }),
        about('learner.spoken-of', LEARNER, { reason: 'Miriam forgot page two' }),
      ]),
    );
  });

  test('are opened, and nothing else that lies with them', async () => {
    expect(await opened('agency.closed')).toEqual(['Papers are missing.']);
    expect(await opened('agency.named')).toEqual([]);
  });

  test('about a learner stay sealed (T57)', async () => {
    expect(await opened('learner.spoken-of')).toEqual([]);
  });

  test('are gone when their key is', async () => {
    await db.adminQuery('delete from journal_keys where subject_id = $1', [ACTOR.agencyId]);
    expect(await opened('agency.closed')).toEqual([]);
  });
});
