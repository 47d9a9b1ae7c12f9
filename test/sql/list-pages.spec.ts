import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { query } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { agenciesQuery } from '../../apps/portal/src/agencies/agencies.graphql.js';
import { badgeStateQuery } from '../../apps/portal/src/badges/badges.graphql.js';
import { communitiesQuery } from '../../apps/portal/src/communities/communities.graphql.js';
import { historyQuery, learnerQuery } from '../../apps/portal/src/learners/learner.graphql.js';
import { learnersQuery } from '../../apps/portal/src/learners/learners.graphql.js';
import { aMemberOf } from '../builders/actor.builder.js';
import { committed } from '../harness/committed.js';
import type { Person } from '../harness/people.js';
import { openTestApi, type TestApi } from '../harness/running-api.js';
import { isTenant, tablesOf } from '../isolation/tenant-tables.js';
import { aCrowd, type Crowd } from './many-rows.js';
import { isBegin, isFrame, normalised, recordStatements, type Statement } from './recorder.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const PAGE = 50;

let api: TestApi;
let crowd: Crowd;
let manager: Person;
let staff: Person;
let tenantTables: ReadonlySet<string>;
const recorder = recordStatements();

beforeAll(async () => {
  api = await openTestApi();
  crowd = await aCrowd(api.db);
  manager = await api.person('Manager', crowd.agencyId, 'AGENCY_MANAGER');
  staff = await api.person('Staff', null);
  tenantTables = new Set((await tablesOf(api.db)).filter(isTenant).map(({ name }) => name));
}, 240_000);
afterAll(async () => {
  recorder.end();
  await api.close();
});

interface ListPage {
  readonly who: () => Person;
  readonly login: 'lp_tenant_login' | 'lp_hq_login';
  readonly text: string;
  readonly variables: () => Record<string, unknown>;
  /** Where in the answer the list's cursor stands, for the page that follows. */
  readonly goOn?: (data: never) => { pageInfo: { endCursor: string } };
}

const asManager = { who: () => manager, login: 'lp_tenant_login' } as const;
const LEARNERS = {
  ...asManager,
  text: learnersQuery.text,
  goOn: (data: { learners: { pageInfo: { endCursor: string } } }) => data.learners,
};

/** Every list and every reading of the portal, by its own operations. */
const PAGES: Readonly<Record<string, ListPage>> = {
  learners: { ...LEARNERS, variables: () => ({ first: PAGE, after: null, communityId: null }) },
  'learners-of-a-community': {
    ...LEARNERS,
    variables: () => ({ first: 5, after: null, communityId: crowd.communityId }),
  },
  communities: {
    ...asManager,
    text: communitiesQuery.text,
    variables: () => ({ first: 20, after: null }),
    goOn: (data: { communities: { pageInfo: { endCursor: string } } }) => data.communities,
  },
  agencies: {
    who: () => staff,
    login: 'lp_hq_login',
    text: agenciesQuery.text,
    variables: () => ({ first: 5, after: null }),
    goOn: (data: { agencies: { pageInfo: { endCursor: string } } }) => data.agencies,
  },
  learner: { ...asManager, text: learnerQuery.text, variables: () => ({ id: crowd.learnerId }) },
  'learner-history': {
    ...asManager,
    text: historyQuery.text,
    variables: () => ({ id: crowd.learnerId, first: 2, after: null }),
    goOn: (data: { learner: { history: { pageInfo: { endCursor: string } } } }) => data.learner.history,
  },
  'badge-state': { ...asManager, text: badgeStateQuery.text, variables: () => ({ id: crowd.badgeId }) },
};

/** The statements of the page and, where it has one, of the page after it: two runs must say the same. */
async function statementsOf(page: ListPage): Promise<Statement[][]> {
  const first = await recorded(page, page.variables());
  if (!page.goOn) return [first.statements];
  const { endCursor } = page.goOn(first.data as never).pageInfo;
  const next = await recorded(page, { ...page.variables(), after: endCursor });
  return [first.statements, next.statements];
}

async function recorded(
  { who, login, text }: ListPage,
  variables: Record<string, unknown>,
): Promise<{ statements: Statement[]; data: unknown }> {
  recorder.start();
  const answer = await who().asks(text, variables);
  const statements = recorder.stop().filter((statement) => statement.login === login);
  expect(answer.body.errors ?? []).toEqual([]);
  return { statements, data: answer.body.data };
}

/** Statements that run at the same time come in any order, so they stand by the alphabet. */
function written(name: string, statements: readonly Statement[]): string {
  const own = statements.filter((statement) => !isFrame(statement)).map(({ text }) => normalised(text));
  const units = statements.filter(isBegin).length;
  const head = `-- ${name}: ${own.length} statements in ${units} units of work, each between its begin, its context and its end`;
  return `${[head, ...own.sort().map((text) => `${text};`)].join('\n\n')}\n`;
}

describe.each(Object.entries(PAGES))('%s', (name, page) => {
  let rounds: Statement[][];

  beforeAll(async () => {
    rounds = await statementsOf(page);
  });

  test('asks the database what is committed, and no more for the next page', async () => {
    const [first = '', ...later] = rounds.map((statements) => written(name, statements));
    expect(first).toBe(await committed(`${FOLDER}${name}.sql`, first));
    for (const round of later) expect(round).toBe(first);
  });

  /** LPHQ's list of agencies counts all of them, which is to read all of them. */
  if (page.login === 'lp_tenant_login')
    test('reads no tenant table whole (P18)', async () => {
      const own = rounds.flat().filter((statement) => !isFrame(statement));
      const whole = await Promise.all(own.map(readWhole));
      expect(whole.flat()).toEqual([]);
    });
});

test('every committed file belongs to a list', async () => {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort();
  expect(files).toEqual(
    Object.keys(PAGES)
      .map((name) => `${name}.sql`)
      .sort(),
  );
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** The tenant tables that the statement reads from end to end, planned as lp_agency. */
async function readWhole({ text, values }: Statement): Promise<string[]> {
  const actor = aMemberOf(crowd.agencyId as AgencyId);
  const [row] = await api.db.units.read(actor, (unit) =>
    query<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>(unit, `explain (format json) ${text}`, values),
  );
  return scansIn(row!['QUERY PLAN'][0].Plan).map((table) => `${table} by ${normalised(text)}`);
}

function scansIn(plan: Plan): string[] {
  const table = plan['Relation Name'] ?? '';
  const own = plan['Node Type'] === 'Seq Scan' && tenantTables.has(table) ? [table] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansIn)];
}
