import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { IssueWish } from '../domain/decide-issue.js';
import { BadgeReads } from '../store/badge.reads.js';
import { IssueBadge } from './issue-badge.js';
import type { IssueBadgeOutcome } from './issue-badges.js';

export interface ReissueBadgeRequest extends Pick<
  IssueWish,
  'nameChoice' | 'consent' | 'emblem' | 'emblemConsent'
> {
  readonly badgeId: string;
}

export type ReissueBadgeOutcome = IssueBadgeOutcome | { readonly kind: 'badge-unknown' };

/**
 * Prepares a new badge in the place of one that is issued: with another name or emblem, or a longer term, or because a
 * card was lost. The old one stays valid until the worker has signed the new one, and is revoked in the same transaction.
 */
@Injectable()
export class ReissueBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: BadgeReads,
    private readonly issue: IssueBadge,
  ) {}

  run(actor: MemberActor, { badgeId, ...wish }: ReissueBadgeRequest): Promise<ReissueBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const badge = await this.reads.one(unit, badgeId);
      if (badge === null) return unit.leaveUntouched({ kind: 'badge-unknown' });
      const { learnerId, kind } = badge;
      const outcome = await this.issue.within(unit, actor, { ...wish, learnerId, kind, replaces: badgeId });
      return outcome.kind === 'badge-prepared' ? outcome : unit.leaveUntouched(outcome);
    });
  }
}
