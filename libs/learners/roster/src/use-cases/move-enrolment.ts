import { Injectable } from '@nestjs/common';

import type { Raw } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { decideMove, type EnrolmentAct, type MoveRefusal } from '../domain/decide-move.js';
import { enrolmentMoved } from '../domain/learner.events.js';
import type { Learner } from '../domain/learner.js';
import { LearnerStore } from '../store/learner.store.js';
import { type LearnerForChange, LearnersForChange } from './learners-for-change.js';

export interface MoveEnrolmentRequest {
  readonly learnerId: string;
  readonly act: EnrolmentAct;
  readonly reason?: Raw;
}

export type MoveEnrolmentOutcome =
  | { readonly kind: 'enrolment-moved'; readonly learner: Learner }
  | Exclude<LearnerForChange, { readonly kind: 'opened' }>
  | MoveRefusal;

/** Puts an enrolment on hold, ends it, or takes it up again. What was accepted and issued stays as it is. */
@Injectable()
export class MoveEnrolment {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly forChange: LearnersForChange,
    private readonly learners: LearnerStore,
    private readonly journal: Journal,
  ) {}

  run(actor: MemberActor, { learnerId, act, reason }: MoveEnrolmentRequest): Promise<MoveEnrolmentOutcome> {
    return this.units.write(actor, async (unit): Promise<MoveEnrolmentOutcome> => {
      const opened = await this.forChange.open(unit, learnerId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const decision = decideMove(opened.learner.enrolment, act, reason, opened.now);
      if (decision.kind !== 'moved') return unit.leaveUntouched(decision);

      const learner = { ...opened.learner, enrolment: decision.enrolment };
      await this.learners.keepEnrolment(unit, learner);
      await this.journal.append(unit, enrolmentMoved(learner, opened.learner.enrolment, act));
      return { kind: 'enrolment-moved', learner };
    });
  }
}
