import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Learner } from '#learners/roster';
import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type Unit, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { Badge, BadgeId } from '../domain/badge.js';
import type { BadgeReview, ReviewDecision } from '../domain/badge-review.js';

const COLUMNS = `id, badge_id as "badgeId", completion_id as "completionId", opened_at as "openedAt", decision,
  decided_at as "decidedAt", decided_by as "decidedBy", reason`;

/** What is said of the open review of a badge when it closes. */
export interface Closing {
  readonly badge: Badge;
  readonly decision: ReviewDecision;
  readonly reason: string;
  readonly by: AccountId;
  readonly at: Instant;
}

/** The table `badge_reviews`: one open at most per badge, and a decision is final. */
@Injectable()
export class ReviewStore {
  /** Opens a review, unless one is open; says whether it did. */
  async open(
    unit: WriteUnit,
    { agencyId, id }: Badge,
    opened: { readonly completionId: string; readonly by: AccountId | null; readonly at: Instant },
  ): Promise<boolean> {
    const { completionId, by, at } = opened;
    const [column, value] = by === null ? ['', []] : [', opened_by', [by]];
    const added = await query(
      unit,
      `insert into badge_reviews (id, agency_id, badge_id, completion_id, opened_at${column})
       values ($1, $2, $3, $4, $5${by === null ? '' : ', $6'}) on conflict (agency_id, badge_id) where decision is null do nothing returning id`,
      [randomUUID(), agencyId, id, completionId, at, ...value],
    );
    return added.length > 0;
  }

  /** Decides the open reviews of badges of one agency, whose rows are locked; says of which badges one was open. */
  async close(unit: WriteUnit, closings: readonly Closing[]): Promise<ReadonlySet<BadgeId>> {
    const closed = await query<{ id: BadgeId }>(unit, CLOSE, [
      ...[closings[0]?.badge.agencyId ?? null, closings.map(({ badge }) => badge.id)],
      ...[closings.map(({ decision }) => decision), closings.map(({ reason }) => reason)],
      ...[closings.map(({ by }) => by), closings.map(({ at }) => at)],
    ]);
    return new Set(closed.map(({ id }) => id));
  }

  /** Ends what is open about badges of the learners that are not over, since its ground stands again; says which. */
  async closeQualified(
    unit: WriteUnit,
    learners: readonly Pick<Learner, 'agencyId' | 'id'>[],
    { by, at }: { readonly by: AccountId; readonly at: Instant },
  ): Promise<readonly Pick<Badge, 'id' | 'learnerId' | 'kind'>[]> {
    const agencyId = learners[0]?.agencyId ?? null;
    return query(unit, CLOSE_QUALIFIED, [agencyId, learners.map(({ id }) => id), by, at]);
  }

  /** The newest review of each badge of the unit's agency that has one. */
  async ofBadges(unit: Unit, badgeIds: readonly string[]): Promise<ReadonlyMap<string, BadgeReview>> {
    const found = await query<BadgeReview>(
      unit,
      `select distinct on (badge_id) ${COLUMNS} from badge_reviews
       where agency_id = $1 and badge_id = any($2::uuid[]) order by badge_id, opened_at desc, id`,
      [unit.actor?.agencyId ?? null, badgeIds.filter(isId)],
    );
    return new Map(found.map((review) => [review.badgeId, review]));
  }
}

/** Here and below the reviews are locked from the lowest id on: who closes many never waits in a ring. */
const CLOSE = `
  with open as (
    select id from badge_reviews where agency_id = $1 and badge_id = any($2::uuid[]) and decision is null
    order by id for update)
  update badge_reviews r set decision = c.decision, reason = c.reason, decided_by = c.decided_by, decided_at = c.decided_at
  from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[])
    as c (badge_id, decision, reason, decided_by, decided_at)
  where r.agency_id = $1 and r.id = any(array(select id from open)) and r.badge_id = c.badge_id
  returning r.badge_id as id`;

const CLOSE_QUALIFIED = `
  with open as (
    select r.id from badge_reviews r join badges b on b.agency_id = $1 and b.id = r.badge_id
    where r.agency_id = $1 and r.decision is null and b.learner_id = any($2::uuid[])
      and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') order by r.id for update of r)
  update badge_reviews r set decision = 'REQUALIFIED', decided_by = $3, decided_at = $4 from badges b
  where r.agency_id = $1 and r.id = any(array(select id from open)) and b.agency_id = $1 and b.id = r.badge_id
  returning b.id, b.learner_id as "learnerId", b.kind`;
