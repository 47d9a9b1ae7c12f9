import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { type CalendarDay, parseInstant } from '#platform/clock';

import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { inTurn } from '../../../../../test/faults/in-turn.js';
import type { Badge } from '../domain/badge.js';
import { PreparedBadges } from '../use-cases/prepared-badges.js';
import { BadgeStore } from './badge.store.js';

let desk: BadgeDesk;

beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

const issued = async (): Promise<Badge> => desk.issued(await desk.north.qualifies());
const states = async (...badges: readonly Badge[]): Promise<(string | undefined)[]> =>
  Promise.all(badges.map(async ({ id }) => (await desk.one(id))?.state));
const types = async ({ id }: Badge): Promise<unknown[]> =>
  (await desk.told(id)).journal.map((entry) => (entry as { type: string }).type);

describe('a suspended badge', () => {
  test('is told to journal and outbox with its reason, and is the same badge when it comes back', async () => {
    const badge = await issued();
    expect(await desk.suspend(badge.id)).toMatchObject({
      kind: 'badge-suspended-now',
      badge: { state: 'SUSPENDED', suspensionReason: 'MISUSE_REPORTED' },
    });
    expect(await desk.one(badge.id)).toMatchObject({ state: 'SUSPENDED', suspendedAt: expect.any(Date) });
    const before = await desk.one(badge.id);
    expect(await desk.reinstate(badge.id)).toMatchObject({ kind: 'badge-reinstated' });
    expect(await desk.one(badge.id)).toEqual({
      ...before,
      state: 'ISSUED',
      suspendedAt: null,
      suspensionReason: null,
    });
    const told = await desk.told(badge.id);
    expect(told.journal).toMatchObject([
      { type: 'badge.prepared' },
      { type: 'badge.issued' },
      { type: 'badge.suspended', facts: { kind: 'MSQ', reason: 'MISUSE_REPORTED' } },
      { type: 'badge.reinstated', facts: { kind: 'MSQ' } },
    ]);
    expect(told.outbox).toContainEqual({ type: 'badge.suspended', payload: { badgeId: badge.id } });
  });

  test('stays suspended for who is not qualified any more', async () => {
    const learner = await desk.north.qualifies();
    const badge = await desk.issued(learner);
    await desk.suspend(badge.id);
    const [completion] = await desk.db.adminQuery<{ id: string }>(
      `select id from completions where learner_id = $1 and assignment = 4`,
      [learner.id],
    );
    expect(await desk.rooms.void({ id: completion!.id as never })).toMatchObject({
      kind: 'completion-voided',
    });
    expect(await desk.reinstate(badge.id)).toEqual({ kind: 'not-qualified', missing: [4] });
    expect(await states(badge)).toEqual(['SUSPENDED']);
  });

  test('can be revoked, and then nothing brings it back', async () => {
    const badge = await issued();
    await desk.suspend(badge.id);
    expect(await desk.revoke(badge.id)).toMatchObject({
      kind: 'badge-revoked',
      badge: { suspendedAt: null },
    });
    expect(await desk.reinstate(badge.id)).toMatchObject({ kind: 'badge-not-suspended' });
  });

  test('is another agency’s business: unknown', async () => {
    const badge = await issued();
    const other = desk.south.manager;
    expect(await desk.suspend(badge.id, other)).toEqual({ kind: 'badge-unknown' });
    await desk.suspend(badge.id);
    expect(await desk.reinstate(badge.id, other)).toEqual({ kind: 'badge-unknown' });
    expect(await desk.reissue(badge.id, {}, other)).toEqual({ kind: 'badge-unknown' });
    expect(await desk.reinstate('x')).toEqual({ kind: 'badge-unknown' });
  });

  test('is given back by no agency that may not act; suspending it may', async () => {
    const scene = await anAgencyScene(desk.db, anAgency().suspended());
    const kid = await aSigningKey().in(desk.db, scene.agency);
    const learner = await scene.qualifies();
    const by = { kid, preparedBy: scene.manager.accountId };
    const badge = await aBadge().of(learner).issued().in(desk.db, by);
    expect((await desk.suspend(badge.id, scene.manager)).kind).toBe('badge-suspended-now');
    expect((await desk.reinstate(badge.id, scene.manager)).kind).toBe('agency-not-authorised');
  });
});

describe('a re-issue', () => {
  test('leaves the old badge valid until the new one is signed, and revokes it with that', async () => {
    const old = await issued();
    const renewed = await desk.reissued(old.id);
    expect(await states(old, renewed)).toEqual(['ISSUED', 'PREPARED']);
    expect((await desk.one(old.id))?.yieldsTo).toBe(renewed.id);
    expect(renewed.code).not.toBe(old.code);

    await desk.rooms.finish(renewed.id);
    expect(await desk.one(old.id)).toMatchObject({ state: 'REVOKED', revocationReason: 'SUPERSEDED' });
    expect(await states(renewed)).toEqual(['ISSUED']);
    expect((await desk.told(old.id)).journal.at(-1)).toMatchObject({
      type: 'badge.revoked',
      facts: { kind: 'MSQ', reason: 'SUPERSEDED' },
    });
    expect((await desk.told(renewed.id)).journal[0]).toMatchObject({ facts: { replaces: old.id } });
  });

  test('that is withdrawn leaves everything as it was', async () => {
    const old = await issued();
    const renewed = await desk.reissued(old.id);
    await desk.revoke(renewed.id);
    expect(await desk.one(old.id)).toMatchObject({ state: 'ISSUED', yieldsTo: null });
    expect(await desk.rooms.finish(renewed.id)).toBe(false);
    expect(await desk.reissue(old.id)).toMatchObject({ kind: 'badge-prepared' });
  });

  test.each(['suspend', 'revoke'] as const)('waits no more when one has to %s the old badge', async (act) => {
    const old = await issued();
    const renewed = await desk.reissued(old.id);
    await desk[act](old.id);
    expect(await states(old, renewed)).toEqual([act === 'suspend' ? 'SUSPENDED' : 'REVOKED', 'WITHDRAWN']);
    expect(await desk.waiting(renewed.id)).toEqual([]);
    expect(await types(renewed)).toEqual(['badge.prepared', 'badge.withdrawn']);
  });

  test('is asked for by eight at once, and one replaces it', async () => {
    const old = await issued();
    const kinds = (await Promise.all(Array.from({ length: 8 }, () => desk.reissue(old.id)))).map(
      ({ kind }) => kind,
    );
    expect(kinds.filter((kind) => kind === 'badge-prepared')).toHaveLength(1);
    expect(new Set(kinds)).toEqual(new Set(['badge-prepared', 'badge-not-reissuable']));
  });

  test('that a revocation overtakes is refused, and nothing is prepared', async () => {
    const old = await issued();
    const [revoked, reissued] = await inTurn(
      desk.db,
      { lock: 'select from badges where id = $1 for update', parameters: [old.id] },
      () => desk.revoke(old.id),
      () => desk.reissue(old.id),
    );
    expect(revoked.kind).toBe('badge-revoked');
    expect(reissued).toMatchObject({ kind: 'badge-not-reissuable', badge: { state: 'REVOKED' } });
  });

  test('is withdrawn while it is signed, and neither waits for the other in a ring', async () => {
    const old = await issued();
    const renewed = await desk.reissued(old.id);
    const runs = [
      jest.spyOn(desk.rooms.app.get(PreparedBadges), 'finish'),
      jest.spyOn(desk.rooms.app.get(BadgeStore), 'takeBack'),
    ];
    await inTurn(
      desk.db,
      { lock: 'select from badges where id = any($1) for update', parameters: [[old.id, renewed.id]] },
      () => desk.revoke(renewed.id),
      () => desk.rooms.finish(renewed.id),
    );
    expect(await states(old, renewed)).toEqual(['ISSUED', 'WITHDRAWN']);
    // Whoever is thrown out of a ring begins again.
    expect(runs.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    jest.restoreAllMocks();
  });

  test('meets a suspension: whoever is second sees the first', async () => {
    for (let round = 0; round < 12; round += 1) {
      const old = await issued();
      const [suspended, reissued] = await Promise.all([desk.suspend(old.id), desk.reissue(old.id)]);
      expect(suspended.kind).toBe('badge-suspended-now');
      const renewed = reissued.kind === 'badge-prepared' ? reissued.badge : null;
      expect(await states(old)).toEqual(['SUSPENDED']);
      if (renewed) expect(await states(renewed)).toEqual(['WITHDRAWN']);
    }
  });

  test('meets a suspension while it is signed: never two in use, never one lost', async () => {
    for (let round = 0; round < 12; round += 1) {
      const old = await issued();
      const renewed = await desk.reissued(old.id);
      await Promise.all([desk.suspend(old.id), desk.rooms.finish(renewed.id)]);
      expect([
        ['SUSPENDED', 'WITHDRAWN'],
        ['REVOKED', 'ISSUED'],
      ]).toContainEqual(await states(old, renewed));
    }
  });
});

describe('an expired badge', () => {
  const EXPIRED = {
    validUntil: '2026-11-20' as CalendarDay,
    validFrom: parseInstant('2024-11-20T15:00:00Z')!,
  };

  test('makes room for a new one and stays what it was', async () => {
    const learner = await desk.north.qualifies();
    const by = { kid: desk.rooms.kid, preparedBy: desk.north.manager.accountId };
    const expired = await aBadge().of(learner).issued().with(EXPIRED).in(desk.db, by);
    const next = await desk.issued(learner);
    expect(await desk.one(expired.id)).toMatchObject({ state: 'ISSUED', yieldsTo: next.id });
    expect(await desk.issue(learner)).toMatchObject({ kind: 'badge-already-held', badge: { id: next.id } });
  });
});

describe('kinds, days and emblems', () => {
  test('a learner holds one of each kind', async () => {
    const learner = await desk.north.qualifies();
    await desk.issued(learner);
    const core = await desk.prepared(learner, { kind: 'CC_MS' });
    expect(core.statusList).not.toBe(
      (await desk.ofLearner(learner)).find(({ kind }) => kind === 'MSQ')?.statusList,
    );
    expect(await desk.issue(learner, desk.north.manager, { kind: 'CC_MS' })).toMatchObject({
      kind: 'badge-already-held',
      badge: { id: core.id },
    });
  });

  test('begins with the first instant of a day ahead, for its whole term', async () => {
    const badge = await desk.prepared(await desk.north.qualifies(), {
      validFrom: '2027-03-14' as CalendarDay,
    });
    expect(badge).toMatchObject({
      validFrom: parseInstant('2027-03-14T05:00:00Z'),
      validUntil: '2029-03-13',
    });
    expect(await desk.one(badge.id)).toEqual(badge);
  });

  test('keeps the emblem beside the claim, sealed in the journal and in no signed byte', async () => {
    const wish = { emblem: 'WHITE_STAR', emblemConsent: true } as const;
    const badge = await desk.prepared(await desk.north.qualifies(), wish);
    expect(await desk.one(badge.id)).toMatchObject({ emblem: 'WHITE_STAR' });
    const [bytes] = await desk.db.adminQuery<{ said: string }>(
      `select encode(jwt_payload, 'escape') || encode(cwt_payload, 'escape') || (
         select string_agg(convert_from(entry, 'utf8'), '') from journal_entries where object_id = badges.id) as said
       from badges where id = $1`,
      [badge.id],
    );
    expect(bytes?.said).not.toMatch(/star/i);
  });

  test('is held as long as its agency said when it was prepared', async () => {
    const { agency } = desk.north;
    const before = await desk.prepared(await desk.north.qualifies());
    await desk.db.adminQuery('update agencies set badge_hold_minutes = 90 where agency_id = $1', [agency.id]);
    const after = await desk.prepared(await desk.north.qualifies());
    await desk.db.adminQuery('update agencies set badge_hold_minutes = 10 where agency_id = $1', [agency.id]);
    expect([before.holdMinutes, after.holdMinutes]).toEqual([10, 90]);
    expect((await desk.one(after.id))?.holdMinutes).toBe(90);
  });
});
