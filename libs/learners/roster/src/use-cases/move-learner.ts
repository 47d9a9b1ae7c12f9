import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { isLiveEnrolment, type LearnerNotActive, notActive } from '../domain/enrolment-state.js';
import { learnerMoved } from '../domain/learner.events.js';
import type { Learner } from '../domain/learner.js';
import { LearnerStore } from '../store/learner.store.js';
import { type LearnerForChange, LearnersForChange } from './learners-for-change.js';

export interface MoveLearnerRequest {
  readonly learnerId: string;
  readonly communityId: string;
}

export type MoveLearnerOutcome =
  | { readonly kind: 'learner-moved'; readonly learner: Learner }
  | Exclude<LearnerForChange, { readonly kind: 'opened' }>
  | { readonly kind: 'community-unknown' }
  | LearnerNotActive;

/**
 * Moves a learner to another community of the agency. When they joined the former one is no day of the new one: nothing
 * is said of it until somebody does. Refuses who has left: there is nobody to move.
 */
@Injectable()
export class MoveLearner {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly forChange: LearnersForChange,
    private readonly learners: LearnerStore,
    private readonly journal: Journal,
  ) {}

  run(actor: MemberActor, { learnerId, communityId }: MoveLearnerRequest): Promise<MoveLearnerOutcome> {
    return this.units.write(actor, async (unit): Promise<MoveLearnerOutcome> => {
      const opened = await this.forChange.open(unit, learnerId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const { enrolment } = opened.learner;
      const refusal = isLiveEnrolment(enrolment) ? null : notActive(enrolment);
      if (refusal) return unit.leaveUntouched(refusal);
      if (!isId(communityId)) return unit.leaveUntouched({ kind: 'community-unknown' });
      return this.moved(unit, opened.learner, communityId);
    });
  }

  /** Where the learner is already, nothing is told. */
  private async moved(unit: WriteUnit, before: Learner, communityId: string): Promise<MoveLearnerOutcome> {
    if (communityId === before.communityId)
      return unit.leaveUntouched({ kind: 'learner-moved', learner: before });
    const learner = { ...before, communityId, joinedOn: null };
    const kept = await this.learners.keepCommunity(unit, learner);
    if (kept === 'community-unknown') return unit.leaveUntouched({ kind: kept });
    await this.journal.append(unit, learnerMoved(learner, before));
    return { kind: 'learner-moved', learner };
  }
}
