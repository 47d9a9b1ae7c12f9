import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { RestingBadges } from '#learners/completions';
import type { Learner } from '#learners/roster';
import { type CalendarDay, parseInstant } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { type BadgeRooms, openBadgeRooms } from '../../../../../test/builders/badge-rooms.js';
import { DecideReview } from '../use-cases/decide-review.js';
import { ReissueBadge } from '../use-cases/reissue-badge.js';

let rooms: BadgeRooms;

beforeAll(async () => {
  rooms = await openBadgeRooms();
});
afterAll(() => rooms.close());

async function acceptedOf({ id }: Learner, assignment = 4): Promise<{ id: never }> {
  const [completion] = await rooms.db.adminQuery<{ id: never }>(
    'select id from completions where learner_id = $1 and assignment = $2',
    [id, assignment],
  );
  return completion!;
}

const badgesOf = ({ id }: Learner) =>
  rooms.db.adminQuery<{ id: string; state: string }>(
    `select b.id, b.state, b.revocation_reason as reason, count(t.*)::int as waiting
     from badges b left join to_sign t on t.credential_id = b.id where b.learner_id = $1 group by b.id order by b.prepared_at`,
    [id],
  );

const reviewsOf = (badgeId: string): Promise<object[]> =>
  rooms.db.adminQuery('select completion_id, decision from badge_reviews where badge_id = $1', [badgeId]);

async function toldOf({ id }: Learner): Promise<{ journal: string[]; outbox: string[] }> {
  const journal = await rooms.db.adminQuery<{ type: string }>(
    'select type from journal_entries where subject_id = $1 order by ctid',
    [id],
  );
  const outbox = await rooms.db.adminQuery<{ type: string }>(
    `select type from outbox where payload->>'badgeId' in (select id::text from badges where learner_id = $1)
     order by created_at`,
    [id],
  );
  return { journal: journal.map(({ type }) => type), outbox: outbox.map(({ type }) => type) };
}

describe('voiding a completion', () => {
  test('writes who, when and why, tells the journal, and the learner is no longer qualified', async () => {
    const learner = await rooms.agency.qualifies();
    const completion = await acceptedOf(learner);
    expect(await rooms.void(completion)).toMatchObject({
      kind: 'completion-voided',
      completion: { id: completion.id, state: 'VOIDED', voidReason: 'Not their logbook.' },
      badge: null,
    });
    const [row] = await rooms.db.adminQuery('select * from completions where id = $1', [completion.id]);
    expect(row).toMatchObject({
      state: 'VOIDED',
      voided_by: rooms.agency.manager.accountId,
      void_reason: 'Not their logbook.',
      decided_by: rooms.agency.assessor.accountId,
    });
    expect((await toldOf(learner)).journal).toEqual(['completion.voided']);
    expect(await rooms.issue(learner)).toMatchObject({ kind: 'not-qualified', missing: [4] });
  });

  test('withdraws the badge that waits for its signature, in the same transaction (T14)', async () => {
    const learner = await rooms.agency.qualifies();
    const badgeId = await rooms.prepared(learner);
    expect(await rooms.void(await acceptedOf(learner))).toMatchObject({
      badge: { id: badgeId, became: 'withdrawn' },
    });
    expect(await badgesOf(learner)).toEqual([
      { id: badgeId, state: 'WITHDRAWN', reason: 'COMPLETION_WITHDRAWN', waiting: 0 },
    ]);
    expect(await toldOf(learner)).toEqual({
      journal: ['badge.prepared', 'completion.voided', 'badge.withdrawn'],
      outbox: ['badge.prepared', 'badge.withdrawn'],
    });
    expect(await rooms.finish(badgeId)).toBe(false);
  });

  test('leaves a signed badge in use and has somebody decide about it, once', async () => {
    const learner = await rooms.agency.qualifies();
    const badgeId = await rooms.prepared(learner);
    await rooms.finish(badgeId);
    const completion = await acceptedOf(learner);
    expect(await rooms.void(completion)).toMatchObject({ badge: { id: badgeId, became: 'under-review' } });
    expect(await badgesOf(learner)).toMatchObject([{ state: 'ISSUED' }]);
    expect(await reviewsOf(badgeId)).toEqual([{ completion_id: completion.id, decision: null }]);
    expect((await toldOf(learner)).journal).toContain('badge.review-opened');
    const third = await acceptedOf(learner, 3);
    expect(await rooms.void(third)).toMatchObject({ badge: { became: 'under-review' } });
    expect(await reviewsOf(badgeId)).toHaveLength(1);
  });

  test.each([
    ['KEEP', 'ISSUED'],
    ['SUSPEND', 'SUSPENDED'],
    ['REVOKE', 'REVOKED'],
  ] as const)('is decided with a reason, for good: %s', async (decision, state) => {
    const learner = await rooms.agency.qualifies();
    const badgeId = await rooms.prepared(learner);
    await rooms.finish(badgeId);
    await rooms.void(await acceptedOf(learner));
    const decide = (reason: string) =>
      rooms.app.get(DecideReview).run(rooms.agency.manager, { badgeId, decision, reason });
    expect(await decide(' ')).toMatchObject({ kind: 'invalid-input' });
    expect(await decide('The logbook was found.')).toMatchObject({
      kind: 'review-decided',
      badge: { state },
    });
    expect(await decide('Again.')).toMatchObject({ kind: 'no-review-open' });
    expect(await badgesOf(learner)).toMatchObject([{ state }]);
    expect(await reviewsOf(badgeId)).toMatchObject([{ decision }]);
    expect((await toldOf(learner)).journal.filter((type) => type === 'badge.review-decided')).toHaveLength(1);
    const bySql = rooms.db.adminQuery(`update badge_reviews set decision = 'KEEP' where badge_id = $1`, [
      badgeId,
    ]);
    await expect(bySql).rejects.toMatchObject({ constraint: 'badge_reviews_once' });
  });

  test('is decided by the act itself where somebody revokes meanwhile', async () => {
    const learner = await rooms.agency.qualifies();
    const badgeId = await rooms.prepared(learner);
    await rooms.finish(badgeId);
    await rooms.void(await acceptedOf(learner));
    await rooms.revoke(badgeId);
    expect(await reviewsOf(badgeId)).toMatchObject([{ decision: 'REVOKE' }]);
  });

  test('suspends a signed badge at once where the programme says so, and withdraws its re-issue', async () => {
    await rooms.db.adminQuery('alter table programme_versions disable trigger user');
    const programme = rooms.agency.programme.id;
    const policy = (value: string) =>
      rooms.db.adminQuery(
        `update programme_versions set catalogue = jsonb_set(catalogue, '{policies,whenVoided}', to_jsonb($2::text)) where id = $1`,
        [programme, value],
      );
    await policy('SUSPEND');
    const learner = await rooms.agency.qualifies();
    const badgeId = await rooms.prepared(learner);
    await rooms.finish(badgeId);
    const request = { badgeId, nameChoice: 'NONE', consent: false } as const;
    expect(await rooms.app.get(ReissueBadge).run(rooms.agency.manager, request)).toMatchObject({
      kind: 'badge-prepared',
    });
    await rooms.void(await acceptedOf(learner));
    await policy('REVIEW');
    expect((await badgesOf(learner)).map((badge) => (badge as { state: string }).state).sort()).toEqual([
      'SUSPENDED',
      'WITHDRAWN',
    ]);
    expect(await reviewsOf(badgeId)).toEqual([]);
  });

  test('is the only way back under a badge that is not over, however long ago it was prepared', async () => {
    const learner = await rooms.agency.qualifies();
    const badgeId = await rooms.prepared(learner);
    await rooms.finish(badgeId);
    const { manager } = rooms.agency;
    const decidedAt = parseInstant('2026-11-22T19:32:00Z')!;
    const decided = { file: { learner }, completionId: 'theirs', decidedAt };
    const stands = () =>
      rooms.db.units.read(manager, (unit) =>
        rooms.app.get(RestingBadges).preparedSince(unit as never, [decided]),
      );
    expect([...(await stands())]).toEqual(['theirs']);
    await rooms.revoke(badgeId);
    expect([...(await stands())]).toEqual([]);
  });

  test('leaves an expired badge alone: it is in nobody’s way, and there is nothing to decide', async () => {
    const learner = await rooms.agency.qualifies();
    const by = { kid: rooms.kid, preparedBy: rooms.agency.manager.accountId };
    const term = {
      validFrom: parseInstant('2024-11-21T15:00:00Z')!,
      validUntil: '2026-11-20' as CalendarDay,
    };
    const { id } = await aBadge().of(learner).issued().with(term).in(rooms.db, by);
    expect(await rooms.void(await acceptedOf(learner))).toMatchObject({ badge: null });
    expect(await reviewsOf(id)).toEqual([]);
  });

  test('names no badge that was taken back before', async () => {
    const learner = await rooms.agency.qualifies();
    await rooms.revoke(await rooms.prepared(learner));
    expect(await rooms.void(await acceptedOf(learner))).toMatchObject({ badge: null });
  });

  test('is refused a second time, and of another agency’s or nobody’s completion', async () => {
    const completion = await acceptedOf(await rooms.agency.qualifies());
    await rooms.void(completion);
    expect(await rooms.void(completion)).toEqual({ kind: 'completion-not-accepted', state: 'VOIDED' });
    for (const id of ['99999999-9999-4999-8999-999999999999', 'x'])
      expect(await rooms.void({ id: id as never })).toEqual({ kind: 'completion-unknown' });
  });
});
