import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { catalogueLints } from '#platform/persistence';

import { openTestDatabase, type TestDatabase } from '../harness/database.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('the catalogue is sound: every lint finds nothing', async () => {
  expect(await catalogueLints(db.adminUrl)).toEqual([]);
  expect(await catalogueLints(db.urls.tenant)).toEqual([]);
});

/** Each plants one fault; its lint, and perhaps its neighbours, must find it. */
const PLANTED: readonly [number, string, string, string][] = [
  [1, 'planted', 'create table planted (id uuid)', 'drop table planted'],
  [
    1,
    'learners',
    'alter table learners no force row level security',
    'alter table learners force row level security',
  ],
  [
    2,
    'lp_tenant_login',
    'create table owned (id uuid); alter table owned owner to lp_tenant_login',
    'drop table owned',
  ],
  [3, 'seen', 'create view seen as select id from learners', 'drop view seen'],
  [
    4,
    'app.open()',
    `create function app.open() returns int language sql security definer as 'select 1'`,
    'drop function app.open()',
  ],
  [
    5,
    'learners to lp_agency',
    'grant truncate on learners to lp_agency',
    'revoke truncate on learners from lp_agency',
  ],
  [
    5,
    'learners.id to lp_agency',
    'grant references (id) on learners to lp_agency',
    'revoke references (id) on learners from lp_agency',
  ],
  [5, 'learners to public', 'grant trigger on learners to public', 'revoke trigger on learners from public'],
  [
    6,
    'crossing',
    'alter table enrolments add constraint crossing foreign key (learner_id) references learners (id)',
    'alter table enrolments drop constraint crossing',
  ],
  [7, 'by_email', 'create unique index by_email on learners (email)', 'drop index by_email'],
  [
    8,
    'journal_keys',
    'alter table journal_keys drop constraint journal_keys_pkey',
    'alter table journal_keys add primary key (agency_id, subject_id)',
  ],
  [
    9,
    'learners_open',
    'create policy learners_open on learners to lp_agency using (true)',
    'drop policy learners_open on learners',
  ],
  [
    9,
    'learners_half',
    'create policy learners_half on learners for insert to lp_agency with check (true)',
    'drop policy learners_half on learners',
  ],
  [
    9,
    'badges_of_all',
    'create policy badges_of_all on badges for select to lp_learner using (agency_id = (select app.cur_agency()))',
    'drop policy badges_of_all on badges',
  ],
  [
    10,
    'learners',
    'alter table learners alter agency_id drop not null',
    'alter table learners alter agency_id set not null',
  ],
];

describe('a planted fault is found', () => {
  let undo: string | null = null;
  afterEach(async () => {
    if (undo) await db.adminQuery(undo);
    undo = null;
  });

  test.each(PLANTED)('by lint %d: %s', async (number, where, plant, restore) => {
    await db.adminQuery(plant);
    undo = restore;
    for (const login of [db.adminUrl, db.urls.tenant]) {
      const found = (await catalogueLints(login)).filter(({ lint }) => lint.startsWith(`${number} `));
      expect(found.map((finding) => finding.where)).toContain(where);
    }
  });
});
