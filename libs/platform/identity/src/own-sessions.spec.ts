import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';

import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../test/builders/agency.builder.js';
import { OLD_PASSWORD, OwnAccountScene } from '../../../../test/builders/own-account-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';

const NEW = 'another long sentence';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let db: TestDatabase;
let scene: OwnAccountScene;
let zoe: { id: string; email: string };

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  scene = new OwnAccountScene(db);
  zoe = await scene.person();
});
afterAll(() => db.close());

const opens = async (...sessionIds: string[]): Promise<boolean[]> =>
  Promise.all(sessionIds.map(async (id) => (await scene.who(id)) !== null));

describe('a request that nobody made by hand', () => {
  test('keeps no session alive, however often it asks', async () => {
    const sessionId = await scene.signsIn(zoe.email);
    for (let passed = 0; passed < 29; passed += 1) {
      scene.clock.pass(MINUTE);
      const person = await scene.asksInBackground(sessionId);
      expect(person?.session.idleUntil).toEqual(parseInstant('2026-11-21T12:30:00Z'));
    }
    scene.clock.pass(MINUTE);
    expect(await scene.asksInBackground(sessionId)).toBeNull();
    expect(await opens(sessionId)).toEqual([false]);
  });

  test('stands beside others that do', async () => {
    const sessionId = await scene.signsIn(zoe.email);
    scene.clock.pass(10 * MINUTE);
    const used = await scene.who(sessionId);
    expect(used?.session.idleUntil).toEqual(parseInstant('2026-11-21T12:40:00Z'));
    expect(await scene.asksInBackground(sessionId)).toEqual(used);
  });
});

describe('a session that its holder extends', () => {
  test('lasts from that moment on, at once, and never past its end', async () => {
    const sessionId = await scene.signsIn(zoe.email);
    scene.clock.pass(30_000);
    expect((await scene.who(sessionId))?.session.idleUntil).toEqual(parseInstant('2026-11-21T12:30:00Z'));
    expect((await scene.extend(sessionId))?.session.idleUntil).toEqual(parseInstant('2026-11-21T12:30:30Z'));
    for (let passed = 0; passed < 25; passed += 1) {
      scene.clock.pass(28 * MINUTE);
      await scene.extend(sessionId);
    }
    expect((await scene.extend(sessionId))?.session).toMatchObject({
      idleUntil: parseInstant('2026-11-22T00:00:00Z'),
      endsAt: parseInstant('2026-11-22T00:00:00Z'),
    });
  });
});

describe('one’s own sessions', () => {
  test('are listed by names that open nothing, with where they were begun; the one used last first', async () => {
    const [one, other] = [await scene.signsIn(zoe.email), await scene.signsIn(zoe.email)];
    scene.clock.pass(5 * MINUTE);
    const { session } = await scene.whoIs(one);
    const listed = await scene.own.sessions.run(zoe.id);
    expect(listed).toHaveLength(2);
    expect(listed[0]).toEqual({
      id: session.publicId,
      signedInAt: parseInstant('2026-11-21T12:00:00Z'),
      lastSeenAt: parseInstant('2026-11-21T12:05:00Z'),
      endsAt: parseInstant('2026-11-22T00:00:00Z'),
      device: { browser: 'Firefox', system: 'Linux' },
    });
    for (const { id } of listed) expect([one, other]).not.toContain(id);
    expect(await opens(...listed.map(({ id }) => id))).toEqual([false, false]);
  });

  test('are not those that ended, and nobody else’s', async () => {
    await scene.signsIn((await scene.person()).email);
    const idle = await scene.signsIn(zoe.email);
    scene.clock.pass(29 * MINUTE);
    const used = await scene.signsIn(zoe.email);
    scene.clock.pass(MINUTE);
    expect(await opens(idle)).toEqual([false]);
    const { session } = await scene.whoIs(used);
    expect((await scene.own.sessions.run(zoe.id)).map(({ id }) => id)).toEqual([session.publicId]);
  });

  test('are ended one by one, and only by their own person', async () => {
    const [one, other] = [await scene.signsIn(zoe.email), await scene.signsIn(zoe.email)];
    const stranger = await scene.whoIs(await scene.signsIn((await scene.person()).email));
    const [me, there] = [await scene.whoIs(one), await scene.whoIs(other)];
    expect(await scene.own.endSession.one(stranger, there.session.publicId)).toBe(false);
    expect(await opens(one, other)).toEqual([true, true]);
    expect(await scene.own.endSession.one(me, there.session.publicId)).toBe(true);
    expect(await scene.own.endSession.one(me, there.session.publicId)).toBe(false);
    expect(await scene.own.endSession.one(me, randomUUID())).toBe(false);
    expect(await opens(one, other)).toEqual([true, false]);
  });

  test('are ended all but the one that asks', async () => {
    const ids = [
      await scene.signsIn(zoe.email),
      await scene.signsIn(zoe.email),
      await scene.signsIn(zoe.email),
    ];
    const elsewhere = await scene.signsIn((await scene.person()).email);
    expect(await scene.own.endSession.others(await scene.whoIs(ids[1] as string))).toBe(2);
    expect(await opens(...ids, elsewhere)).toEqual([false, true, false, true]);
  });
});

describe('another agency', () => {
  let second: { id: string; slug: string };

  beforeEach(async () => {
    const slug = `second-${randomUUID().slice(0, 8)}`;
    second = { ...(await anAgency().named('A second agency').withSlug(slug).in(db)), slug };
    scene.clock.pass(MINUTE);
    await scene.joins(zoe.id, second.id);
  });

  test('is gone on in under a new id; the old one is dead (T69)', async () => {
    const before = await scene.signsIn(zoe.email);
    scene.clock.pass(10 * MINUTE);
    const outcome = await scene.own.switchAgency.run(before, second.slug);
    if (outcome.kind !== 'switched') throw new Error(outcome.kind);
    expect(outcome.sessionId).not.toBe(before);
    expect(await opens(before, outcome.sessionId)).toEqual([false, true]);
    const person = await scene.whoIs(outcome.sessionId);
    expect(person.actor).toMatchObject({ kind: 'member', agencyId: second.id });
    expect(person).toMatchObject({
      isPresent: false,
      session: { endsAt: parseInstant('2026-11-22T00:01:00Z') },
    });
    expect(await scene.own.sessions.run(zoe.id)).toMatchObject([
      { signedInAt: parseInstant('2026-11-21T12:01:00Z') },
    ]);
  });

  test('is where the next sign-in begins, while the membership lasts', async () => {
    const first = await scene.whoIs(await scene.signsIn(zoe.email));
    const there = await scene.signsIn(zoe.email);
    scene.clock.pass(1_000);
    await scene.own.switchAgency.run(there, second.slug);
    scene.clock.pass(1_000);
    const again = await scene.whoIs(await scene.signsIn(zoe.email));
    expect(again.actor.agencyId).toBe(second.id);
    await db.adminQuery('update memberships set ended_at = now() where agency_id = $1', [second.id]);
    const last = await scene.whoIs(await scene.signsIn(zoe.email));
    expect(last.actor.agencyId).toBe(first.actor.agencyId);
  });

  test.each(['one that there is not', 'one without a role', 'LPHQ for nobody of LPHQ'])(
    'is not %s: the same answer, and the session stays',
    async (which) => {
      const other = await anAgency()
        .withSlug(`other-${randomUUID().slice(0, 8)}`)
        .in(db);
      const [{ slug }] = (await db.adminQuery<{ slug: string }>(
        'select slug from agencies where agency_id = $1',
        [other.id],
      )) as [{ slug: string }];
      const asked = { 'one that there is not': 'nowhere', 'one without a role': slug }[which] ?? null;
      const sessionId = await scene.signsIn(zoe.email);
      expect(await scene.own.switchAgency.run(sessionId, asked)).toEqual({ kind: 'agency-unknown' });
      expect(await opens(sessionId)).toEqual([true]);
    },
  );

  test('may be LPHQ, for eight hours at most and no longer than before', async () => {
    await scene.becomesStaff(zoe.id);
    const before = await scene.signsIn(zoe.email);
    expect((await scene.whoIs(before)).actor.kind).toBe('staff');
    const there = await scene.own.switchAgency.run(before, second.slug);
    if (there.kind !== 'switched') throw new Error(there.kind);
    expect((await scene.whoIs(there.sessionId)).session.endsAt).toEqual(parseInstant('2026-11-21T20:01:00Z'));
    const back = await scene.own.switchAgency.run(there.sessionId, null);
    if (back.kind !== 'switched') throw new Error(back.kind);
    expect(await scene.whoIs(back.sessionId)).toMatchObject({
      actor: { kind: 'staff' },
      session: { endsAt: parseInstant('2026-11-21T20:01:00Z') },
    });
  });

  test('is told by slug and name, LPHQ first', async () => {
    await scene.becomesStaff(zoe.id);
    const places = await scene.own.places.run(zoe.id);
    expect(places[0]).toEqual({ agencyId: null, slug: null, name: 'LPHQ' });
    expect(places).toContainEqual({ agencyId: second.id, slug: second.slug, name: 'A second agency' });
    expect(places).toHaveLength(3);
  });

  test('is nobody’s to go to without a session, or with one that ended', async () => {
    const sessionId = await scene.signsIn(zoe.email);
    scene.clock.pass(12 * HOUR);
    for (const id of [null, 'nonsense', 'x'.repeat(43), sessionId])
      expect(await scene.own.switchAgency.run(id, second.slug)).toEqual({ kind: 'not-signed-in' });
  });
});

describe('one’s own password', () => {
  const change = (sessionId: string | null, password: string, next = NEW) =>
    scene.own.changePassword.run({ sessionId, password, next, address: '203.0.113.1', requestId: 'r' });

  test('is changed by whoever gives the present one: this session goes on under a new id, all others end', async () => {
    const [one, other] = [await scene.signsIn(zoe.email), await scene.signsIn(zoe.email)];
    scene.clock.pass(10 * MINUTE);
    const outcome = await change(one, OLD_PASSWORD);
    if (outcome.kind !== 'password-changed') throw new Error(outcome.kind);
    expect(await opens(one, other, outcome.sessionId)).toEqual([false, false, true]);
    expect((await scene.whoIs(outcome.sessionId)).isPresent).toBe(true);
    expect(await scene.tries(zoe.email, OLD_PASSWORD)).toEqual({ kind: 'sign-in-refused' });
    expect(await scene.tries(zoe.email, NEW)).toMatchObject({ kind: 'signed-in' });
  });

  test('is not changed by a wrong one, a short one, or nobody', async () => {
    const sessionId = await scene.signsIn(zoe.email);
    expect(await change(sessionId, 'a sentence for the door')).toEqual({ kind: 'password-refused' });
    expect(await change(sessionId, OLD_PASSWORD, 'x'.repeat(14))).toMatchObject({ kind: 'invalid-input' });
    expect(await change(null, OLD_PASSWORD)).toEqual({ kind: 'not-signed-in' });
    expect(await opens(sessionId)).toEqual([true]);
    expect(await scene.tries(zoe.email, OLD_PASSWORD)).toMatchObject({ kind: 'signed-in' });
  });

  test('takes five guesses, then one after a minute (T70)', async () => {
    const sessionId = await scene.signsIn(zoe.email);
    for (let guess = 0; guess < 5; guess += 1)
      expect(await change(sessionId, 'a sentence for the door')).toEqual({ kind: 'password-refused' });
    expect(await change(sessionId, OLD_PASSWORD)).toEqual({ kind: 'too-many-attempts', retryAfter: 60 });
  });

  test('that LPHQ sets lifts the lock-out too, and mails that are under way open nothing', async () => {
    const token = await scene.token(zoe.email);
    for (let attempt = 0; attempt < 5; attempt += 1) await scene.tries(zoe.email, 'a sentence for the door');
    scene.clock.pass(1_000);
    await scene.identity.setPassword.run(aStaffMember(), { accountId: zoe.id, password: NEW });
    scene.clock.pass(1_000);
    expect(await scene.tries(zoe.email, NEW)).toMatchObject({ kind: 'signed-in' });
    expect(await scene.finish(token, 'a third long sentence')).toEqual({ kind: 'reset-refused' });
  });

  test('of a language is a taste that stays', async () => {
    const person = await scene.whoIs(await scene.signsIn(zoe.email));
    await scene.own.changeLanguage.run(person, 'fr-CA');
    expect((await scene.whoIs(await scene.signsIn(zoe.email))).locale).toBe('fr-CA');
  });
});
