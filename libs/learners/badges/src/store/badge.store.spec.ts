import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import type { Learner } from '#learners/roster';
import { dayOf, fixedClock, parseInstant } from '#platform/clock';
import { FloorModule } from '#platform/floor';
import { Journal } from '#platform/journal';
import { constraintOf, listen, query, type WriteUnit } from '#platform/persistence';
import type { MemberActor, WorkerActor } from '#platform/tenancy';
import { at, canonicalBytes, parseCanonical, relint, shortKidIn } from '#proof/claims';

import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { BadgesModule } from '../badges.module.js';
import type { Badge } from '../domain/badge.js';
import { claimOf, type WaitingBadge } from '../domain/waiting-badge.js';
import { BadgePress } from '../use-cases/badge-press.js';
import { CredentialOrigin } from '../use-cases/credential-origin.js';
import { IssueBadge, type IssueBadgeRequest } from '../use-cases/issue-badge.js';
import { PreparedBadges } from '../use-cases/prepared-badges.js';
import { RevokeBadge } from '../use-cases/revoke-badge.js';
import { BadgeReads } from './badge.reads.js';
import { BadgeStore } from './badge.store.js';

const NOW = '2026-11-21T19:32:00.250Z';
const LATER = parseInstant('2026-11-21T19:32:01Z')!;
const ORIGIN = 'https://verify.example.org';
const NOBODY = '99999999-9999-4999-8999-999999999999';
const SIGNED = { jwt: 'e30.e30.c2ln', proof: 'AA' };

let db: TestDatabase;
let app: INestApplicationContext;
let north: AgencyScene;
let south: AgencyScene;
let kid: string;

@Module({})
class Rooms {}

beforeAll(async () => {
  db = await openTestDatabase();
  const floor = FloorModule.of(db.units, fixedClock(NOW));
  const imports = [floor, BadgesModule.withOrigin(new CredentialOrigin(ORIGIN))];
  app = await NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
  north = await anAgencyScene(db);
  south = await anAgencyScene(db);
  kid = await aSigningKey().in(db, north.agency);
  await aSigningKey().in(db, south.agency);
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const issue = (learner: Learner, by: MemberActor = north.manager, wish: Partial<IssueBadgeRequest> = {}) =>
  app.get(IssueBadge).run(by, { learnerId: learner.id, nameChoice: 'NONE', consent: false, ...wish });

const revoke = (badgeId: string, by: MemberActor = north.manager) =>
  app.get(RevokeBadge).run(by, { badgeId, reason: 'MISUSE', note: 'Lent it to his brother.' });

async function prepared(learner: Learner, wish: Partial<IssueBadgeRequest> = {}): Promise<Badge> {
  const outcome = await issue(learner, north.manager, wish);
  if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
  return outcome.badge;
}

async function issued(learner: Learner): Promise<Badge> {
  const badge = await prepared(learner);
  await finish(badge.id);
  return badge;
}

const worker = (scene: AgencyScene): WorkerActor => ({
  kind: 'worker',
  agencyId: scene.agency.id,
  requestId: 'test',
});

function finish(badgeId: string, scene = north, signed = SIGNED): Promise<boolean> {
  return db.units.write(worker(scene), async (unit) => {
    const issued = await app.get(PreparedBadges).finish(unit, new Map([[badgeId, signed]]), LATER);
    return issued === 1 || unit.leaveUntouched(false);
  });
}

/** The badge as the worker reads it before it signs. */
async function opened(badge: Badge): Promise<WaitingBadge> {
  const claimed = [{ credentialId: badge.id, attempts: 0 }];
  const [row] = await db.units.read(worker(north), (unit) => app.get(PreparedBadges).open(unit, claimed));
  return row!;
}

const one = (id: string, by: MemberActor = north.manager): Promise<Badge | null> =>
  db.units.read(by, (unit) => app.get(BadgeReads).one(unit, id));

const waiting = (id: string): Promise<{ credential_id: string }[]> =>
  db.adminQuery('select * from to_sign where credential_id = $1', [id]);

async function told(badgeId: string): Promise<{ journal: object[]; outbox: object[] }> {
  const journal = await db.adminQuery<{ type: string; subject_id: string; entry: Buffer }>(
    'select type, subject_id, entry from journal_entries where object_id = $1 order by ctid',
    [badgeId],
  );
  const outbox = await db.adminQuery(
    `select type, payload from outbox where payload->>'badgeId' = $1 order by created_at`,
    [badgeId],
  );
  const facts = (entry: Buffer): unknown => (JSON.parse(entry.toString('utf8')) as { facts: unknown }).facts;
  return { journal: journal.map(({ entry, ...row }) => ({ ...row, facts: facts(entry) })), outbox };
}

describe('preparing a badge', () => {
  test('writes the badge, the exact bytes to be signed, the journal and the outbox', async () => {
    const learner = await north.qualifies();
    const badge = await prepared(learner, { nameChoice: 'INITIAL_AND_FAMILY', consent: true });
    expect(badge).toMatchObject({
      state: 'PREPARED',
      agencyId: north.agency.id,
      publicName: 'Z. Tremblay',
      validFrom: parseInstant('2026-11-21T19:32:00Z'),
      validUntil: '2028-11-20',
    });
    expect(await one(badge.id)).toEqual(badge);

    const [row] = await db.adminQuery<{ jwt_payload: Buffer; cwt_payload: Buffer; kid: string }>(
      'select jwt_payload, cwt_payload, kid from badges where id = $1 and consented_at = prepared_at',
      [badge.id],
    );
    expect(await waiting(badge.id)).toEqual([
      {
        credential_id: badge.id,
        agency_id: north.agency.id,
        prepared_at: badge.preparedAt,
        next_try_at: badge.preparedAt,
        attempts: 0,
      },
    ]);
    expect(await opened(badge)).toMatchObject({
      kid,
      jwtPayload: row?.jwt_payload,
      cwtPayload: row?.cwt_payload,
    });
    expect(row?.kid).toBe(kid);
    expect(await told(badge.id)).toEqual({
      journal: [
        {
          type: 'badge.prepared',
          subject_id: learner.id,
          facts: {
            kind: 'MSQ',
            kid,
            edition: north.programme.edition,
            nameChoice: 'INITIAL_AND_FAMILY',
            consent: true,
            validUntil: '2028-11-20',
          },
        },
      ],
      outbox: [{ type: 'badge.prepared', payload: { badgeId: badge.id } }],
    });
  });

  test('states what the worker’s lint reads again: names, term, and no id of ours', async () => {
    const learner = await north.qualifies();
    const badge = await prepared(learner);
    const row = await opened(badge);
    const { slug: agencySlug, name: issuerName } = north.agency;
    expect(claimOf(row, { origin: ORIGIN, agencySlug }).kid).toBe(kid);
    const credentialId = `${ORIGIN}/v/${badge.code}`;
    const stored = { ...row, credentialId, shortKid: shortKidIn(row.kid)! };
    const expected = { origin: ORIGIN, agencySlug, issuerName, edition: north.programme.edition };
    expect(relint(stored, expected).kid).toBe(kid);

    const text = Buffer.from(row.jwtPayload).toString('utf8');
    for (const ours of [learner.id, badge.id, learner.communityId, 'Tremblay'])
      expect(text).not.toContain(ours);
    const credential = parseCanonical(row.jwtPayload)!;
    expect(at(credential, 'validFrom')).toBe('2026-11-21T19:32:00Z');
    expect(at(credential, 'validUntil')).toBe('2028-11-21T05:00:00Z');
    expect(Buffer.from(canonicalBytes(credential)).equals(Buffer.from(row.jwtPayload))).toBe(true);
  });

  test('nudges the worker when it is committed', async () => {
    let nudges = 0;
    const ear = await listen(
      db.urls.worker,
      'to_sign',
      () => (nudges += 1),
      () => undefined,
    );
    await prepared(await north.qualifies());
    for (let waited = 0; nudges === 0 && waited < 2000; waited += 20) await pause(20);
    await ear.close();
    expect(nudges).toBe(1);
  });

  test('asked for by eight at once gives one live badge (T17)', async () => {
    const learner = await north.qualifies();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => issue(learner)));
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array.from({ length: 7 }, () => 'badge-already-held'), 'badge-prepared']);
    const ids = outcomes.map((outcome) => ('badge' in outcome ? outcome.badge.id : null));
    expect(new Set(ids).size).toBe(1);
    expect(await db.adminQuery('select from badges where learner_id = $1', [learner.id])).toHaveLength(1);
  });

  test('is refused by the table alone, too: a second live badge cannot be written (T17)', async () => {
    const learner = await north.qualifies();
    const by = { kid, preparedBy: north.manager.accountId };
    await aBadge().of(learner).revoked().in(db, by);
    await aBadge().of(learner).revoked().in(db, by);
    await aBadge().of(learner).in(db, by);
    await expect(aBadge().of(learner).issued().in(db, by).catch(constraintOf)).resolves.toBe(
      'badges_one_live_per_programme',
    );
  });

  test('hands back the live badge also where nobody held the learner’s lock (T17)', async () => {
    const learner = await north.qualifies();
    const { agency, programme } = north;
    const openedAt = parseInstant(NOW)!;
    const file = { agency, programme, learner, completions: [], openedAt, today: dayOf(openedAt) };
    const prepare = async (unit: WriteUnit): Promise<Badge | null> => {
      const blank = (await app.get(BadgeStore).takeBlank(unit, file))!;
      const pressed = app.get(BadgePress).press(file, blank, 'NONE', north.manager.accountId);
      const held = await app.get(BadgeStore).prepare(unit, pressed);
      if (held) return unit.leaveUntouched(held);
      await app
        .get(Journal)
        .append(unit, { type: 'badge.prepared', object: { kind: 'badge', id: pressed.badge.id } });
      return null;
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => db.units.write(north.manager, prepare)),
    );
    const [only, ...more] = await db.adminQuery<{ id: string }>(
      'select id from badges where learner_id = $1',
      [learner.id],
    );
    expect(more).toEqual([]);
    expect(answers.filter((held) => held === null)).toHaveLength(1);
    expect(new Set(answers.map((held) => held?.id ?? only?.id))).toEqual(new Set([only?.id]));
  });

  test('is refused without leaving anything behind', async () => {
    const newcomer = await north.enrols();
    expect(await issue(newcomer)).toEqual({ kind: 'not-qualified', missing: [1, 2, 3, 4] });
    const learner = await north.qualifies();
    const refused = await issue(learner, north.manager, { nameChoice: 'INITIAL_AND_FAMILY' });
    expect(refused).toEqual({ kind: 'consent-missing' });
    expect(await issue({ ...learner, id: NOBODY })).toEqual({ kind: 'learner-unknown' });
    expect(await issue({ ...learner, id: 'x' })).toEqual({ kind: 'learner-unknown' });
    for (const { id } of [newcomer, learner]) {
      expect(await db.adminQuery('select from badges where learner_id = $1', [id])).toEqual([]);
      expect(await db.adminQuery('select from journal_entries where subject_id = $1', [id])).toEqual([]);
    }
  });

  test('needs an active key that has not run out', async () => {
    const keyless = await anAgencyScene(db);
    const learner = await keyless.qualifies();
    expect(await issue(learner, keyless.manager)).toEqual({ kind: 'agency-has-no-key' });
    await aSigningKey().inState('RETIRED').in(db, keyless.agency);
    await aSigningKey().validTo('2026-11-21T00:00:00Z').in(db, keyless.agency);
    expect(await issue(learner, keyless.manager)).toEqual({ kind: 'agency-has-no-key' });
  });

  test('is not for a suspended agency', async () => {
    const scene = await anAgencyScene(db, anAgency().suspended());
    await aSigningKey().in(db, scene.agency);
    expect(await issue(await scene.qualifies(), scene.manager)).toMatchObject({
      kind: 'agency-not-authorised',
    });
  });
});

describe('revoking a badge', () => {
  test('shows the class of the reason and keeps the note', async () => {
    const badge = await issued(await north.qualifies());
    expect(await revoke(badge.id)).toMatchObject({ kind: 'badge-revoked', badge: { state: 'REVOKED' } });
    expect(await one(badge.id)).toMatchObject({ state: 'REVOKED', revocationReason: 'MISUSE', ...SIGNED });
    expect(
      await db.adminQuery('select revocation_note, revoked_by from badges where id = $1', [badge.id]),
    ).toEqual([{ revocation_note: 'Lent it to his brother.', revoked_by: north.manager.accountId }]);
    const { journal, outbox } = await told(badge.id);
    expect(journal[2]).toMatchObject({ type: 'badge.revoked', facts: { kind: 'MSQ', reason: 'MISUSE' } });
    expect(outbox[2]).toEqual({ type: 'badge.revoked', payload: { badgeId: badge.id } });
  });

  test('is final: not again, not finished again, and a new badge is another one', async () => {
    const learner = await north.qualifies();
    const badge = await issued(learner);
    await revoke(badge.id);
    const first = await one(badge.id);
    expect(await revoke(badge.id)).toEqual({ kind: 'badge-already-revoked', badge: first });
    expect(await finish(badge.id)).toBe(false);

    const next = await prepared(learner);
    expect(next.code).not.toBe(badge.code);
    expect(await one(badge.id)).toEqual(first);
    const held = await db.units.read(north.manager, (unit) =>
      app.get(BadgeReads).ofLearners(unit, [learner.id]),
    );
    expect(
      held
        .get(learner.id)
        ?.map(({ state }) => state)
        .sort(),
    ).toEqual(['PREPARED', 'REVOKED']);
  });

  test('holds in the database too: no statement of the api brings a revoked badge back', async () => {
    const badge = await issued(await north.qualifies());
    await revoke(badge.id);
    const back = `update badges set state = 'ISSUED', revoked_at = null, revocation_reason = null where id = $1`;
    const attempt = db.units.write(north.manager, (unit) => query(unit, back, [badge.id]));
    await expect(attempt).rejects.toMatchObject({ driverError: { constraint: 'badges_moves' } });
    expect(await one(badge.id)).toMatchObject({ state: 'REVOKED' });
  });

  test('by two at once happens once', async () => {
    const badge = await issued(await north.qualifies());
    const outcomes = await Promise.all([revoke(badge.id), revoke(badge.id), revoke(badge.id)]);
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['badge-already-revoked', 'badge-already-revoked', 'badge-revoked']);
  });

  test.each([
    ['badge-revoked', aBadge().issued()],
    ['badge-withdrawn', aBadge()],
  ])('is open to a suspended agency: %s', async (kind, builder) => {
    const scene = await anAgencyScene(db, anAgency().suspended());
    const ownKid = await aSigningKey().in(db, scene.agency);
    const by = { kid: ownKid, preparedBy: scene.manager.accountId };
    const badge = await builder.of(await scene.qualifies()).in(db, by);
    expect(await revoke(badge.id, scene.manager)).toMatchObject({ kind });
  });

  test.each([NOBODY, 'x', ''])('of %j is refused: unknown', async (id) => {
    expect(await revoke(id)).toEqual({ kind: 'badge-unknown' });
  });
});

describe('revoking before the signature', () => {
  test('withdraws the badge: it waits no more, a scan finds nothing, and its place is free', async () => {
    const learner = await north.qualifies();
    const badge = await prepared(learner);
    expect(await revoke(badge.id)).toMatchObject({ kind: 'badge-withdrawn', badge: { state: 'WITHDRAWN' } });
    expect(await one(badge.id)).toMatchObject({ state: 'WITHDRAWN', revocationReason: 'MISUSE', jwt: null });
    expect(await waiting(badge.id)).toEqual([]);
    const scanned = await db.units.inPublic((unit) =>
      query(unit, 'select * from app.verify_record($1)', [badge.code]),
    );
    expect(scanned).toEqual([]);

    const { journal, outbox } = await told(badge.id);
    expect(journal[1]).toMatchObject({
      type: 'badge.withdrawn',
      subject_id: learner.id,
      facts: { kind: 'MSQ', reason: 'MISUSE' },
    });
    expect(outbox[1]).toEqual({ type: 'badge.withdrawn', payload: { badgeId: badge.id } });
    expect(await finish(badge.id)).toBe(false);
    expect(await revoke(badge.id)).toMatchObject({ kind: 'badge-already-revoked' });
    expect(await prepared(learner)).toMatchObject({ state: 'PREPARED' });
  });

  test('leaves another badge’s row of the queue alone', async () => {
    const [one, other] = [await prepared(await north.qualifies()), await prepared(await north.qualifies())];
    await revoke(one.id);
    expect(await waiting(other.id)).toHaveLength(1);
  });
});

describe('another agency', () => {
  test('knows neither the learner nor the badge', async () => {
    const learner = await north.qualifies();
    const badge = await issued(learner);
    expect(await issue(learner, south.manager)).toEqual({ kind: 'learner-unknown' });
    expect(await revoke(badge.id, south.manager)).toEqual({ kind: 'badge-unknown' });
    expect(await one(badge.id, south.manager)).toBeNull();
    const held = await db.units.read(south.manager, (unit) =>
      app.get(BadgeReads).ofLearners(unit, [learner.id]),
    );
    expect(held.get(learner.id)).toEqual([]);
  });

  test('reaches no row by SQL, as the api’s own role', async () => {
    const badge = await issued(await north.qualifies());
    const sql = `update badges set revocation_note = 'x' where id = $1 returning id`;
    const changed = await db.units.write(south.manager, async (unit) =>
      unit.leaveUntouched(await query(unit, sql, [badge.id])),
    );
    expect(changed).toEqual([]);
  });
});
