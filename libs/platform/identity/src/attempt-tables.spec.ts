import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { query, type ReadUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { aMemberOf, aStaffMember } from '../../../../test/builders/actor.builder.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { composeDoors } from './identity.js';
import { AttemptKeys } from './limits/attempt-keys.js';

const EMAIL = 'zoe.tremblay@example.org';
const ADDRESS = '203.0.113.77';
const TABLES = ['sign_in_budgets', 'sign_in_lock_outs'] as const;

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  const doors = composeDoors(db.units, fixedClock('2026-11-21T12:00:00Z'), limitsWith());
  const caller = { replaces: null, address: ADDRESS };
  await doors.passwordDoor.open({ email: EMAIL, password: 'a sentence for the door' }, caller);
});
afterAll(() => db.close());

test('name neither an account nor an address, and say nothing without the secret', async () => {
  for (const table of TABLES) {
    const rows = await db.adminQuery<{ row: string }>(`select t::text as row from ${table} t`);
    const text = rows.map(({ row }) => row).join('\n');
    expect(text.length).toBeGreaterThan(64);
    for (const secret of [EMAIL, ADDRESS])
      for (const form of [secret, Buffer.from(secret).toString('hex')]) expect(text).not.toContain(form);
  }
  const [one, other] = [1, 2].map((byte) => new AttemptKeys(new Uint8Array(32).fill(byte)));
  const attempt = { door: 'sign-in', email: EMAIL, address: ADDRESS } as const;
  expect(one?.account(attempt)).not.toEqual(other?.account(attempt));
  expect(one?.network(attempt)).not.toEqual(other?.network(attempt));
});

test('a crash may empty the budgets and never the lock-outs', async () => {
  const kept = await db.adminQuery<{ name: string; kept: string }>(
    `select relname as name, relpersistence as kept from pg_class where relname = any($1) order by 1`,
    [TABLES],
  );
  expect(kept).toEqual([
    { name: 'sign_in_budgets', kept: 'u' },
    { name: 'sign_in_lock_outs', kept: 'p' },
  ]);
});

describe('no other role touches them', () => {
  const units = (): Record<string, (work: (unit: ReadUnit) => Promise<unknown>) => Promise<unknown>> => ({
    agency: (work) => db.units.write(aMemberOf('00000000-0000-4000-8000-000000000001' as AgencyId), work),
    hq: (work) => db.units.write(aStaffMember(), work),
    worker: (work) => db.units.overQueues(work),
    public: (work) => db.units.inPublic(work),
  });
  const statements = TABLES.flatMap((table) => [`select from ${table}`, `delete from ${table}`]);

  test.each(['agency', 'hq', 'worker', 'public'].flatMap((role) => statements.map((sql) => [role, sql])))(
    '%s: %s',
    async (role, sql) => {
      const inUnit = units()[role];
      // The public door's role may not even see that there are tables.
      const refusal = role === 'public' ? 'does not exist' : 'permission denied';
      await expect(inUnit?.((unit) => query(unit, sql))).rejects.toThrow(refusal);
    },
  );
});
