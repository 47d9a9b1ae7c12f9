import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { query, rows, type Unit } from '#platform/persistence';

import type { Badge } from '../domain/badge.js';
import type { BadgeNotice } from '../domain/badge-notice.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';

/** A badge, with the newest that its holder is to be told of it. */
export interface HeldBadge extends Badge {
  readonly notice: BadgeNotice | null;
}

/** Badges of the unit's agency, for lists and screens. Another agency's are unknown. */
@Injectable()
export class BadgeReads {
  async one(unit: Unit, id: string): Promise<Badge | null> {
    const agencyId = unit.actor?.agencyId;
    if (!agencyId || !isId(id)) return null;
    const found = await rows(unit).findOneBy(BadgeRow, { agencyId, id });
    return found && toBadge(found);
  }

  /** Every learner asked for has an entry, newest badge first; one statement, whatever there is to be told. */
  async ofLearners(unit: Unit, learnerIds: readonly string[]): Promise<Map<string, HeldBadge[]>> {
    const byLearner = new Map<string, HeldBadge[]>(learnerIds.map((id) => [id, []]));
    const agencyId = unit.actor?.agencyId;
    const wanted = learnerIds.filter(isId);
    if (!agencyId || wanted.length === 0) return byLearner;
    for (const row of await query<HeldColumns>(unit, OF_LEARNERS, [agencyId, wanted]))
      byLearner.get(row.learnerId)?.push(toHeld(row));
    return byLearner;
  }
}

/** What of the row stays in it: the notes, and who wrote them. */
type Held = Omit<BadgeRow, 'suspensionNote' | 'revocationNote'>;

interface HeldColumns extends Held {
  readonly noticeId: string | null;
  readonly about: BadgeNotice['about'];
  readonly noticeReason: BadgeNotice['reason'];
  readonly madeAt: Date;
  readonly noticeState: BadgeNotice['state'];
  readonly settledAt: Date | null;
}

function toHeld(row: HeldColumns): HeldBadge {
  const { noticeId, about, noticeReason, madeAt, noticeState, settledAt, ...badge } = row;
  const told = { about, reason: noticeReason, madeAt, state: noticeState, settledAt };
  return {
    ...toBadge(badge),
    notice: noticeId === null ? null : { id: noticeId, badgeId: badge.id, ...told },
  };
}

const OF_LEARNERS = `
  select b.id, b.agency_id as "agencyId", b.learner_id as "learnerId", b.programme_version_id as "programmeVersionId",
    b.kind, b.code, b.state, b.name_choice as "nameChoice", b.public_name as "publicName", b.emblem,
    b.emblem_chosen_at as "emblemChosenAt",
    b.valid_from as "validFrom", b.valid_until as "validUntil", b.kid, b.status_list as "statusList",
    b.status_position as "statusPosition", b.prepared_at as "preparedAt", b.issued_at as "issuedAt",
    b.hold_minutes as "holdMinutes", b.suspended_by as "suspendedBy", b.suspended_at as "suspendedAt",
    b.suspension_reason as "suspensionReason", b.revoked_by as "revokedBy", b.revoked_at as "revokedAt",
    b.revocation_reason as "revocationReason", b.yields_to as "yieldsTo", b.jwt, b.proof,
    n.id as "noticeId", n.about, n.reason as "noticeReason", n.made_at as "madeAt", n.state as "noticeState",
    n.settled_at as "settledAt"
  from badges b left join lateral (select * from badge_notices n where n.agency_id = $1 and n.badge_id = b.id
    order by n.state = 'OVERTAKEN', n.made_at desc, n.settled_at desc nulls first, n.id limit 1) n on true
  where b.agency_id = $1 and b.learner_id = any($2::uuid[]) order by b.prepared_at desc, b.id`;
