import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Learner } from '#learners/roster';
import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type Unit, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import type { BadgeReview, ReviewDecision } from '../domain/badge-review.js';

const COLUMNS = `id, badge_id as "badgeId", completion_id as "completionId", opened_at as "openedAt", decision,
  decided_at as "decidedAt", decided_by as "decidedBy", reason`;

/** What is said of an open review when it closes. */
export interface Closing {
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

  /** Decides the open review of a badge whose row is locked; null where none is open. */
  async close(
    unit: WriteUnit,
    { agencyId, id }: Badge,
    { decision, reason, by, at }: Closing,
  ): Promise<BadgeReview | null> {
    const [closed] = await query<BadgeReview>(
      unit,
      `update badge_reviews set decision = $3, reason = $4, decided_by = $5, decided_at = $6
       where agency_id = $1 and badge_id = $2 and decision is null returning ${COLUMNS}`,
      [agencyId, id, decision, reason, by, at],
    );
    return closed ?? null;
  }

  /** Ends what is open about badges of the learner that are not over, since its ground stands again; says which. */
  async closeQualified(
    unit: WriteUnit,
    { agencyId, id: learnerId }: Pick<Learner, 'agencyId' | 'id'>,
    { by, at }: { readonly by: AccountId; readonly at: Instant },
  ): Promise<readonly Pick<Badge, 'id' | 'learnerId' | 'kind'>[]> {
    return query(
      unit,
      `update badge_reviews r set decision = 'REQUALIFIED', decided_by = $3, decided_at = $4 from badges b
       where r.agency_id = $1 and r.decision is null and b.agency_id = $1 and b.id = r.badge_id and b.learner_id = $2
         and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') returning b.id, b.learner_id as "learnerId", b.kind`,
      [agencyId, learnerId, by, at],
    );
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
