import { createHash, createPublicKey, type JsonWebKey, randomInt, verify } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { expect } from '@jest/globals';

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

const CLIENTS = 8;
const PASSWORD = 'a sentence that outlives every process';
const NOBODY = { kind: 'worker', agencyId: null, requestId: 'test' } as const;

/** Where a kill falls; of ten, eight take down a worker and two the api. */
const TEN_KILLS: readonly Gate[] = [
  ...Array<Gate>(2).fill('claim under way'),
  ...Array<Gate>(2).fill('claimed, not signed'),
  ...Array<Gate>(2).fill('signed, not finished'),
  ...Array<Gate>(2).fill('finished, nobody told'),
  'preparing under way',
  'prepared, nobody told',
];

interface IssuedRow {
  readonly id: string;
  readonly state: string;
  readonly jwt: string;
  readonly jwt_payload: Buffer;
  readonly public_jwk: JsonWebKey;
  readonly entries: { readonly type: string; readonly entry: string }[];
}

/** An api and two workers in processes of their own, that are killed while they issue. */
export class KillScene {
  private scene: AgencyScene;
  private manager: Person;
  private processes: readonly DistProcess[] = [];

  private constructor(
    private readonly db: TestDatabase,
    private readonly folder: string,
    private readonly gates: GateKeeper,
  ) {}

  static async opens(): Promise<KillScene> {
    const db = await openTestDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'lphq-kill-'));
    const scene = new KillScene(db, folder, await GateKeeper.of(db));
    await scene.begins();
    return scene;
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.kill()));
    await this.gates.close();
    await rm(this.folder, { recursive: true, force: true });
    await this.db.close();
  }

  /** Issues so many badges while somebody is killed ten times over and over; expects each once, signed and recorded. */
  async issuesUnderKill(badges: number, tensOfKills: number): Promise<void> {
    const seed = randomInt(1, 2 ** 31);
    const random = seeded(seed);
    const learners = await this.qualifiedLearners(badges);
    const kills = Array.from({ length: tensOfKills }, () => TEN_KILLS).flat();
    const order = kills.sort(() => random() - 0.5);
    const share = Math.ceil(badges / order.length);
    try {
      for (const [turn, gate] of order.entries()) {
        const asked = learners.slice(turn * share, (turn + 1) * share);
        await Promise.all([this.killsAt(gate), abreast(CLIENTS, asked, (id) => this.issues(id))]);
      }
      await Promise.all(this.processes.map((one) => one.settled()));
      await this.untilNothingWaits();
      await this.everyBadgeIsSound(badges);
    } catch (error) {
      throw new Error(`With the seed ${seed}: ${String(error)}`, { cause: error });
    }
  }

  private async begins(): Promise<void> {
    const environment = await this.environment();
    this.processes = (['api', 'worker', 'worker'] as const).map((app) => new DistProcess(app, environment));
    await Promise.all(this.processes.map((one) => one.start()));
    this.manager = await this.signedIn(environment['PUBLIC_ORIGIN'] ?? '');
  }

  /** Logins, keys and an agency that may issue, as a machine would have them. */
  private async environment(): Promise<Record<string, string>> {
    const port = await freePort();
    const logins = ['worker', 'tenant', 'hq', 'identity'] as const;
    for (const name of logins)
      await writeFile(join(this.folder, new URL(this.db.urls[name]).username), this.db.passwords[name], {
        mode: 0o600,
      });
    const master = newMasterKeyText();
    await writeFile(join(this.folder, 'master.key'), master, { mode: 0o600 });
    const verifyOrigin = 'http://localhost:3001';
    const masterKeys = new MasterKeys([{ version: 1, bytes: Buffer.from(master, 'base64') }]);
    const rooms = await openRooms(this.db.units, systemClock, { verifyOrigin, masterKeys });
    const rootPrivateJwk = makeRoot().privateJwk;
    await rooms.get(CreateOperatingKey).run(NOBODY, { rootPrivateJwk, origin: verifyOrigin });
    this.scene = await anAgencyScene(this.db);
    await rooms
      .get(CreateAgencyKey)
      .run(NOBODY, { agencyId: this.scene.agency.id, slug: this.scene.agency.slug });
    await rooms.close();
    return {
      DATABASE_URL: this.db.adminUrl,
      LOGINS_DIR: this.folder,
      MASTER_KEY_FILE: join(this.folder, 'master.key'),
      VERIFY_ORIGIN: verifyOrigin,
      HOST: 'localhost',
      PORT: String(port),
      PUBLIC_ORIGIN: `http://localhost:${port}`,
      TRUSTED_DOCUMENTS: 'off',
      LOG_LEVEL: 'silent',
    };
  }

  private async signedIn(origin: string): Promise<Person> {
    const identity = composeIdentity(this.db.units, new Journal(systemClock), systemClock);
    const person = { email: 'manager@example.org', displayName: 'Alix', password: PASSWORD };
    const made = await identity.createAccount.run(aStaffMember(), person);
    if (made.kind !== 'account-created') throw new Error(made.kind);
    const membership = {
      accountId: made.account.id,
      agencyId: this.scene.agency.id,
      role: 'AGENCY_MANAGER',
    } as const;
    await identity.addMembership.run(aStaffMember(), membership);
    return Person.signIn(origin, person.email, PASSWORD);
  }

  /** Learners who have finished, copied row by row from one who has. */
  private async qualifiedLearners(count: number): Promise<string[]> {
    const { id } = await this.scene.qualifies();
    const copied = (table: string, ids: string): string =>
      `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || ${ids})).* from ${table} t`;
    const found = await this.db.adminQuery<{ id: string }>(
      `${copied('learners', `jsonb_build_object('id', gen_random_uuid())`)}, generate_series(1, $2) where t.id = $1 returning id`,
      [id, count],
    );
    const learners = found.map((row) => row.id);
    for (const table of ['enrolments', 'completions'])
      await this.db.adminQuery(
        `${copied(table, `jsonb_build_object('id', gen_random_uuid(), 'learner_id', l.id)`)}, unnest($2::uuid[]) as l (id)
         where t.learner_id = $1`,
        [id, learners],
      );
    return learners;
  }

  /** Asks until it is told that the learner holds a badge, as a client does whose connection breaks. */
  private async issues(learnerId: string): Promise<void> {
    const input = { learnerId, nameChoice: 'INITIAL_AND_FAMILY', consent: true };
    for (let tries = 0; tries < 3_600; tries += 1) {
      const answer = await this.manager.does(ISSUE_BADGE, input).catch(() => null);
      const said = answer?.body.data?.['issueBadge'] as { __typename: string } | null | undefined;
      if (said?.__typename === 'BadgePrepared' || said?.__typename === 'BadgeAlreadyHeld') return;
      if (said) throw new Error(said.__typename);
      await pause(50);
    }
    throw new Error('The api did not come back.');
  }

  /** Kills the very process that has come to the gate, and starts it again while the others go on. */
  private async killsAt(gate: Gate): Promise<void> {
    await this.gates.whileSomebodyWaits(gate, async (port) => {
      const holds = await Promise.all(
        this.processes.map(async (one) => ((await one.holdsPort(port)) ? one : null)),
      );
      const victim = holds.find((one) => one !== null);
      if (!victim) throw new Error(`Nobody of ours stands at the gate "${gate}".`);
      await victim.kill();
      victim.restart();
    });
  }

  /** What the last killed worker had claimed comes back when its lease of ten seconds ends. */
  private async untilNothingWaits(): Promise<void> {
    for (let tries = 0; tries < 1_800; tries += 1) {
      if ((await this.db.adminQuery('select from to_sign limit 1')).length === 0) return;
      await pause(100);
    }
    throw new Error('Something still waits after three minutes.');
  }

  private async everyBadgeIsSound(badges: number): Promise<void> {
    const rows = await this.db.adminQuery<IssuedRow>(
      `select b.id, b.learner_id, b.state, b.jwt, b.jwt_payload, k.public_jwk, (
         select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'entry', convert_from(e.entry, 'utf8'))), '[]')
         from journal_entries e where e.object_id = b.id) as entries
       from badges b join signing_keys k on k.kid = b.kid where b.agency_id = $1`,
      [this.scene.agency.id],
    );
    expect(rows).toHaveLength(badges);
    expect(rows.filter(({ state }) => state !== 'ISSUED')).toEqual([]);
    expect(rows.filter((row) => !isSignedAndRecorded(row)).map(({ id }) => id)).toEqual([]);
    expect(new Set(rows.map(({ jwt }) => jwt)).size).toBe(badges);
    const [counts] = await this.db.adminQuery(
      `select (select count(distinct learner_id) from badges where agency_id = $1)::int as learners,
         (select count(*) from journal_entries where agency_id = $1 and type like 'badge.%')::int as entries,
         (select count(*) from outbox where agency_id = $1 and type like 'badge.%')::int as events,
         (select count(*) from to_sign)::int as waiting`,
      [this.scene.agency.id],
    );
    expect(counts).toEqual({ learners: badges, entries: 2 * badges, events: 2 * badges, waiting: 0 });
  }
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
