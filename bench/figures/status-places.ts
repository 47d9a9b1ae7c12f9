import pg from 'pg';

import { positionOf } from '#proof/status';

import { anAgency } from '../../test/builders/agency.builder.js';
import type { TestDatabase } from '../../test/harness/database.js';
import type { Figure, Reading } from '../figure.js';
import { inTurns } from '../rounds.js';
import type { Stand } from '../stand/stand.js';
import { rankCorrelation } from '../statistics.js';

const CONNECTIONS = 32;
const COUNTED = 'a counter of the list in a row that each taker locks';

/** Places of a status list, taken as issuing takes them: a transaction each, by one agency that issues everywhere. */
export const statusPlaces: Figure = {
  lines: [
    {
      name: 'status-places',
      unit: 'places/s',
      baseline: COUNTED,
      goal: { of: 'value', is: 'at least', bound: 10_000 },
    },
    {
      name: 'status-places-repeated',
      unit: 'of a million',
      baseline: 'none may be',
      goal: { of: 'value', is: 'at most', bound: 0 },
    },
    {
      name: 'status-places-in-order',
      unit: 'rank correlation',
      baseline: 'places given out in order',
      goal: { of: 'value', is: 'at most', bound: 0.03 },
    },
  ],
  async measure(stand) {
    const scene = await openScene(stand);
    try {
      return {
        'status-places': await inTurns(
          stand.quick ? 3 : 9,
          taker(stand, scene, TAKE),
          taker(stand, scene, COUNT),
        ),
        'status-places-repeated': await repeated(stand, scene),
        'status-places-in-order': await inOrder(scene),
      };
    } finally {
      await Promise.all(scene.clients.map((client) => client.end()));
    }
  },
};

interface Scene {
  readonly db: TestDatabase;
  /** Each of them acts for the one agency. */
  readonly clients: readonly pg.Client[];
}

interface Place {
  readonly list_number: number;
  readonly taken: string;
  readonly position_key: Buffer;
}

const TAKE = {
  name: 'take',
  text: `select list_number, taken, position_key from app.take_status_place('MSQ', 2026)`,
};
const COUNT = { name: 'count', text: `update bench_counter set taken = taken + 1 returning taken` };

async function openScene(stand: Stand): Promise<Scene> {
  const db = await stand.database();
  const agency = await anAgency().in(db);
  await db.adminQuery('create table bench_counter (taken bigint not null)');
  await db.adminQuery('insert into bench_counter values (0)');
  await db.adminQuery('grant select, update on bench_counter to lp_agency');
  const clients = Array.from(
    { length: CONNECTIONS },
    () => new pg.Client({ connectionString: db.urls.tenant }),
  );
  for (const client of clients) {
    await client.connect();
    await client.query(`set role lp_agency`);
    await client.query(`select set_config('app.agency', $1, false)`, [agency.id]);
  }
  return { db, clients };
}

/** For a second each: a counter takes ten times as long for as many. */
function taker(
  stand: Stand,
  { clients }: Scene,
  statement: { name: string; text: string },
): () => Promise<number> {
  const milliseconds = stand.quick ? 200 : 1_000;
  return async () => {
    let taken = 0;
    const from = performance.now();
    const takeOn = async (client: pg.Client): Promise<void> => {
      for (; performance.now() - from < milliseconds; taken += 1) await client.query(statement);
    };
    await Promise.all(clients.map(takeOn));
    return (taken * 1_000) / (performance.now() - from);
  };
}

/** All that were handed out so far and a million more, compared where they were written down. */
async function repeated(stand: Stand, { db, clients }: Scene): Promise<Reading> {
  const each = (stand.quick ? 32_000 : 1_000_000) / CONNECTIONS;
  await db.adminQuery(
    'create unlogged table bench_places (list_number integer not null, taken bigint not null)',
  );
  await db.adminQuery('grant insert on bench_places to lp_agency');
  // No statement of the api's role may take five seconds.
  const take = `insert into bench_places select place.list_number, place.taken
    from generate_series(1, 250) as n, lateral (select p.* from app.take_status_place('MSQ', 2026 + n * 0) as p) as place`;
  await Promise.all(
    clients.map(async (client) => {
      for (let taken = 0; taken < each; taken += 250) await client.query(take);
    }),
  );
  const [found] = await db.adminQuery<{ repeated: string }>(
    `select count(*) - count(distinct (list_number, taken)) as repeated from bench_places`,
  );
  return { value: Number(found?.repeated), baseline: 0, ratio: 1 };
}

/** What somebody sees who knows two positions of one list and not its key: whether the later taken is the higher. */
async function inOrder({ clients }: Scene): Promise<Reading> {
  const places: Place[] = [];
  for (let time = 0; time < 10_000; time += 1) {
    const { rows } = (await clients[0]?.query<Place>(TAKE)) ?? { rows: [] };
    places.push(...rows);
  }
  const newest = places.at(-1)?.list_number;
  const ofOne = places.filter(({ list_number }) => list_number === newest);
  const taken = ofOne.map((place) => Number(place.taken));
  const positions = ofOne.map((place) => positionOf(place.position_key, Number(place.taken)));
  const value = Math.abs(rankCorrelation(taken, positions));
  return { value, baseline: 1, ratio: value };
}
