import { Injectable } from '@nestjs/common';

import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { IssueWish } from '../domain/decide-issue.js';
import { type IssueBadgeOutcome, IssueBadges } from './issue-badges.js';

export interface IssueBadgeRequest extends IssueWish {
  readonly learnerId: string;
}

/** Prepares a badge for signing. Until the worker has signed it, a scan answers NOT_FOUND. */
@Injectable()
export class IssueBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: IssueBadges,
  ) {}

  run(actor: MemberActor, request: IssueBadgeRequest): Promise<IssueBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcome = await this.within(unit, actor, request);
      return outcome.kind === 'badge-prepared' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  /** The same act in a unit that holds more than this one. What it refuses, it has written nothing of. */
  async within(unit: WriteUnit, actor: MemberActor, request: IssueBadgeRequest): Promise<IssueBadgeOutcome> {
    const { learnerId, ...wish } = request;
    const outcomes = await this.badges.within(unit, actor, [learnerId], wish);
    return outcomes.get(learnerId) ?? { kind: 'learner-unknown' };
  }
}
