import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { query, type Unit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { aMemberOf } from '../builders/actor.builder.js';
import { committed } from '../harness/committed.js';
import { aLearnerSession } from '../harness/learners.js';
import type { Person } from '../harness/people.js';
import { type PortalOperation, portalOperations } from '../harness/portal-operations.js';
import { openTestApi, type TestApi } from '../harness/running-api.js';
import { act } from '../harness/team.js';
import { isTenant, tablesOf } from '../isolation/tenant-tables.js';
import { aCrowd, type Crowd } from './many-rows.js';
import { isBegin, isFrame, normalised, recordStatements, type Statement } from './recorder.js';
import { OF_IDENTITY, type Question, QUESTIONS, STATEMENTS_AT_MOST } from './screens.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const TABLE = fileURLToPath(new URL('../../docs/statements.md', import.meta.url));
/** More entries than a page of a history has, so that there is a next one. */
const LONG_HISTORY = 12;

const operations: ReadonlyMap<string, PortalOperation> = await portalOperations();
const NAMES = Object.keys(QUESTIONS).sort();

let api: TestApi;
let crowd: Crowd & { readonly draftId: string };
let people: Readonly<Record<Question['who'], Person>>;
let tenantTables: ReadonlySet<string>;
/** Tenant tables that are long enough here for the planner to mind. */
let longTables: ReadonlySet<string>;
const recorder = recordStatements();
/** What each question asked, first page and next. */
const rounds = new Map<string, Statement[][]>();

beforeAll(async () => {
  api = await openTestApi();
  const rows = await aCrowd(api.db, LONG_HISTORY);
  const manager = await api.person('Manager', rows.agencyId, 'AGENCY_MANAGER');
  const device = await aLearnerSession(api, { registrar: manager }, rows.learnerId);
  people = { manager, staff: await api.person('Staff', null), learner: device.person };
  crowd = { ...rows, draftId: await aDraft(rows.programmeId) };
  const { agencyId } = crowd;
  await act(people.staff, 'suspendAgency', { agencyId, reason: 'Papers are missing.' });
  await act(people.staff, 'reinstateAgency', { agencyId, reason: 'Papers came.' });
  tenantTables = new Set((await tablesOf(api.db)).filter(isTenant).map(({ name }) => name));
  longTables = new Set(await tablesLongerThan(1_000));
  for (const name of NAMES) rounds.set(name, await statementsOf(QUESTIONS[name]!));
}, 300_000);
afterAll(async () => {
  recorder.end();
  await api.close();
});

async function aDraft(programmeVersionId: string): Promise<string> {
  const started = await act(people.staff, 'startProgrammeDraft', { programmeVersionId, edition: 'next' });
  return (started['draft'] as { id: string }).id;
}

/** The statements of the page and, where it has one, of the page after it: two runs must say the same. */
async function statementsOf(question: Question): Promise<Statement[][]> {
  const variables = question.variables(crowd);
  await recorded(question, variables); // what a process reads once in its life is read
  const first = await recorded(question, variables);
  if (!question.goOn) return [first.statements];
  const { from, as } = question.goOn;
  const list = from.reduce((found, key) => (found as Record<string, unknown>)[key], first.data);
  const { endCursor } = (list as { pageInfo: { endCursor: string } }).pageInfo;
  const next = await recorded(question, { ...variables, [as]: endCursor });
  return [first.statements, next.statements];
}

/** Without those by which the session was looked up, which come before every question. */
async function recorded(
  { who, operation }: Question,
  variables: Record<string, unknown>,
): Promise<{ statements: Statement[]; data: unknown }> {
  const text = operations.get(operation)?.text;
  if (text === undefined) throw new Error(`The portal has no operation ${operation}.`);
  recorder.start();
  const answer = await people[who].asks(text, variables);
  const statements = recorder.stop().filter(({ login }) => login !== 'lp_identity');
  expect(answer.body.errors ?? []).toEqual([]);
  return { statements, data: answer.body.data };
}

const own = (statements: readonly Statement[]): Statement[] =>
  statements.filter((statement) => !isFrame(statement));

/** Statements that run at the same time come in any order, so they stand by the alphabet. */
function written(name: string, statements: readonly Statement[]): string {
  const texts = own(statements).map(({ text }) => normalised(text));
  const units = statements.filter(isBegin).length;
  const head = `-- ${name}: ${texts.length} statements in ${units} units of work, each between its begin, its context and its end`;
  return `${[head, ...texts.sort().map((text) => `${text};`)].join('\n\n')}\n`;
}

describe.each(NAMES)('%s', (name) => {
  const { who } = QUESTIONS[name]!;

  test('asks the database what is committed, and no more for the next page', async () => {
    const [first = '', ...later] = rounds.get(name)!.map((statements) => written(name, statements));
    expect(first).toBe(await committed(`${FOLDER}${name}.sql`, first));
    for (const round of later) expect(round).toBe(first);
  });

  /** LPHQ counts all agencies, which is to read all of them. */
  if (who === 'manager')
    test('reads no tenant table whole (P18)', async () => {
      const whole = await Promise.all(own(rounds.get(name)!.flat()).map(readWhole));
      expect(whole.flat()).toEqual([]);
    });
});

test.each(Object.entries(STATEMENTS_AT_MOST))('%s asks %i statements at most', (name, most) => {
  expect(own(rounds.get(name)![0]!).length).toBeLessThanOrEqual(most);
});

test('every question of the portal stands here, and every committed file belongs to one', async () => {
  const questions = [...operations.values()].filter(({ text }) => text.startsWith('query'));
  const listed = new Set([...Object.values(QUESTIONS).map(({ operation }) => operation), ...OF_IDENTITY]);
  expect(questions.map(({ name }) => name).filter((name) => !listed.has(name))).toEqual([]);
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql'));
  expect(files.sort()).toEqual(NAMES.map((name) => `${name}.sql`).sort());
});

test('the table of statements per screen is the one that is committed', async () => {
  const rows = NAMES.map((name) => ({ name, ...QUESTIONS[name]!, statements: rounds.get(name)![0]! }));
  rows.sort((one, other) => (one.screen === other.screen ? 0 : one.screen < other.screen ? -1 : 1));
  const table = tableOf(rows);
  expect(table).toBe(await committed(TABLE, table));
});

const HEAD = `# Statements per screen

What each question of the portal asks the database, in a process that has read the programme once. Beside these stand the
two statements by which every request looks up its session. Written by \`test/sql/screens.spec.ts\` (\`UPDATE_SQL=1\`);
the statements themselves lie beside it.

`;

function tableOf(
  rows: readonly (Question & { readonly name: string; readonly statements: readonly Statement[] })[],
): string {
  const cells = rows.map(({ screen, operation, name, statements }) => [
    `\`${screen}\``,
    operation,
    `[${name}](../test/sql/${name}.sql)`,
    String(own(statements).length),
    String(statements.filter(isBegin).length),
  ]);
  const all = [['screen', 'question', 'snapshot', 'statements', 'units of work'], ...cells];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `${HEAD}${[line(all[0]!), rule, ...cells.map(line)].join('\n')}\n`;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

async function tablesLongerThan(rows: number): Promise<string[]> {
  const found = await api.db.adminQuery<{ name: string }>(
    'select relname as name from pg_class where reltuples > $1',
    [rows],
  );
  return found.map(({ name }) => name).filter((name) => tenantTables.has(name));
}

/**
 * The tenant tables that the statement reads from end to end, planned as lp_agency: the long ones by the planner's own
 * choice, the others where it has no other way.
 */
async function readWhole({ text, values }: Statement): Promise<string[]> {
  const actor = aMemberOf(crowd.agencyId as AgencyId);
  const found = await api.db.units.read(actor, async (unit) => {
    const chosen = scansIn(await planOf(unit, text, values)).filter((table) => longTables.has(table));
    await query(unit, `select set_config('enable_seqscan', 'off', true)`);
    const forced = scansIn(await planOf(unit, text, values)).filter((table) => tenantTables.has(table));
    return new Set([...chosen, ...forced]);
  });
  return [...found].map((table) => `${table} by ${normalised(text)}`);
}

async function planOf(unit: Unit, text: string, values: readonly unknown[]): Promise<Plan> {
  const [row] = await query<{ 'QUERY PLAN': readonly [{ Plan: Plan }] }>(
    unit,
    `explain (format json) ${text}`,
    values,
  );
  return row!['QUERY PLAN'][0].Plan;
}

/** The tables that a plan reads from end to end. */
function scansIn(plan: Plan): string[] {
  const whole = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : [];
  return [...whole, ...(plan.Plans ?? []).flatMap(scansIn)];
}
