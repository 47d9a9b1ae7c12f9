import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { type CalendarDay, Clock, dayOf, type Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import type { Learner } from '../domain/learner.js';
import { LearnerStore } from '../store/learner.store.js';

export type LearnerForChange =
  | { readonly kind: 'opened'; readonly learner: Learner; readonly now: Instant }
  | { readonly kind: 'learner-unknown' }
  | AgencyNotAuthorised;

/**
 * Opens a learner for a change, in the order of locks that every act on learners keeps: the learner's row for update,
 * then the agency's for share.
 */
@Injectable()
export class LearnersForChange {
  constructor(
    private readonly learners: LearnerStore,
    private readonly standings: AgencyStandings,
    private readonly clock: Clock,
  ) {}

  /** The day by which what is typed is judged. */
  today(): CalendarDay {
    return this.clock.today();
  }

  async open(unit: WriteUnit, learnerId: string): Promise<LearnerForChange> {
    const learner = await this.learners.openForUpdate(unit, learnerId);
    if (learner === null) return { kind: 'learner-unknown' };
    const now = this.clock.now();
    const standing = await this.standings.mayAct(unit, learner.agencyId, dayOf(now));
    return standing.kind === 'may-act' ? { kind: 'opened', learner, now } : standing;
  }
}
