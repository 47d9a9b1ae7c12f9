import { randomInt, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import {
  type Database,
  markJournalled,
  openDatabase,
  query,
  type Unit,
  UnitsOfWork,
  type WriteUnit,
} from '#platform/persistence';
import type { MemberActor, StaffActor, WorkerActor } from '#platform/tenancy';

import { aMemberOf, aStaffMember } from '../builders/actor.builder.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { abreast, seeded } from './seeded.js';

const AGENCIES = Array.from({ length: 100 }, (): string => randomUUID());
const POOL = 3;
const AT_ONCE = 60;
const TRANSACTIONS = 20_000;
const COMMUNITIES_EACH = 3;

let db: TestDatabase;
let pools: Database;
let units: UnitsOfWork;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.adminQuery(
    `insert into agencies (agency_id, slug, name, phone, email, standing, authorised_until)
     select id, 'agency-' || nr, 'Agency ' || nr, '613-555-0100', 'desk@example.org', 'AUTHORISED', '2099-01-01'
     from unnest($1::uuid[]) with ordinality as a (id, nr)`,
    [AGENCIES],
  );
  await db.adminQuery(
    `insert into communities (agency_id, name, name_key, guard_model, registered_at)
     select id, 'first ' || nr, 'first ' || nr, 'NONE', now()
     from unnest($1::uuid[]) as a (id), generate_series(1, $2) as n (nr)`,
    [AGENCIES, COMMUNITIES_EACH],
  );
  const { tenant, hq, worker } = db.urls;
  pools = await openDatabase({ tenant, hq, worker }, () => undefined, {
    tenant: POOL,
    hq: POOL,
    worker: POOL,
  });
  units = new UnitsOfWork(pools);
});
afterAll(async () => {
  await pools.close();
  await db.close();
});

/** What the transactions saw, and what they left behind for good. */
interface Tally {
  readonly wrong: unknown[];
  readonly ended: Map<string, number>;
  readonly added: Map<string, number>;
}

interface Turn {
  readonly nr: number;
  readonly agency: string;
  readonly random: () => number;
}

/** What becomes of a transaction; each is forced, and its share is the issue's. */
function fateOf({ random }: Turn): 'error' | 'abort' | 'kill' | 'write' | 'read' {
  const share = random();
  if (share < 0.2) return 'error';
  if (share < 0.25) return 'abort';
  if (share < 0.27) return 'kill';
  return share < 0.4 ? 'write' : 'read';
}

const member = (agency: string): MemberActor => aMemberOf(agency as MemberActor['agencyId']);
const worker = (agency: string): WorkerActor =>
  ({ kind: 'worker', agencyId: agency, requestId: 'test' }) as never;
const staff: StaffActor = aStaffMember();

/** No condition in the statement: the policies alone are between one agency and another. */
async function lookAround(unit: Unit, agency: string, tally: Tally): Promise<void> {
  const [seen, context] = await Promise.all([
    query<{ agency: string; count: number }>(
      unit,
      'select agency_id as agency, count(*)::int as count from communities group by agency_id',
    ),
    query<{ role: string; agency: string }>(unit, 'select current_user as role, app.cur_agency() as agency'),
  ]);
  if (seen.length !== 1 || seen[0]?.agency !== agency) tally.wrong.push({ agency, seen });
  if (context[0]?.agency !== agency || context[0].role !== 'lp_agency') tally.wrong.push({ agency, context });
}

async function oneTransaction(turn: Turn, tally: Tally): Promise<void> {
  const fate = fateOf(turn);
  const kind = await FATES[fate](turn, tally).then(
    () => fate,
    (error: unknown) => `${fate}: ${error instanceof Error ? error.message : String(error)}`,
  );
  tally.ended.set(kind, (tally.ended.get(kind) ?? 0) + 1);
}

const FATES = {
  read: ({ agency, nr }: Turn, tally: Tally) => {
    if (nr % 3 === 1) return units.read(staff, async (unit) => seesAll(unit, tally));
    if (nr % 3 === 2) return units.read(worker(agency), async (unit) => isWorkerOf(unit, agency, tally));
    return units.read(member(agency), (unit) => lookAround(unit, agency, tally));
  },
  write: ({ agency, nr }: Turn, tally: Tally) =>
    units
      .write(member(agency), async (unit) => {
        await add(unit, agency, nr);
        await lookAround(unit, agency, tally);
        markJournalled(unit);
      })
      .then(() => tally.added.set(agency, (tally.added.get(agency) ?? 0) + 1)),
  error: ({ agency, nr }: Turn, tally: Tally) =>
    units.write(member(agency), async (unit) => {
      await add(unit, agency, nr);
      await lookAround(unit, agency, tally);
      if (nr % 2 === 0) await query(unit, 'select 1 / 0');
      await add(unit, AGENCIES[(AGENCIES.indexOf(agency) + 1) % AGENCIES.length]!, nr);
      markJournalled(unit);
    }),
  /** The work goes away while its statement still runs, as when a request is aborted. */
  abort: ({ agency, nr }: Turn) =>
    units.write(member(agency), async (unit) => {
      await add(unit, agency, nr);
      void query(unit, 'select pg_sleep(0.002)').catch(() => undefined);
      throw new Error('aborted');
    }),
  /** The first attempt loses its backend; the unit begins again by itself. */
  kill: ({ agency, nr }: Turn, tally: Tally) => {
    let tries = 0;
    return units.read(member(agency), async (unit) => {
      tries += 1;
      await lookAround(unit, agency, tally);
      if (tries > 1) return;
      const [own] = await query<{ pid: number }>(unit, `select pg_backend_pid() as pid, $1::int as nr`, [nr]);
      await db.adminQuery('select pg_terminate_backend($1)', [own?.pid]);
      await query(unit, 'select pg_sleep(10)');
    });
  },
} as const;

const add = (unit: WriteUnit, agency: string, nr: number): Promise<unknown> =>
  query(
    unit,
    `insert into communities (agency_id, name, name_key, guard_model, registered_at) values ($1, $2, $2, 'NONE', now())`,
    [agency, `added ${nr}`],
  );

async function seesAll(unit: Unit, tally: Tally): Promise<void> {
  const [seen] = await query<{ role: string; agency: string; count: number }>(
    unit,
    'select current_user as role, app.cur_agency() as agency, (select count(*)::int from agencies) as count',
  );
  const isRight = seen?.role === 'lp_hq' && seen.agency === staff.agencyId && seen.count === AGENCIES.length;
  if (!isRight) tally.wrong.push({ staff: seen });
}

async function isWorkerOf(unit: Unit, agency: string, tally: Tally): Promise<void> {
  const [seen] = await query<{ role: string; agency: string }>(
    unit,
    'select current_user as role, app.cur_agency() as agency',
  );
  if (seen?.role !== 'lp_worker' || seen.agency !== agency) tally.wrong.push({ worker: agency, seen });
}

const seed = randomInt(1, 2 ** 30);

describe(`a pool of ${POOL} under ${TRANSACTIONS} transactions, seed ${seed} (P02)`, () => {
  const tally: Tally = { wrong: [], ended: new Map(), added: new Map() };

  beforeAll(async () => {
    const random = seeded(seed);
    const turns = Array.from({ length: TRANSACTIONS }, (_, nr) => ({
      nr,
      agency: AGENCIES[Math.floor(random() * AGENCIES.length)]!,
      random,
    }));
    await abreast(AT_ONCE, turns, (turn) => oneTransaction(turn, tally));
  }, 240_000);

  test('shows nobody a row of another agency (T83, T85)', () => {
    expect(tally.wrong.slice(0, 3)).toEqual([]);
  });

  test('ends each transaction as it was meant to end', () => {
    expect([...tally.ended.keys()].sort()).toEqual([
      'abort: aborted',
      'error: division by zero',
      'error: new row violates row-level security policy for table "communities"',
      'kill',
      'read',
      'write',
    ]);
  });

  test('keeps exactly what was committed', async () => {
    const kept = await db.adminQuery<{ agency: string; count: number }>(
      'select agency_id as agency, count(*)::int as count from communities group by agency_id',
    );
    expect(kept).toHaveLength(AGENCIES.length);
    for (const { agency, count } of kept)
      expect([agency, count]).toEqual([agency, COMMUNITIES_EACH + (tally.added.get(agency) ?? 0)]);
  });

  test.each(['tenant', 'hq', 'worker'] as const)(
    'leaves no slot of the %s pool stuck or in a context',
    async (pool) => {
      const actor = { tenant: member(AGENCIES[0]!), hq: staff, worker: worker(AGENCIES[0]!) }[pool];
      expect(await pidsInAll(actor)).toHaveLength(POOL);
      const left = await Promise.all(
        Array.from({ length: POOL }, () =>
          pools.pool(pool).query<object[]>(
            `select current_user = session_user as own, coalesce(current_setting('app.agency', true), '') as agency,
             coalesce(current_setting('app.actor', true), '') as actor, pg_sleep(0.02)::text as slept`,
          ),
        ),
      );
      for (const [row] of left) expect(row).toEqual({ own: true, agency: '', actor: '', slept: '' });
    },
  );

  test.each(['tenant', 'hq', 'worker'] as const)(
    'a %s connection that forgets its context may do nothing',
    async (pool) => {
      for (const table of ['communities', 'learners', 'badges'])
        await expect(pools.pool(pool).query(`select from public.${table}`)).rejects.toThrow(
          'permission denied',
        );
    },
  );
});

/** As many units at once as the pool has slots: none ends before all have begun. */
async function pidsInAll(actor: MemberActor | StaffActor | WorkerActor): Promise<number[]> {
  const inside = new Set<number>();
  let open: (value?: unknown) => void = () => undefined;
  const full = new Promise((resolve) => (open = resolve));
  const hold = () =>
    units.read(actor, async (unit) => {
      const [own] = await query<{ pid: number }>(unit, 'select pg_backend_pid() as pid');
      inside.add(own!.pid);
      if (inside.size === POOL) open();
      await full;
    });
  await Promise.all(Array.from({ length: POOL }, hold));
  return [...inside];
}
