import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { AccountId, AgencyId, MemberActor } from '#platform/tenancy';

import { aRoadTo, type Road } from '../../../../test/builders/road.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { type Database, openDatabase } from './database.js';
import { CommitUnanswered } from './lost-connection.js';
import { query } from './store-access.js';
import { markJournalled, type ReadUnit, type WriteUnit } from './unit.js';
import { UnitsOfWork } from './units-of-work.js';

const NORTH: MemberActor = {
  kind: 'member',
  accountId: '00000000-0000-4000-8000-00000000000a' as AccountId,
  agencyId: '00000000-0000-4000-8000-000000000001' as AgencyId,
  roles: ['AGENCY_MANAGER'],
  requestId: 'test',
};

let db: TestDatabase;
let road: Road;
let pools: Database;
let units: UnitsOfWork;
let tries: number;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.adminQuery(
    `insert into agencies (agency_id, slug, name, phone, email, standing, authorised_until)
     values ($1, 'north', 'North', '613-555-0100', 'n@example.org', 'AUTHORISED', '2099-01-01')`,
    [NORTH.agencyId],
  );
  road = await aRoadTo(db.urls.tenant);
  pools = await openDatabase({ tenant: road.url }, () => undefined);
  units = new UnitsOfWork(pools);
});
beforeEach(() => {
  tries = 0;
});
afterAll(async () => {
  await pools.close();
  road.close();
  await db.close();
});

const registers = (name: string) => async (unit: WriteUnit) => {
  tries += 1;
  await query(
    unit,
    `insert into communities (agency_id, name, name_key, guard_model, registered_at) values ($1, $2, $2, 'NONE', now())`,
    [NORTH.agencyId, name],
  );
  markJournalled(unit);
};
const countOf = async (name: string): Promise<number> =>
  (await db.adminQuery('select from communities where name = $1', [name])).length;
const pidOf = async (unit: ReadUnit): Promise<number | undefined> =>
  (await query<{ pid: number }>(unit, 'select pg_backend_pid() as pid'))[0]?.pid;
const isGone = async (pid: number | undefined): Promise<boolean> =>
  (await db.adminQuery('select from pg_stat_activity where pid = $1', [pid])).length === 0;

/** The administrator ends the unit's backend while it is asked something. */
async function endBackendOf(unit: ReadUnit): Promise<void> {
  const pid = await pidOf(unit);
  await Promise.all([
    query(unit, 'select pg_sleep(10)'),
    db.adminQuery('select pg_terminate_backend($1)', [pid]),
  ]);
}

/** The same while it is asked nothing, and the unit goes on when the news has reached this process. */
async function breakSilently(unit: ReadUnit): Promise<void> {
  const pid = await pidOf(unit);
  await db.adminQuery('select pg_terminate_backend($1)', [pid]);
  while (!(await isGone(pid))) await pause(5);
  await pause(50);
}

describe('a unit that writes', () => {
  test.each(['START TRANSACTION', 'set_config', 'insert into communities'])(
    'begins again when the connection is lost at %s, and writes once',
    async (text) => {
      const name = `lost at ${text}`;
      road.breakAt(text, 'after its answer');
      await units.write(NORTH, registers(name));
      expect(await countOf(name)).toBe(1);
    },
  );

  test('begins again when its backend was ended before the commit was sent, and writes once', async () => {
    await units.write(NORTH, async (unit) => {
      await registers('ended')(unit);
      if (tries === 1) await endBackendOf(unit);
    });
    expect([tries, await countOf('ended')]).toEqual([2, 1]);
  });

  test('begins again when its connection broke while it asked nothing', async () => {
    await units.write(NORTH, async (unit) => {
      await registers('broken in silence')(unit);
      if (tries === 1) await breakSilently(unit);
    });
    expect([tries, await countOf('broken in silence')]).toEqual([2, 1]);
  });

  test('is not begun again once COMMIT was sent: the database has it', async () => {
    road.breakAt('COMMIT', 'after its answer');
    await expect(units.write(NORTH, registers('committed'))).rejects.toBeInstanceOf(CommitUnanswered);
    expect([tries, await countOf('committed')]).toEqual([1, 1]);
  });

  test('is not begun again once COMMIT was sent: the database never saw it', async () => {
    road.breakAt('COMMIT', 'before it arrives');
    await expect(units.write(NORTH, registers('unsent'))).rejects.toBeInstanceOf(CommitUnanswered);
    expect([tries, await countOf('unsent')]).toEqual([1, 0]);
  });

  test('that leaves everything untouched is begun again, whatever was cut', async () => {
    road.breakAt('ROLLBACK', 'after its answer');
    const outcome = await units.write(NORTH, async (unit) => {
      await registers('refused')(unit);
      return unit.leaveUntouched('refused');
    });
    expect([outcome, tries, await countOf('refused')]).toEqual(['refused', 2, 0]);
  });

  test('is not begun again for a fault of its own', async () => {
    const own = units.write(NORTH, async (unit) => {
      tries += 1;
      await query(unit, 'select 1 / 0');
    });
    await expect(own).rejects.toThrow('division by zero');
    expect(tries).toBe(1);
  });

  test('is given up after eight attempts', async () => {
    const never = units.write(NORTH, async (unit) => {
      tries += 1;
      await endBackendOf(unit);
    });
    await expect(never).rejects.toThrow('terminating connection');
    expect(tries).toBe(8);
  });
});

describe('a unit that reads', () => {
  test.each(['START TRANSACTION', 'select 42', 'ROLLBACK'])(
    'begins again when the connection is lost at %s',
    async (text) => {
      road.breakAt(text, 'after its answer');
      const answer = await units.read(NORTH, (unit) => query(unit, 'select 42 as answer'));
      expect(answer).toEqual([{ answer: 42 }]);
    },
  );

  test('waits for a server that comes back', async () => {
    road.close();
    const answer = units.read(NORTH, (unit) => query(unit, 'select 42 as answer'));
    await road.open();
    expect(await answer).toEqual([{ answer: 42 }]);
  });
});
