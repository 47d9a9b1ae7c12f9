import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import { parseInstant } from '#platform/clock';
import type { MemberActor } from '#platform/tenancy';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import type { Badge } from '../domain/badge.js';
import { DecideReview } from '../use-cases/decide-review.js';
import { UndoBadge } from '../use-cases/undo-badge.js';
import { type UndoBadgeOutcome, UndoBadges } from '../use-cases/undo-badges.js';

const LONG_AGO = {
  preparedAt: parseInstant('2026-11-20T15:00:00Z')!,
  issuedAt: parseInstant('2026-11-20T15:00:01Z')!,
};

let desk: BadgeDesk;
beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

const issued = async (): Promise<Badge> => desk.issued(await desk.north.qualifies());

/** Badges of which each is undone in another way, or refused for another reason. */
const KINDS: Readonly<Record<string, () => Promise<Pick<Badge, 'id'>>>> = {
  'just issued': issued,
  'not signed yet': async () => desk.prepared(await desk.north.qualifies()),
  'about to be replaced': async () => {
    const badge = await issued();
    await desk.reissued(badge.id);
    return badge;
  },
  'under review': async () => {
    const learner = await desk.north.qualifies();
    const badge = await desk.issued(learner);
    await voids(learner);
    return badge;
  },
  announced: async () => {
    const by = { kid: desk.rooms.kid, preparedBy: desk.north.manager.accountId };
    return aBadge()
      .of(await desk.north.qualifies())
      .issued()
      .with(LONG_AGO)
      .in(desk.db, by);
  },
  suspended: async () => {
    const badge = await issued();
    await desk.suspend(badge.id);
    return badge;
  },
  revoked: async () => {
    const badge = await issued();
    await desk.revoke(badge.id);
    return badge;
  },
  'another agency’s': async () => {
    const outcome = await desk.issue(await desk.south.qualifies(), desk.south.manager);
    if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
    return outcome.badge;
  },
  none: async () => ({ id: 'not-an-id' as Badge['id'] }),
};

async function voids({ id }: Learner): Promise<void> {
  const [completion] = await desk.db.adminQuery<{ id: never }>(
    'select id from completions where learner_id = $1 and assignment = 4',
    [id],
  );
  expect(await desk.rooms.void(completion!)).toMatchObject({ badge: { became: 'under-review' } });
}

function undoAll(ids: readonly string[], by: MemberActor = desk.north.manager) {
  return desk.db.units.write(by, (unit) => desk.rooms.app.get(UndoBadges).within(unit, by, ids));
}

function said(outcome: UndoBadgeOutcome | undefined): unknown {
  if (outcome === undefined || !('badge' in outcome)) return outcome;
  const { state, revokedAt, revocationReason } = outcome.badge;
  return { kind: outcome.kind, state, revokedAt, revocationReason };
}

/** All that is kept of a badge and its review, without what names it. */
async function left({ id }: Pick<Badge, 'id'>): Promise<unknown> {
  if (id === ('not-an-id' as Badge['id'])) return null;
  const rows = await desk.db.adminQuery(
    `select b.state, b.revoked_at, b.revocation_reason, b.revoked_by, b.revocation_note, n.state as successor, r.decision,
       r.reason, r.decided_by, r.decided_at, exists (select from to_sign t where t.credential_id = b.id) as waits
     from badges b left join badges n on n.learner_id = b.learner_id and n.id <> b.id left join badge_reviews r on r.badge_id = b.id where b.id = $1`,
    [id],
  );
  const { journal, outbox } = await desk.told(id);
  const types = (told: readonly object[]) => told.map((each) => (each as { type: string }).type).sort();
  return { rows, journal: types(journal), outbox: types(outbox) };
}

describe('undoing many', () => {
  test('says of each what the act for one says of their like, and leaves the same behind', async () => {
    const makers = Object.values(KINDS);
    const [one, many] = [[] as Pick<Badge, 'id'>[], [] as Pick<Badge, 'id'>[]];
    for (const make of [...makers, ...makers.slice(0, 4)]) {
      one.push(await make());
      many.push(await make());
    }
    const outcomes = await undoAll(many.map(({ id }) => id));
    const singly = [];
    for (const { id: badgeId } of one)
      singly.push(said(await desk.rooms.app.get(UndoBadge).run(desk.north.manager, { badgeId })));
    expect(many.map(({ id }) => said(outcomes.get(id)))).toEqual(singly);
    for (const [at, badge] of many.entries()) expect(await left(badge)).toEqual(await left(one[at]!));
    const kinds = makers.map((_, at) => outcomes.get(many[at]!.id)?.kind);
    expect(kinds).toEqual([
      ...['badge-undone', 'badge-withdrawn', 'badge-undone', 'badge-undone', 'badge-announced'],
      ...['badge-suspended', 'badge-already-revoked', 'badge-unknown', 'badge-unknown'],
    ]);
    const [, unsigned, replaced, reviewed] = many;
    expect(await left(unsigned!)).toMatchObject({ rows: [{ state: 'WITHDRAWN', waits: false }] });
    expect(await left(replaced!)).toMatchObject({ rows: [{ state: 'UNDONE', successor: 'WITHDRAWN' }] });
    expect(await left(reviewed!)).toMatchObject({ rows: [{ state: 'UNDONE', decision: 'REVOKE' }] });
  });

  test('takes a badge and the one that waits for its place back once each', async () => {
    const old = await issued();
    const renewed = await desk.reissued(old.id);
    const outcomes = await undoAll([renewed.id, old.id, renewed.id]);
    expect(outcomes.size).toBe(2);
    expect([outcomes.get(old.id)?.kind, outcomes.get(renewed.id)?.kind]).toEqual([
      'badge-undone',
      'badge-withdrawn',
    ]);
    for (const [{ id }, state, type] of [
      [old, 'UNDONE', 'badge.undone'],
      [renewed, 'WITHDRAWN', 'badge.withdrawn'],
    ] as const) {
      expect(await desk.one(id)).toMatchObject({ state, yieldsTo: null });
      const told = (await desk.told(id)).journal.filter((entry) => (entry as { type: string }).type === type);
      expect(told).toHaveLength(1);
    }
  });

  test('ends the reviews of those that are undone and of no other', async () => {
    const learners = [await desk.north.qualifies(), await desk.north.qualifies()];
    const badges: Badge[] = [];
    for (const learner of learners) badges.push(await desk.issued(learner));
    for (const learner of learners) await voids(learner);
    await undoAll([badges[0]!.id]);
    expect(await left(badges[0]!)).toMatchObject({ rows: [{ decision: 'REVOKE' }] });
    expect(await left(badges[1]!)).toMatchObject({ rows: [{ decision: null }] });
    const request = { badgeId: badges[1]!.id, decision: 'KEEP', reason: 'It was read again.' };
    const decided = await desk.rooms.app.get(DecideReview).run(desk.north.manager, request);
    expect(decided.kind).toBe('review-decided');
  });
});
