import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { query } from '#platform/persistence';

import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';

const NOBODY = '99999999-9999-4999-8999-999999999999';
const SIGNED = { jwt: 'e30.e30.c2ln', proof: 'AA' };
let desk: BadgeDesk;

beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

describe('revoking a badge', () => {
  test('shows the class of the reason and keeps the note', async () => {
    const badge = await desk.issued(await desk.north.qualifies());
    expect(await desk.revoke(badge.id)).toMatchObject({ kind: 'badge-revoked', badge: { state: 'REVOKED' } });
    expect(await desk.one(badge.id)).toMatchObject({
      state: 'REVOKED',
      revocationReason: 'MISUSE',
      ...SIGNED,
    });
    expect(
      await desk.db.adminQuery('select revocation_note, revoked_by from badges where id = $1', [badge.id]),
    ).toEqual([{ revocation_note: 'Lent it to his brother.', revoked_by: desk.north.manager.accountId }]);
    const { journal, outbox } = await desk.told(badge.id);
    expect(journal[2]).toMatchObject({ type: 'badge.revoked', facts: { kind: 'MSQ', reason: 'MISUSE' } });
    expect(outbox[2]).toEqual({ type: 'badge.revoked', payload: { badgeId: badge.id } });
  });

  test('is final: not again, not finished again, and a new badge is another one', async () => {
    const learner = await desk.north.qualifies();
    const badge = await desk.issued(learner);
    await desk.revoke(badge.id);
    const first = await desk.one(badge.id);
    expect(await desk.revoke(badge.id)).toEqual({ kind: 'badge-already-revoked', badge: first });
    expect(await desk.rooms.finish(badge.id)).toBe(false);

    const next = await desk.prepared(learner);
    expect(next.code).not.toBe(badge.code);
    expect(await desk.one(badge.id)).toEqual(first);
    const held = await desk.ofLearner(learner);
    expect(held.map(({ state }) => state).sort()).toEqual(['PREPARED', 'REVOKED']);
  });

  test('holds in the database too: no statement of the api brings a revoked badge back', async () => {
    const badge = await desk.issued(await desk.north.qualifies());
    await desk.revoke(badge.id);
    const back = `update badges set state = 'ISSUED', revoked_at = null, revocation_reason = null where id = $1`;
    const attempt = desk.db.units.write(desk.north.manager, (unit) => query(unit, back, [badge.id]));
    await expect(attempt).rejects.toMatchObject({ driverError: { constraint: 'badges_moves' } });
    expect(await desk.one(badge.id)).toMatchObject({ state: 'REVOKED' });
  });

  test('by two at once happens once', async () => {
    const badge = await desk.issued(await desk.north.qualifies());
    const outcomes = await Promise.all([desk.revoke(badge.id), desk.revoke(badge.id), desk.revoke(badge.id)]);
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['badge-already-revoked', 'badge-already-revoked', 'badge-revoked']);
  });

  test.each([
    ['badge-revoked', aBadge().issued()],
    ['badge-withdrawn', aBadge()],
  ])('is open to a suspended agency: %s', async (kind, builder) => {
    const scene = await anAgencyScene(desk.db, anAgency().suspended());
    const ownKid = await aSigningKey().in(desk.db, scene.agency);
    const by = { kid: ownKid, preparedBy: scene.manager.accountId };
    const badge = await builder.of(await scene.qualifies()).in(desk.db, by);
    expect(await desk.revoke(badge.id, scene.manager)).toMatchObject({ kind });
  });

  test.each([NOBODY, 'x', ''])('of %j is refused: unknown', async (id) => {
    expect(await desk.revoke(id)).toEqual({ kind: 'badge-unknown' });
  });
});

describe('revoking before the signature', () => {
  test('withdraws the badge: it waits no more, a scan finds nothing, and its place is free', async () => {
    const learner = await desk.north.qualifies();
    const badge = await desk.prepared(learner);
    expect(await desk.revoke(badge.id)).toMatchObject({
      kind: 'badge-withdrawn',
      badge: { state: 'WITHDRAWN' },
    });
    expect(await desk.one(badge.id)).toMatchObject({
      state: 'WITHDRAWN',
      revocationReason: 'MISUSE',
      jwt: null,
    });
    expect(await desk.waiting(badge.id)).toEqual([]);
    const scanned = await desk.db.units.inPublic((unit) =>
      query(unit, 'select * from app.verify_record($1)', [badge.code]),
    );
    expect(scanned).toEqual([]);

    const { journal, outbox } = await desk.told(badge.id);
    expect(journal[1]).toMatchObject({
      type: 'badge.withdrawn',
      subject_id: learner.id,
      facts: { kind: 'MSQ', reason: 'MISUSE' },
    });
    expect(outbox[1]).toEqual({ type: 'badge.withdrawn', payload: { badgeId: badge.id } });
    expect(await desk.rooms.finish(badge.id)).toBe(false);
    expect(await desk.revoke(badge.id)).toMatchObject({ kind: 'badge-already-revoked' });
    expect(await desk.prepared(learner)).toMatchObject({ state: 'PREPARED' });
  });

  test('leaves another badge’s row of the queue alone', async () => {
    const [one, other] = [
      await desk.prepared(await desk.north.qualifies()),
      await desk.prepared(await desk.north.qualifies()),
    ];
    await desk.revoke(one.id);
    expect(await desk.waiting(other.id)).toHaveLength(1);
  });
});

describe('another agency', () => {
  test('knows neither the learner nor the badge', async () => {
    const learner = await desk.north.qualifies();
    const badge = await desk.issued(learner);
    expect(await desk.issue(learner, desk.south.manager)).toEqual({ kind: 'learner-unknown' });
    expect(await desk.revoke(badge.id, desk.south.manager)).toEqual({ kind: 'badge-unknown' });
    expect(await desk.one(badge.id, desk.south.manager)).toBeNull();
    expect(await desk.ofLearner(learner, desk.south.manager)).toEqual([]);
  });

  test('reaches no row by SQL, as the api’s own role', async () => {
    const badge = await desk.issued(await desk.north.qualifies());
    const sql = `update badges set revocation_note = 'x' where id = $1 returning id`;
    const changed = await desk.db.units.write(desk.south.manager, async (unit) =>
      unit.leaveUntouched(await query(unit, sql, [badge.id])),
    );
    expect(changed).toEqual([]);
  });
});
