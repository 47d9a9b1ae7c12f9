import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';
import { composeIdentity } from '#platform/identity';
import { Journal } from '#platform/journal';

import { Device } from '../browser/device.js';
import { openBrowser } from '../browser/open-browser.js';
import { SettingsScreen } from '../browser/settings-screen.js';
import { aStaffMember } from '../builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../builders/agency-scene.js';
import { several } from '../builders/job-rooms.js';
import { aSigningKey } from '../builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { DistProcess } from '../harness/dist-process.js';
import { eventually } from '../harness/eventually.js';
import { freePort } from '../harness/free-port.js';
import { Person } from '../harness/people.js';
import { TEST_PASSWORD } from '../harness/product.js';
import { type Gate, GateKeeper } from './gates.js';

/** Of each job: more chunks than kills, so that there is always one to come. */
const [LEARNERS, HOLDERS] = [5 * 50, 4 * 50];

/** Each kill takes down the very process that has come to the gate, wherever in the job it is by then. */
const KILLS: readonly Gate[] = [
  'rows under way',
  'rows judged, nobody told',
  'rows under way',
  'rows judged, nobody told',
];

let db: TestDatabase;
let folder: string;
let scene: AgencyScene;
let apis: readonly { readonly origin: string; readonly process: DistProcess }[] = [];
let gates: GateKeeper;

/** Two apis over one database: either may run what the other was asked to. */
beforeAll(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'lphq-jobs-'));
  for (const name of ['tenant', 'hq', 'identity'] as const)
    await writeFile(join(folder, new URL(db.urls[name]).username), db.passwords[name], { mode: 0o600 });
  scene = await anAgencyScene(db);
  await aSigningKey().in(db, scene.agency);
  gates = await GateKeeper.of(db);
  apis = await several(2, anApi);
  await Promise.all(apis.map(({ process }) => process.start()));
}, 60_000);
afterAll(async () => {
  await Promise.all(apis.map(({ process }) => process.kill()));
  await gates.close();
  await rm(folder, { recursive: true, force: true });
  await db.close();
});

async function anApi(): Promise<(typeof apis)[number]> {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const environment = {
    ...{ DATABASE_URL: db.adminUrl, LOGINS_DIR: folder, VERIFY_ORIGIN: 'http://localhost:3001' },
    ...{ HOST: 'localhost', PORT: port, PUBLIC_ORIGIN: origin, LOG_LEVEL: 'silent' },
    ...{ TRUSTED_DOCUMENTS: 'off', DATA_DIR: folder },
  };
  return { origin, process: new DistProcess('api', environment) };
}

async function manager(origin: string, email: string): Promise<Person> {
  const identity = composeIdentity(db.units, new Journal(systemClock), systemClock);
  const person = { email, displayName: 'Alix', password: TEST_PASSWORD };
  const made = await identity.createAccount.run(aStaffMember(), person);
  if (made.kind !== 'account-created') throw new Error(made.kind);
  const membership = {
    accountId: made.account.id,
    agencyId: scene.agency.id,
    role: 'AGENCY_MANAGER',
  } as const;
  await identity.addMembership.run(aStaffMember(), membership);
  return Person.signIn(origin, email, TEST_PASSWORD);
}

/** Whether what a dead process held is waited for until its lease of ten seconds ends, or is free at once. */
type After = 'its lease ends' | 'at once';

async function killsAt(gate: Gate, after: After): Promise<void> {
  await gates.whileSomebodyWaits(gate, async (port) => {
    const holds = await Promise.all(
      apis.map(async (one) => ((await one.process.holdsPort(port)) ? one : null)),
    );
    const victim = holds.find((one) => one !== null)?.process;
    if (!victim) throw new Error(`Nobody of ours stands at the gate "${gate}".`);
    await victim.kill();
    victim.restart();
    if (after === 'at once') await db.adminQuery('update to_run set next_try_at = now()');
  });
}

interface Counts {
  readonly state: string;
  readonly done: number;
  readonly succeeded: number;
}

/** What the job says, once it says that it is over; what it said on the way never went back. */
async function untilOver(id: string): Promise<Counts> {
  let before = 0;
  const look = async (): Promise<Counts> => {
    const [job] = await db.adminQuery<Counts>(
      'select state, succeeded + refused as done, succeeded from jobs where id = $1',
      [id],
    );
    if (!job || job.done < before)
      throw new Error(`${before} were done, and then ${job?.done ?? 'no'} were.`);
    before = job.done;
    return job;
  };
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const seen = await eventually(look, ({ state }) => state === 'FINISHED');
    if (seen.state === 'FINISHED') return seen;
  }
  return look();
}

async function startedBy(person: Person, field: string, input: Record<string, unknown>): Promise<string> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
  const { body } = await person.asks(
    `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ... on JobStarted { job { id } } } }`,
    { input },
  );
  const started = body.data?.[field] as { job?: { id: string } } | undefined;
  if (!started?.job) throw new Error(JSON.stringify(body));
  return started.job.id;
}

async function counted(sql: string): Promise<number> {
  const [row] = await db.adminQuery<{ count: number }>(`select count(*)::int as count from ${sql}`);
  return row?.count ?? -1;
}

test('kill -9 of the api in the middle of a job that records: every row is judged once (T18)', async () => {
  const person = await manager(apis[0]!.origin, 'recording@example.org');
  const ids = (await several(LEARNERS, scene.enrols)).map(({ id }) => id);
  const input = { learners: { ids }, assignment: 1, completedOn: systemClock.today() };
  const killing = killsAt(KILLS[0]!, 'its lease ends');
  const id = await startedBy(person, 'recordCompletions', input);
  await killing;
  for (const gate of KILLS.slice(1)) await killsAt(gate, 'at once');
  expect(await untilOver(id)).toEqual({ state: 'FINISHED', done: LEARNERS, succeeded: LEARNERS });
  expect(await counted(`completions where learner_id = any('{${ids.join()}}')`)).toBe(LEARNERS);
  expect(await counted(`journal_entries where type = 'completion.submitted'`)).toBe(LEARNERS);
  expect(await counted(`journal_entries where type = 'job.finished'`)).toBe(1);
  expect(await counted('to_run')).toBe(0);
  await Promise.all(apis.map(({ process }) => process.settled()));
}, 180_000);

test('whoever watches the job sees it held, gone on with after the api’s death, and done after a reload', async () => {
  const { origin, process } = apis[0]!;
  await apis[1]!.process.kill();
  const person = await manager(origin, 'watching@example.org');
  const ids = (await several(45, scene.enrols)).map(({ id }) => id);
  const browser = await openBrowser();
  const device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  const screen = new SettingsScreen(device.page, origin);
  try {
    await screen.signsIn('watching@example.org');
    const input = { learners: { ids }, assignment: 1, completedOn: systemClock.today() };
    const begun = startedBy(person, 'recordCompletions', input);
    let id = '';
    await gates.whileSomebodyWaits('rows under way', async () => {
      id = await begun;
      await device.page.goto(`${origin}/jobs/${id}`);
      await screen.page.getByText(screen.words('jobs.done-of', { done: 0, total: 45 })).waitFor();
      await process.kill();
      await process.start();
    });
    await screen.isTold('jobs.over', { succeeded: 45, refused: 0 });
    await device.page.reload();
    await screen.isTold('jobs.over', { succeeded: 45, refused: 0 });
  } finally {
    await browser.close();
    await apis[1]!.process.start();
  }
}, 180_000);

test('and of one that issues: one badge for each, none twice, none lost (T17, T18)', async () => {
  const person = await manager(apis[1]!.origin, 'issuing@example.org');
  const ids = (await several(HOLDERS, scene.qualifies)).map(({ id }) => id);
  const killing = killsAt('rows under way', 'at once');
  const id = await startedBy(person, 'issueBadges', {
    learners: { ids },
    nameChoice: 'NONE',
    consent: false,
  });
  await killing;
  await killsAt('rows judged, nobody told', 'its lease ends');
  expect(await untilOver(id)).toEqual({ state: 'FINISHED', done: HOLDERS, succeeded: HOLDERS });
  expect(await counted('badges')).toBe(HOLDERS);
  expect(await counted('to_sign')).toBe(HOLDERS);
  expect(await counted(`journal_entries where type = 'badge.prepared'`)).toBe(HOLDERS);
  expect(
    await counted(`badges b join job_rows r on r.object_id = b.id and r.learner_id = b.learner_id`),
  ).toBe(HOLDERS);
}, 180_000);
