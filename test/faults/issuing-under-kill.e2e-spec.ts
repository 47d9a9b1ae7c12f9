import { createHash, createPublicKey, type JsonWebKey, randomInt, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';
import { composeIdentity } from '#platform/identity';
import { Journal } from '#platform/journal';
import { CreateAgencyKey, CreateOperatingKey, makeRoot, MasterKeys, newMasterKeyText } from '#proof/signing';

import { openRooms } from '../../apps/operator/src/rooms.js';
import { aStaffMember } from '../builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../builders/agency-scene.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { DistProcess } from '../harness/dist-process.js';
import { freePort } from '../harness/free-port.js';
import { Person } from '../harness/people.js';
import { ISSUE_BADGE } from '../stories/acts.js';
import { type Gate, GateKeeper } from './gates.js';
import { abreast, seeded } from './seeded.js';

const BADGES = 500;
const CLIENTS = 8;
const PASSWORD = 'a sentence that outlives every process';
const NOBODY = { kind: 'worker', agencyId: null, requestId: 'test' } as const;

/** Where each kill falls; between them they take down a worker 16 times and the api 4 times. */
const KILLS: readonly Gate[] = [
  ...Array<Gate>(4).fill('claim under way'),
  ...Array<Gate>(4).fill('claimed, not signed'),
  ...Array<Gate>(4).fill('signed, not finished'),
  ...Array<Gate>(4).fill('finished, nobody told'),
  ...Array<Gate>(2).fill('preparing under way'),
  ...Array<Gate>(2).fill('prepared, nobody told'),
];

let db: TestDatabase;
let folder: string;
let scene: AgencyScene;
let manager: Person;
let gates: GateKeeper | null = null;
let processes: readonly DistProcess[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'lphq-kill-'));
  const environment = await environmentIn(folder);
  processes = (['api', 'worker', 'worker'] as const).map((app) => new DistProcess(app, environment));
  await Promise.all(processes.map((one) => one.start()));
  manager = await signedIn(environment['PUBLIC_ORIGIN'] ?? '');
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.kill()));
  await gates?.close();
  await rm(folder, { recursive: true, force: true });
  await db.close();
});

/** Logins, keys and an agency that may issue, as a machine would have them. */
async function environmentIn(at: string): Promise<Record<string, string>> {
  const port = await freePort();
  const logins = ['worker', 'tenant', 'hq', 'identity'] as const;
  for (const name of logins)
    await writeFile(join(at, new URL(db.urls[name]).username), db.passwords[name], { mode: 0o600 });
  const master = newMasterKeyText();
  await writeFile(join(at, 'master.key'), master, { mode: 0o600 });
  const verifyOrigin = 'http://localhost:3001';
  const masterKeys = new MasterKeys([{ version: 1, bytes: Buffer.from(master, 'base64') }]);
  const rooms = await openRooms(db.units, systemClock, { verifyOrigin, masterKeys });
  const rootPrivateJwk = makeRoot().privateJwk;
  await rooms.get(CreateOperatingKey).run(NOBODY, { rootPrivateJwk, origin: verifyOrigin });
  scene = await anAgencyScene(db);
  await rooms.get(CreateAgencyKey).run(NOBODY, { agencyId: scene.agency.id, slug: scene.agency.slug });
  await rooms.close();
  return {
    DATABASE_URL: db.adminUrl,
    LOGINS_DIR: at,
    MASTER_KEY_FILE: join(at, 'master.key'),
    VERIFY_ORIGIN: verifyOrigin,
    HOST: 'localhost',
    PORT: String(port),
    PUBLIC_ORIGIN: `http://localhost:${port}`,
    TRUSTED_DOCUMENTS: 'off',
    LOG_LEVEL: 'silent',
  };
}

async function signedIn(origin: string): Promise<Person> {
  const identity = composeIdentity(db.units, new Journal(systemClock), systemClock);
  const person = { email: 'manager@example.org', displayName: 'Alix', password: PASSWORD };
  const made = await identity.createAccount.run(aStaffMember(), person);
  if (made.kind !== 'account-created') throw new Error(made.kind);
  const membership = {
    accountId: made.account.id,
    agencyId: scene.agency.id,
    role: 'AGENCY_MANAGER',
  } as const;
  await identity.addMembership.run(aStaffMember(), membership);
  return Person.signIn(origin, person.email, PASSWORD);
}

/** Learners who have finished, copied row by row from one who has. */
async function qualifiedLearners(count: number): Promise<string[]> {
  const { id } = await scene.qualifies();
  const copied = (table: string, ids: string): string =>
    `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || ${ids})).* from ${table} t`;
  const found = await db.adminQuery<{ id: string }>(
    `${copied('learners', `jsonb_build_object('id', gen_random_uuid())`)}, generate_series(1, $2) where t.id = $1 returning id`,
    [id, count],
  );
  const learners = found.map((row) => row.id);
  for (const table of ['enrolments', 'completions'])
    await db.adminQuery(
      `${copied(table, `jsonb_build_object('id', gen_random_uuid(), 'learner_id', l.id)`)}, unnest($2::uuid[]) as l (id)
       where t.learner_id = $1`,
      [id, learners],
    );
  return learners;
}

/** Asks until it is told that the learner holds a badge, as a client does whose connection breaks. */
async function issues(learnerId: string): Promise<void> {
  const input = { learnerId, nameChoice: 'INITIAL_AND_FAMILY', consent: true };
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await manager.does(ISSUE_BADGE, input).catch(() => null);
    const said = answer?.body.data?.['issueBadge'] as { __typename: string } | null | undefined;
    if (said?.__typename === 'BadgePrepared' || said?.__typename === 'BadgeAlreadyHeld') return;
    if (said) throw new Error(said.__typename);
    await pause(50);
  }
  throw new Error('The api did not come back.');
}

/** Kills the very process that has come to the gate, and starts it again while the others go on. */
async function killsAt(keeper: GateKeeper, gate: Gate): Promise<void> {
  await keeper.whileSomebodyWaits(gate, async (port) => {
    const holds = await Promise.all(processes.map(async (one) => ((await one.holdsPort(port)) ? one : null)));
    const victim = holds.find((one) => one !== null);
    if (!victim) throw new Error(`Nobody of ours stands at the gate "${gate}".`);
    await victim.kill();
    victim.restart();
  });
}

interface IssuedRow {
  readonly id: string;
  readonly state: string;
  readonly jwt: string;
  readonly jwt_payload: Buffer;
  readonly public_jwk: JsonWebKey;
  readonly entries: { readonly type: string; readonly entry: string }[];
}

test('kill -9 of the api and both workers, 20 times while 500 badges are issued: each is issued once and recorded (P03, T18, T28)', async () => {
  const keeper = await GateKeeper.of(db);
  gates = keeper;
  const seed = randomInt(1, 2 ** 31);
  const random = seeded(seed);
  const learners = await qualifiedLearners(BADGES);
  const order = [...KILLS].sort(() => random() - 0.5);
  try {
    const share = Math.ceil(BADGES / order.length);
    for (const [turn, gate] of order.entries()) {
      const asking = abreast(CLIENTS, learners.slice(turn * share, (turn + 1) * share), issues);
      await Promise.all([killsAt(keeper, gate), asking]);
    }
    await Promise.all(processes.map((one) => one.settled()));
    await untilNothingWaits();
    await everyBadgeIsSound();
  } catch (error) {
    throw new Error(`With the seed ${seed}: ${String(error)}`, { cause: error });
  }
}, 300_000);

/** What the last killed worker had claimed comes back when its lease of ten seconds ends. */
async function untilNothingWaits(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await db.adminQuery('select from to_sign limit 1')).length === 0) return;
    await pause(100);
  }
  throw new Error('Something still waits after 30 s.');
}

async function everyBadgeIsSound(): Promise<void> {
  const rows = await db.adminQuery<IssuedRow>(
    `select b.id, b.learner_id, b.state, b.jwt, b.jwt_payload, k.public_jwk, (
       select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'entry', convert_from(e.entry, 'utf8'))), '[]')
       from journal_entries e where e.object_id = b.id) as entries
     from badges b join signing_keys k on k.kid = b.kid where b.agency_id = $1`,
    [scene.agency.id],
  );
  expect(rows).toHaveLength(BADGES);
  expect(rows.filter(({ state }) => state !== 'ISSUED')).toEqual([]);
  expect(rows.filter((row) => !isSignedAndRecorded(row)).map(({ id }) => id)).toEqual([]);
  expect(new Set(rows.map(({ jwt }) => jwt)).size).toBe(BADGES);
  const [counts] = await db.adminQuery(
    `select (select count(distinct learner_id) from badges where agency_id = $1)::int as learners,
       (select count(*) from journal_entries where agency_id = $1 and type like 'badge.%')::int as entries,
       (select count(*) from outbox where agency_id = $1 and type like 'badge.%')::int as events,
       (select count(*) from to_sign)::int as waiting`,
    [scene.agency.id],
  );
  expect(counts).toEqual({ learners: BADGES, entries: 2 * BADGES, events: 2 * BADGES, waiting: 0 });
}

/** One entry says that it was prepared, one names the fingerprint of the very token that the row holds. */
function isSignedAndRecorded({ jwt, jwt_payload: payload, public_jwk: key, entries }: IssuedRow): boolean {
  const [header, body, signature] = jwt.split('.') as [string, string, string];
  const publicKey = createPublicKey({ key, format: 'jwk' });
  const signed = Buffer.from(`${header}.${body}`);
  const holds = verify(
    'sha256',
    signed,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  const told = entries.find(({ type }) => type === 'badge.issued')?.entry ?? '{}';
  const { facts } = JSON.parse(told) as { facts?: { credentialHash?: string } };
  return (
    holds &&
    payload.equals(Buffer.from(body, 'base64url')) &&
    facts?.credentialHash === createHash('sha256').update(jwt).digest('base64url') &&
    entries
      .map(({ type }) => type)
      .sort()
      .join() === 'badge.issued,badge.prepared'
  );
}
