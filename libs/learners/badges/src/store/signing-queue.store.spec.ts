import { createHash } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { fixedClock, parseInstant, plusMilliseconds } from '#platform/clock';
import { FloorModule } from '#platform/floor';
import { Journal } from '#platform/journal';
import { query } from '#platform/persistence';
import type { WorkerActor } from '#platform/tenancy';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { BadgesModule } from '../badges.module.js';
import { CredentialOrigin } from '../use-cases/credential-origin.js';
import { IssueBadge } from '../use-cases/issue-badge.js';
import { PreparedBadges } from '../use-cases/prepared-badges.js';
import { RevokeBadge } from '../use-cases/revoke-badge.js';
import type { ClaimedRow, SignedForms } from './signing-queue.js';

const NOW = '2026-11-21T19:32:00.250Z';
const LATER = parseInstant('2026-11-21T19:32:01Z')!;
const NOBODY: WorkerActor = { kind: 'worker', agencyId: null, requestId: 'test' };

let db: TestDatabase;
let app: INestApplicationContext;
let queue: PreparedBadges;
let scene: AgencyScene;
let kid: string;

@Module({})
class Rooms {}

beforeAll(async () => {
  db = await openTestDatabase();
  const floor = FloorModule.of(db.units, fixedClock(NOW));
  const imports = [floor, BadgesModule.withOrigin(new CredentialOrigin('https://verify.example.org'))];
  app = await NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
  queue = app.get(PreparedBadges);
});
afterAll(async () => {
  await app.close();
  await db.close();
});
beforeEach(async () => {
  scene = await anAgencyScene(db);
  kid = await aSigningKey().in(db, scene.agency);
});

const after = (seconds: number) => plusMilliseconds(LATER, seconds * 1_000);
const worker = (of = scene): WorkerActor => ({ kind: 'worker', agencyId: of.agency.id, requestId: 'test' });
const idsOf = (rows: readonly ClaimedRow[]): string[] => rows.map(({ credentialId }) => credentialId);

async function prepared(): Promise<string> {
  const { id: learnerId } = await scene.qualifies();
  const request = { learnerId, nameChoice: 'NONE', consent: false } as const;
  const outcome = await app.get(IssueBadge).run(scene.manager, request);
  if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
  return outcome.badge.id;
}

const withdraw = (badgeId: string) =>
  app.get(RevokeBadge).run(scene.manager, { badgeId, reason: 'MISUSE', note: null });

const claim = (at = LATER, limit = 100, of = scene) =>
  db.units.overQueues((unit) => queue.claim(unit, of.agency.id, { due: at, now: at, limit }));

const open = (rows: readonly ClaimedRow[], of = scene) =>
  db.units.read(worker(of), (unit) => queue.open(unit, rows));

const finish = (ids: readonly string[], of = scene): Promise<number> => {
  const forms = (id: string): SignedForms => ({ jwt: `e30.e30.${id}`, proof: id });
  return db.units.write(worker(of), async (unit) => {
    const issued = await queue.finish(unit, new Map(ids.map((id) => [id, forms(id)])), LATER);
    return issued > 0 ? issued : unit.leaveUntouched(0);
  });
};

async function rowOf(id: string): Promise<{ state: string; jwt: string | null; waits: boolean }> {
  const [row] = await db.adminQuery<{ state: string; jwt: string | null; waits: boolean }>(
    `select state, jwt, exists (select from to_sign where credential_id = b.id) as waits from badges b where id = $1`,
    [id],
  );
  return row!;
}

const told = (id: string) =>
  db.adminQuery<{ type: string; subject_id: string; entry: Buffer }>(
    `select type, subject_id, entry from journal_entries where object_id = $1 order by written_at`,
    [id],
  );

describe('the queue', () => {
  test('says for which agencies something waits, before the worker acts for one', async () => {
    await prepared();
    const found = await db.units.read(NOBODY, (unit) => queue.agenciesWaiting(unit, LATER));
    expect(found).toContain(scene.agency.id);
    expect(new Set(found).size).toBe(found.length);
  });

  test('gives one agency’s rows only', async () => {
    const id = await prepared();
    const other = await anAgencyScene(db);
    expect(await claim(LATER, 100, other)).toEqual([]);
    expect(await open([{ credentialId: id, attempts: 0 }], other)).toEqual([]);
    expect(await finish([id], other)).toBe(0);
    expect(await rowOf(id)).toMatchObject({ state: 'PREPARED', waits: true });
  });

  test('gives a row to one worker for ten seconds, and then to the next (T18)', async () => {
    const id = await prepared();
    expect(await claim()).toEqual([{ credentialId: id, attempts: 0 }]);
    expect(await claim(after(9.999))).toEqual([]);
    expect(await claim(after(10))).toEqual([{ credentialId: id, attempts: 0 }]);
  });

  test('passes over what another worker is claiming at this moment', async () => {
    const ids = [await prepared(), await prepared()];
    const held = db.units.overQueues(async (unit) => {
      const rows = await queue.claim(unit, scene.agency.id, { due: LATER, now: LATER, limit: 1 });
      return [...idsOf(rows), ...idsOf(await claim())];
    });
    expect((await held).sort()).toEqual(ids.sort());
  });

  test('gives what is longest due, so many at a time', async () => {
    const [first, second] = [await prepared(), await prepared()];
    await db.units.overQueues((unit) =>
      queue.putOffBriefly(unit, [{ credentialId: first, attempts: 0 }], LATER),
    );
    expect(idsOf(await claim(after(1), 1))).toEqual([second]);
    expect(idsOf(await claim(after(1), 1))).toEqual([first]);
  });

  test('puts off without waiting for what is withdrawn at this moment', async () => {
    const [held, other] = [await prepared(), await prepared()];
    const now = LATER;
    await claim();
    await db.units.overQueues(async (unit) => {
      await query(unit, 'select from to_sign where credential_id = $1 for update', [held]);
      await db.units.overQueues(async (busy) => {
        await query(busy, `select set_config('lock_timeout', '2000', true)`);
        await queue.putOffBriefly(
          busy,
          [held, other].map((credentialId) => ({ credentialId, attempts: 0 })),
          now,
        );
      });
    });
    expect(idsOf(await claim(after(1)))).toEqual([other]);
    expect(idsOf(await claim(after(10)))).toContain(held);
  });

  test('waits twice as long after each failure, a moment for what is no failure', async () => {
    const id = await prepared();
    const putOff = async (attempts: number): Promise<void> =>
      db.units.overQueues((unit) => queue.putOff(unit, [{ credentialId: id, attempts }], LATER));
    await putOff(0);
    expect(await claim(after(4.9))).toEqual([]);
    expect(await claim(after(5))).toEqual([{ credentialId: id, attempts: 1 }]);
    await putOff(1);
    expect(await claim(after(9.9))).toEqual([]);
    const [row] = await claim(after(10));
    expect(row).toEqual({ credentialId: id, attempts: 2 });
    await db.units.overQueues((unit) => queue.putOffBriefly(unit, [row!], LATER));
    expect(await claim(after(0.9))).toEqual([]);
    expect(await claim(after(1))).toEqual([{ credentialId: id, attempts: 2 }]);
  });
});

describe('finishing', () => {
  test('issues a chunk once: signed forms, empty queue, fingerprints in the journal (T28)', async () => {
    const ids = [await prepared(), await prepared(), await prepared()];
    expect(await finish(ids)).toBe(3);
    expect(await finish(ids)).toBe(0);
    for (const id of ids) {
      expect(await rowOf(id)).toEqual({ state: 'ISSUED', jwt: `e30.e30.${id}`, waits: false });
      const entries = await told(id);
      const { facts } = JSON.parse(entries[1]?.entry.toString('utf8') ?? '') as { facts: unknown };
      const credentialHash = createHash('sha256').update(`e30.e30.${id}`).digest('base64url');
      expect(entries.map(({ type }) => type)).toEqual(['badge.prepared', 'badge.issued']);
      expect(entries[1]?.subject_id).toBe(entries[0]?.subject_id);
      expect(facts).toEqual({ kind: 'MSQ', kid, credentialHash });
    }
    const outbox = await db.adminQuery<{ type: string; id: string }>(
      `select type, payload->>'badgeId' as id from outbox where agency_id = $1 and type = 'badge.issued'`,
      [scene.agency.id],
    );
    expect(outbox.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  test('by six workers at once issues each badge once', async () => {
    const ids = [await prepared(), await prepared()];
    const issued = await Promise.all(Array.from({ length: 6 }, () => finish(ids)));
    expect(issued.sort()).toEqual([0, 0, 0, 0, 0, 2]);
    for (const id of ids) expect(await told(id)).toHaveLength(2);
  });
});

describe('a withdrawal', () => {
  test('between the claim and the signature is not undone by it (T14)', async () => {
    const [withdrawn, sound] = [await prepared(), await prepared()];
    const claimed = await claim();
    expect((await withdraw(withdrawn)).kind).toBe('badge-withdrawn');
    expect((await open(claimed)).map(({ credentialId }) => credentialId)).toEqual([sound]);
    expect(await finish([withdrawn, sound])).toBe(1);
    expect(await rowOf(withdrawn)).toEqual({ state: 'WITHDRAWN', jwt: null, waits: false });
    expect(await told(withdrawn)).toHaveLength(2);
    expect(await rowOf(sound)).toMatchObject({ state: 'ISSUED', waits: false });
  });

  test('that is under way is waited for, and then the badge is passed over (T14)', async () => {
    const id = await prepared();
    const { finishing } = await db.units.write(scene.manager, async (unit) => {
      await query(
        unit,
        `with gone as (delete from to_sign where credential_id = $1)
         update badges set state = 'WITHDRAWN', revoked_at = now(), revoked_by = $2, revocation_reason = 'OTHER' where id = $1`,
        [id, scene.manager.accountId],
      );
      await app.get(Journal).append(unit, { type: 'badge.withdrawn', object: { kind: 'badge', id } });
      const waiting = finish([id]);
      await untilSomebodyWaits();
      return { finishing: waiting };
    });
    expect(await finishing).toBe(0);
    expect(await rowOf(id)).toEqual({ state: 'WITHDRAWN', jwt: null, waits: false });
  });

  test('waits for a signature that is being finished, and then revokes', async () => {
    const id = await prepared();
    const taken = await db.units.write(worker(), async (unit) => {
      await queue.finish(unit, new Map([[id, { jwt: 'e30.e30.c2ln', proof: 'AA' }]]), LATER);
      const waiting = withdraw(id);
      await untilSomebodyWaits();
      return { waiting };
    });
    expect((await taken.waiting).kind).toBe('badge-revoked');
    expect(await rowOf(id)).toMatchObject({ state: 'REVOKED', waits: false });
  });
});

async function untilSomebodyWaits(): Promise<void> {
  const blocked = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await db.adminQuery(blocked)).length === 0) await new Promise((next) => setTimeout(next, 5));
}
