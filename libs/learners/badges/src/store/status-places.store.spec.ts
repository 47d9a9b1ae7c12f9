import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';

interface Place {
  readonly list: number;
  readonly taken: number;
}

const TAKE = 'select list_number as list, taken::integer from app.take_status_place($1, $2)';

let db: TestDatabase;
let north: AgencyScene;
let south: AgencyScene;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  south = await anAgencyScene(db);
});
afterAll(() => db.close());

/** A transaction in the name of an agency (or of none), open until a test ends it. */
class Taking {
  private constructor(private readonly client: pg.Client) {}

  static async begin(agencyId: string, role = 'lp_agency', url = db.urls.tenant): Promise<Taking> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    await client.query(`select set_config('role', $1, true), set_config('app.agency', $2, true)`, [
      role,
      agencyId,
    ]);
    return new Taking(client);
  }

  async take(year = 2026, kind = 'MSQ'): Promise<Place> {
    const { rows } = await this.client.query<Place>(TAKE, [kind, year]);
    return rows[0]!;
  }

  async tries(sql: string): Promise<string> {
    return this.client.query(sql).then(
      () => 'done',
      (error: unknown) => String(error),
    );
  }

  /** Whether it waits for somebody else's transaction. */
  async untilItWaits(): Promise<void> {
    const { processID } = this.client as unknown as { processID: number };
    for (let tries = 0; tries < 400; tries += 1) {
      const found = await db.adminQuery('select 1 from pg_locks where pid = $1 and not granted', [processID]);
      if (found.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('It waits for nobody.');
  }

  async end(how: 'commit' | 'rollback' = 'commit'): Promise<void> {
    await this.client.query(how);
    await this.client.end();
  }
}

async function takes(
  agency: AgencyScene,
  year = 2026,
  how: 'commit' | 'rollback' = 'commit',
): Promise<Place> {
  const taking = await Taking.begin(agency.agency.id);
  const place = await taking.take(year);
  await taking.end(how);
  return place;
}

describe('a place of a list', () => {
  test('is the next of the agency’s list of the year, which opens with its first', async () => {
    const [one, other] = [await takes(north), await takes(north)];
    expect([one.taken, other.taken]).toEqual([0, 1]);
    expect(other.list).toBe(one.list);
    const lists = await db.adminQuery(
      'select agency_id, kind, year, part, length(position_key) as key from status_lists where number = $1',
      [one.list],
    );
    expect(lists).toEqual([{ agency_id: north.agency.id, kind: 'MSQ', year: 2026, part: 1, key: 32 }]);
  });

  test('is in another list for another agency and another year, each with a key of its own', async () => {
    const places = [await takes(north), await takes(south), await takes(north, 2027)];
    expect(new Set(places.map(({ list }) => list)).size).toBe(3);
    const keys = await db.adminQuery('select distinct position_key from status_lists');
    expect(keys).toHaveLength(3);
  });

  test('that was taken in vain is nobody else’s', async () => {
    const vain = await takes(north, 2026, 'rollback');
    const next = await takes(north);
    expect([next.list, next.taken]).toEqual([vain.list, vain.taken + 1]);
  });

  test('is given to one alone, whoever else takes at the same time', async () => {
    const takings = await Promise.all(Array.from({ length: 8 }, () => Taking.begin(north.agency.id)));
    const taken = await Promise.all(
      takings.map(async (taking) => {
        const places: number[] = [];
        for (let count = 0; count < 50; count += 1) places.push((await taking.take()).taken);
        await taking.end();
        return places;
      }),
    );
    expect(new Set(taken.flat()).size).toBe(400);
  });

  test('131,072 of them fill a list, and the next opens another part', async () => {
    const { list } = await takes(north);
    await db.adminQuery(`select setval('status_places.list_${list}', 131070)`);
    expect(await takes(north)).toEqual({ list, taken: 131_071 });
    const next = await takes(north);
    expect(next).toEqual({ list: expect.any(Number), taken: 0 });
    expect(await db.adminQuery('select part from status_lists where number = $1', [next.list])).toEqual([
      { part: 2 },
    ]);
    expect(await takes(north)).toEqual({ list: next.list, taken: 1 });
  });
});

describe('two that open the same list', () => {
  test('get one list: the second waits for the first and takes the next place', async () => {
    const [one, other] = [await Taking.begin(north.agency.id), await Taking.begin(north.agency.id)];
    const first = await one.take(2030);
    const second = other.take(2030);
    await other.untilItWaits();
    await one.end();
    expect(await second).toEqual({ list: first.list, taken: 1 });
    await other.end();
  });

  test('lose nothing where the first gives up: the second opens it', async () => {
    const [one, other] = [await Taking.begin(north.agency.id), await Taking.begin(north.agency.id)];
    const first = await one.take(2031);
    const second = other.take(2031);
    await other.untilItWaits();
    await one.end('rollback');
    const opened = await second;
    expect(opened.taken).toBe(0);
    expect(opened.list).not.toBe(first.list);
    await other.end();
    expect(await takes(north, 2031)).toEqual({ list: opened.list, taken: 1 });
  });
});

describe('nobody takes a place', () => {
  test('without an agency', async () => {
    const taking = await Taking.begin('');
    await expect(taking.take()).rejects.toThrow('row-level security');
    await taking.end('rollback');
  });

  test('of a kind that is never issued, or of a year before there were any', async () => {
    for (const [year, kind, because] of [
      [2026, 'OTHER', 'status_lists_kind'],
      [1999, 'MSQ', 'status_lists_year'],
    ] as const) {
      const taking = await Taking.begin(north.agency.id);
      await expect(taking.take(year, kind)).rejects.toThrow(because);
      await taking.end('rollback');
    }
  });

  test.each([
    ['lp_worker', () => db.urls.worker],
    ['lp_hq', () => db.urls.hq],
    ['lp_verify', () => db.urls.public],
  ])('as %s', async (role, url) => {
    const taking = await Taking.begin(north.agency.id, role, url());
    await expect(taking.take()).rejects.toThrow('permission denied');
    await taking.end('rollback');
  });

  test.each([
    'select position_key from status_lists',
    `insert into status_lists (agency_id, kind, year, part, position_key) values (gen_random_uuid(), 'MSQ', 2026, 9, '\\x00')`,
    `select app.open_status_list('MSQ', 2026, 9)`,
    'select last_value from status_places.list_1',
  ])('past the function: %s', async (sql) => {
    const taking = await Taking.begin(north.agency.id);
    expect(await taking.tries(sql)).toContain('permission denied');
    await taking.end('rollback');
  });

  test('and the worker learns which lists there are, never the order of their places', async () => {
    const taking = await Taking.begin(north.agency.id, 'lp_worker', db.urls.worker);
    expect(await taking.tries('select number, agency_id, kind, year, part from status_lists')).toBe('done');
    expect(await taking.tries('select position_key from status_lists')).toContain('permission denied');
    await taking.end('rollback');
  });
});
