import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { query } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { isFrame, recordStatements } from '../../../../../test/sql/recorder.js';
import type { LearnerFilter, LearnerOrder } from '../domain/learner-filter.js';
import { RosterReads } from './roster.reads.js';

const roster = new RosterReads(fixedClock('2026-11-21T19:32:00Z'));
const recorder = recordStatements();

let db: TestDatabase;
let agencyId: AgencyId;
let communityId: string;

/** Three agencies of 4,000: enough that reading a whole table costs more than reading an index. */
beforeAll(async () => {
  db = await openTestDatabase();
  const version = await aProgramme().in(db);
  for (let nr = 0; nr < 3; nr += 1) {
    const agency = await anAgency().in(db);
    const community = await aCommunity().of(agency).in(db);
    await db.adminQuery(FILL, [agency.id, community.id]);
    [agencyId, communityId] = [agency.id, community.id];
  }
  await db.adminQuery(ENROL, [version.id]);
  await db.adminQuery(SUFFIXES);
  await db.adminQuery('vacuum analyze');
}, 120_000);
afterAll(async () => {
  recorder.end();
  await db.close();
});

const FILL = `
  insert into learners (agency_id, community_id, given_name, family_name, display_name, sort_key, registered_at)
  select $1, $2, 'given' || nr % 97, 'family' || md5(nr::text), '-', 'family' || md5(nr::text) || '  given' || nr % 97,
    timestamptz '2026-01-01' + nr * interval '1 minute'
  from generate_series(1, 4000) as n (nr)`;
const ENROL = `insert into enrolments (agency_id, learner_id, programme_version_id, track, enrolled_on)
  select agency_id, id, $1, 'MSO', '2026-03-02' from learners`;
const SUFFIXES = `
  insert into learner_name_suffixes (agency_id, learner_id, suffix)
  select distinct agency_id, id, substr(word, nr) from learners, unnest(array[given_name, family_name]) as word,
    generate_series(1, length(word)) as n (nr)`;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

/** Every step of the plan that the statement has for an agency's own role, bound by its policies. */
async function stepsOf(text: string, values: readonly unknown[]): Promise<Plan[]> {
  const [row] = await db.units.read(aMemberOf(agencyId), (unit) =>
    query<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>(unit, `explain (format json) ${text}`, values),
  );
  const steps = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(steps)];
  return steps(row!['QUERY PLAN'][0].Plan);
}

async function planOf(filter: LearnerFilter, order: LearnerOrder = 'NAME'): Promise<Plan[]> {
  recorder.start();
  await db.units.read(aMemberOf(agencyId), (unit) =>
    roster.page(unit, { first: 50, after: null }, filter, order),
  );
  const [statement] = recorder.stop().filter((each) => !isFrame(each));
  return stepsOf(statement!.text, statement!.values);
}

/** Communities are three in all, and nobody would look for one by an index. */
const readWhole = (steps: readonly Plan[]): string[] =>
  steps.flatMap((step) =>
    step['Node Type'] === 'Seq Scan' && step['Relation Name'] !== 'communities'
      ? (step['Relation Name'] ?? '?')
      : [],
  );

describe('a part of a name is looked up in the index, under the policy', () => {
  test.each(['familya', 'd3d9', 'ven42 fam', 'mily9 en1'])('%s', async (search) => {
    const steps = await planOf({ search });
    expect(readWhole(steps)).not.toContain('learner_name_suffixes');
    expect(steps.map((step) => step['Index Cond'] ?? '').join('\n')).toMatch(/suffix >= .* AND \(suffix < /);
  });

  test('which a pattern would not be: only the agency narrows the index', async () => {
    const steps = await stepsOf(`select learner_id from learner_name_suffixes where suffix like 'd3d9%'`, []);
    const conditions = steps.map((step) => step['Index Cond'] ?? '').join('\n');
    expect(conditions).not.toMatch(/suffix/);
  });
});

describe('a page is read in order, and no further than its end', () => {
  test.each<[LearnerOrder, LearnerFilter, string]>([
    ['NAME', {}, 'learners_in_order'],
    ['NAME_DESC', {}, 'learners_in_order'],
    ['RECENT', {}, 'learners_by_registration'],
  ])('by %s', async (order, filter, index) => {
    const steps = await planOf(filter, order);
    expect(steps.map((step) => step['Index Name'])).toContain(index);
    expect(steps.map((step) => step['Node Type'])).not.toContain('Sort');
    expect(readWhole(steps)).toEqual([]);
  });

  test('of a community', async () => {
    const steps = await planOf({ communityId });
    expect(steps.map((step) => step['Node Type'])).not.toContain('Sort');
    expect(readWhole(steps)).toEqual([]);
  });
});
