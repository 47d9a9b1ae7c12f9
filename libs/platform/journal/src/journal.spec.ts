import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { fixedClock } from '#platform/clock';
import { query } from '#platform/persistence';
import type { AccountId, Actor, AgencyId, MemberActor, StaffActor, WorkerActor } from '#platform/tenancy';

import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { commitmentOf } from './entry.js';
import { Journal, type JournalEvent } from './journal.js';
import { unseal } from './particulars.js';
import { JournalReads } from './store/journal.reads.js';

const ACTOR: MemberActor = {
  kind: 'member',
  accountId: '00000000-0000-4000-8000-00000000000a' as AccountId,
  agencyId: '00000000-0000-4000-8000-000000000001' as AgencyId,
  roles: ['AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'],
  requestId: 'test',
};
const STAFF: StaffActor = { ...ACTOR, kind: 'staff', roles: ['LPHQ_ADMINISTRATOR'] };
const WORKER: WorkerActor = { kind: 'worker', agencyId: ACTOR.agencyId, requestId: 'test' };
const LEARNER = '00000000-0000-4000-8000-0000000000c1';
const COMPLETION = '00000000-0000-4000-8000-0000000000c2';
const RETURNED: JournalEvent = {
  type: 'completion.returned',
  object: { kind: 'completion', id: COMPLETION },
  subjectId: LEARNER,
  facts: { assignment: 3 },
  particulars: { reason: 'Miriam forgot page two' },
};

interface Row {
  id: string;
  entry: Buffer;
  salt: Buffer;
  sealed: Buffer;
  secret: Buffer;
}

let db: TestDatabase;
let row: Row;

beforeAll(async () => {
  db = await openTestDatabase();
  const journal = new Journal(fixedClock('2026-11-21T19:32:00Z'));
  await db.units.write(ACTOR, (unit) => journal.append(unit, RETURNED));
  const rows = await db.adminQuery<Row>(
    `select e.id, e.entry, p.salt, p.sealed, k.secret from journal_entries e join journal_particulars p on p.entry_id = e.id
     join journal_keys k on k.subject_id = p.subject_id`,
  );
  row = rows[0] as Row;
});
afterAll(() => db.close());

describe('an entry', () => {
  test('holds no id of a person and no personal value (T57)', () => {
    const text = row.entry.toString('utf8');
    for (const secret of [LEARNER, COMPLETION, ACTOR.accountId, 'Miriam', 'page two'])
      expect(text).not.toContain(secret);
  });

  test('is RFC 8785 JSON with the facts, the time and the roles that acted', () => {
    expect(JSON.parse(row.entry.toString('utf8'))).toEqual({
      v: 1,
      id: row.id,
      at: '2026-11-21T19:32:00Z',
      type: 'completion.returned',
      agency: ACTOR.agencyId,
      request: 'test',
      actor: { kind: 'member', id: expect.any(String), roles: ['AGENCY_ASSESSOR', 'AGENCY_REGISTRAR'] },
      object: { kind: 'completion', id: expect.any(String) },
      facts: { assignment: 3 },
      subject: commitmentOf(row.salt, 'subject', LEARNER),
      particulars: commitmentOf(row.salt, 'particulars', '{"reason":"Miriam forgot page two"}'),
    });
  });

  test('opens its particulars with the learner’s key, and with nothing else', () => {
    expect(unseal(row.sealed, row.secret, row.id)).toBe('{"reason":"Miriam forgot page two"}');
    expect(() => unseal(row.sealed, row.secret, COMPLETION)).toThrow();
    expect(() => unseal(row.sealed, Buffer.alloc(32), row.id)).toThrow();
  });

  test.each([
    'update journal_entries set type = type',
    'delete from journal_entries',
    'truncate journal_entries cascade',
  ])('cannot be changed even by the administrator: %s (T53)', async (sql) => {
    await expect(db.adminQuery(sql)).rejects.toThrow('written once');
  });

  test('is read back as history, newest first', async () => {
    const pages = await db.units.read(ACTOR, (unit) =>
      new JournalReads().ofSubjects(unit, ACTOR.agencyId, [LEARNER], { first: 10, after: null }),
    );
    expect(pages.get(LEARNER)?.rows).toMatchObject([
      { type: 'completion.returned', actorId: ACTOR.accountId, facts: { assignment: 3 } },
    ]);
  });
});

describe.each<[string, Actor]>([
  ['a member', ACTOR],
  ['LPHQ', STAFF],
  ['the worker', WORKER],
])('the database, when %s writes', (_, actor) => {
  const acting = actor.kind === 'worker' ? null : actor.accountId;
  const write = (actorId: string | null, more = ['', '']): Promise<unknown> =>
    db.units.write(actor, async (unit) => {
      await query(
        unit,
        `insert into journal_entries (id, agency_id, recorded_at, type, object_kind, object_id, actor_id, entry ${more[0]})
         values (gen_random_uuid(), $1, '2026-11-21T19:32:00Z', 'x.done', 'x', $1, $2, '' ${more[1]})`,
        [actor.agencyId, actorId],
      );
      return unit.leaveUntouched(undefined);
    });

  test('takes an entry in the name of whoever acts', async () => {
    await expect(write(acting)).resolves.toBeUndefined();
  });

  test.each([LEARNER, actor.kind === 'worker' ? ACTOR.accountId : null])(
    'refuses one in the name of another: %s',
    async (actorId) => {
      await expect(write(actorId)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('name who acts'),
      });
    },
  );

  test('notes the time itself and is not told it', async () => {
    const told = write(acting, [', written_at', ', now()']);
    await expect(told).rejects.toThrow('permission denied');
  });
});

test('the database’s own time stands beside the entry’s', async () => {
  const found = await db.adminQuery<{ own: boolean }>(
    `select written_at <> recorded_at and written_at between now() - interval '1 hour' and now() as own from journal_entries`,
  );
  expect(found).toEqual([{ own: true }]);
});

test('a subject’s history is read from its index in order, without sorting', async () => {
  await db.adminQuery(
    `insert into journal_entries (id, agency_id, recorded_at, type, object_kind, object_id, subject_id, entry)
     select gen_random_uuid(), $1, '2025-01-01Z'::timestamptz + nr * interval '1 minute', 'x.done', 'x', $1,
       gen_random_uuid(), '{"facts":{}}' from generate_series(1, 500) as n (nr)`,
    [ACTOR.agencyId],
  );
  await db.adminQuery('analyze journal_entries');
  const plan = await db.units.read(ACTOR, async (unit) => {
    await query(
      unit,
      `select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
    );
    return query<Record<string, string>>(
      unit,
      `explain select id from journal_entries where agency_id = '${ACTOR.agencyId}' and subject_id = '${LEARNER}'
         and (recorded_at, id) < ('2026-11-21T19:32:00Z', '${COMPLETION}') order by recorded_at desc, id desc limit 11`,
    );
  });
  const text = JSON.stringify(plan);
  expect(text).toContain('journal_entries_of_subject');
  expect(text).not.toContain('Sort');
});

describe('many entries at once', () => {
  const journal = new Journal(fixedClock('2026-11-21T19:32:00Z'));
  const event = (n: number): JournalEvent => ({
    type: 'completion.returned',
    object: { kind: 'completion', id: `00000000-0000-4000-8000-0000000001${10 + n}` },
    subjectId: `00000000-0000-4000-8000-0000000002${10 + (n % 3)}`,
    ...(n % 2 === 0 ? { particulars: { reason: `page ${n}` } } : {}),
  });
  const events = Array.from({ length: 9 }, (_, n) => event(n));

  test('are as many as were told, each sealed under its own subject’s key', async () => {
    await db.units.write(ACTOR, (unit) => journal.appendAll(unit, events));
    const rows = await db.adminQuery<Row & { object_id: string; subject_id: string }>(
      `select e.id, e.object_id, e.subject_id, e.entry, p.salt, p.sealed, k.secret from journal_entries e
       join journal_particulars p on p.entry_id = e.id left join journal_keys k on k.subject_id = p.subject_id
       where e.object_id = any($1)`,
      [events.map(({ object }) => object.id)],
    );
    expect(new Set(rows.map(({ salt }) => salt.toString('hex'))).size).toBe(9);
    for (const [n, told] of events.entries()) {
      const found = rows.find(({ object_id }) => object_id === told.object.id)!;
      const entry = JSON.parse(found.entry.toString('utf8')) as Record<string, unknown>;
      expect(entry['subject']).toBe(commitmentOf(found.salt, 'subject', told.subjectId!));
      expect(entry['object']).toEqual({
        kind: 'completion',
        id: commitmentOf(found.salt, 'object', told.object.id),
      });
      if (n % 2 === 0) expect(unseal(found.sealed, found.secret, found.id)).toBe(`{"reason":"page ${n}"}`);
      else expect(found.sealed).toBeNull();
    }
  });

  test('take as many statements as one', async () => {
    const statements = async (told: readonly JournalEvent[]): Promise<number> => {
      const queries = jest.spyOn(pg.Client.prototype, 'query');
      await db.units.write(ACTOR, (unit) => journal.appendAll(unit, told));
      const { length } = queries.mock.calls;
      queries.mockRestore();
      return length;
    };
    const one = await statements(events.slice(0, 1));
    expect(await statements(events)).toBe(one);
  });

  test('that are none record nothing', async () => {
    await expect(db.units.write(ACTOR, (unit) => journal.appendAll(unit, []))).rejects.toThrow(
      'without a journal entry',
    );
  });
});

test('particulars without a subject have no key and are refused', async () => {
  const journal = new Journal(fixedClock('2026-11-21T19:32:00Z'));
  const { subjectId: _, ...orphan } = RETURNED;
  await expect(db.units.write(ACTOR, (unit) => journal.append(unit, orphan))).rejects.toThrow(
    'need a subject',
  );
});
