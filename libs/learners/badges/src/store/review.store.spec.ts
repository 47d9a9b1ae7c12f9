import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { AcceptCompletion, SubmitCompletion } from '#learners/completions';
import type { Learner } from '#learners/roster';
import { parseInstant } from '#platform/clock';
import { query } from '#platform/persistence';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import type { Badge } from '../domain/badge.js';
import { DecideReview, type DecideReviewOutcome } from '../use-cases/decide-review.js';
import { ReviewStore } from './review.store.js';

const BEFORE = {
  preparedAt: parseInstant('2026-11-20T15:00:00Z')!,
  issuedAt: parseInstant('2026-11-20T15:00:01Z')!,
};

let desk: BadgeDesk;

beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

const by = () => ({ kid: desk.rooms.kid, preparedBy: desk.north.manager.accountId });
const reviewsOf = ({ id }: Badge): Promise<object[]> =>
  desk.db.adminQuery(
    'select decision, decided_by, reason from badge_reviews where badge_id = $1 order by opened_at, id',
    [id],
  );
const decides = ({ id }: Badge, decision: string): Promise<DecideReviewOutcome> =>
  desk.rooms.app
    .get(DecideReview)
    .run(desk.north.manager, { badgeId: id, decision, reason: 'It was accepted again.' });

async function voids({ id }: Learner): Promise<void> {
  const [completion] = await desk.db.adminQuery<{ id: never }>(
    `select id from completions where learner_id = $1 and assignment = 4 and state = 'ACCEPTED'`,
    [id],
  );
  expect(await desk.rooms.void(completion!)).toMatchObject({ kind: 'completion-voided' });
}

/** Hands the fourth assignment in again and has it accepted. */
async function acceptedAgain({ id: learnerId }: Learner): Promise<void> {
  const work = { learnerId, assignment: 4, completedOn: '2026-11-20', note: 'Seen again.' };
  const submitted = await desk.rooms.app.get(SubmitCompletion).run(desk.north.registrar, work);
  if (submitted.kind !== 'completion-submitted') throw new Error(submitted.kind);
  const { id: completionId } = submitted.completion;
  const { outcomeCodes } = desk.north.programme.assignments.find(({ number }) => number === 4)!;
  const decision = { completionId, outcomesMet: outcomeCodes, deciderEmail: 'assessor@example.org' };
  const accepted = await desk.rooms.app.get(AcceptCompletion).run(desk.north.assessor, decision);
  if (accepted.kind !== 'completion-accepted') throw new Error(accepted.kind);
}

test('a review ends by itself, and says so, when the learner is qualified again', async () => {
  const learner = await desk.north.qualifies();
  const badge = await aBadge().of(learner).issued().with(BEFORE).in(desk.db, by());
  await voids(learner);
  expect(await reviewsOf(badge)).toMatchObject([{ decision: null }]);
  await acceptedAgain(learner);
  const { accountId } = desk.north.assessor;
  expect(await reviewsOf(badge)).toEqual([{ decision: 'REQUALIFIED', decided_by: accountId, reason: null }]);
  expect((await desk.told(badge.id)).journal.at(-1)).toMatchObject({
    type: 'badge.review-decided',
    facts: { kind: 'MSQ', decision: 'REQUALIFIED' },
  });
  expect(await decides(badge, 'REVOKE')).toMatchObject({ kind: 'no-review-open' });
  expect((await desk.one(badge.id))?.state).toBe('ISSUED');
  await voids(learner);
  expect((await reviewsOf(badge)).map((review) => (review as { decision: unknown }).decision)).toContain(
    null,
  );
});

test('nobody says of themselves that the learner was qualified again', async () => {
  const learner = await desk.north.qualifies();
  const badge = await aBadge().of(learner).issued().with(BEFORE).in(desk.db, by());
  await voids(learner);
  expect(await decides(badge, 'REQUALIFIED')).toMatchObject({ kind: 'invalid-input' });
});

test('nothing is decided about a badge that a re-issue replaced meanwhile', async () => {
  const learner = await desk.north.qualifies();
  const badge = await aBadge().of(learner).issued().with(BEFORE).in(desk.db, by());
  await voids(learner);
  await acceptedAgain(learner);
  await desk.rooms.finish((await desk.reissued(badge.id)).id);
  expect(await decides(badge, 'KEEP')).toMatchObject({ kind: 'no-review-open', badge: { state: 'REVOKED' } });
});

test('many end at once, each by its own word, and nobody else’s with them', async () => {
  const learners = [await desk.north.qualifies(), await desk.north.qualifies(), await desk.north.qualifies()];
  const badges: Badge[] = [];
  for (const learner of learners) {
    badges.push(await aBadge().of(learner).issued().with(BEFORE).in(desk.db, by()));
    await voids(learner);
  }
  const [kept, suspended, other] = badges;
  const { accountId } = desk.north.manager;
  const reviews = desk.rooms.app.get(ReviewStore, { strict: false });
  await desk.db.units.write(desk.north.manager, async (unit) => {
    const words = async (): Promise<unknown[]> => {
      const sql =
        'select badge_id as id, decision, reason from badge_reviews where badge_id = any($1::uuid[])';
      const found = await query<{ id: string; decision: string }>(unit, sql, [badges.map(({ id }) => id)]);
      return badges.map((badge) => found.find(({ id }) => id === badge.id));
    };
    const closing = { by: accountId, at: BEFORE.issuedAt };
    const closed = await reviews.close(unit, [
      { ...closing, badge: kept!, decision: 'KEEP', reason: 'One.' },
      { ...closing, badge: suspended!, decision: 'SUSPEND', reason: 'Two.' },
    ]);
    expect([...closed].sort()).toEqual([kept!.id, suspended!.id].sort());
    const ended = [
      { decision: 'KEEP', reason: 'One.' },
      { decision: 'SUSPEND', reason: 'Two.' },
    ];
    expect(await words()).toMatchObject([...ended, { decision: null }]);
    expect(await reviews.closeQualified(unit, learners.slice(0, 2), closing)).toEqual([]);
    expect(await words()).toMatchObject([...ended, { decision: null }]);
    const requalified = await reviews.closeQualified(unit, learners, closing);
    expect(requalified.map(({ id }) => id)).toEqual([other!.id]);
    return unit.leaveUntouched(null);
  });
});
