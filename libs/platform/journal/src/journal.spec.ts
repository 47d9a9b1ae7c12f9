import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import type { AccountId, AgencyId, MemberActor } from '#platform/tenancy';

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
    const page = await db.units.read(ACTOR, (unit) =>
      new JournalReads().ofSubject(unit, ACTOR.agencyId, LEARNER, { first: 10, after: null }),
    );
    expect(page.rows).toMatchObject([
      { type: 'completion.returned', actorId: ACTOR.accountId, facts: { assignment: 3 } },
    ]);
  });
});

test('particulars without a subject have no key and are refused', async () => {
  const journal = new Journal(fixedClock('2026-11-21T19:32:00Z'));
  const { subjectId: _, ...orphan } = RETURNED;
  await expect(db.units.write(ACTOR, (unit) => journal.append(unit, orphan))).rejects.toThrow(
    'need a subject',
  );
});
