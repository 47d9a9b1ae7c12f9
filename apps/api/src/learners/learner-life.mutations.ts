import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { ChangeTrack } from '#learners/completions';
import { ChangeLearner, type EnrolmentAct, MoveEnrolment, MoveLearner } from '#learners/roster';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  ChangeLearnerInput,
  ChangeTrackInput,
  MoveLearnerInput,
  PutLearnerOnHoldInput,
  RemoveLearnerInput,
  ResumeLearnerInput,
  WithdrawLearnerInput,
} from './learner-life.input.js';
import {
  ChangeLearnerResult,
  changeLearnerResult,
  ChangeTrackResult,
  changeTrackResult,
  MoveEnrolmentResult,
  moveEnrolmentResult,
  MoveLearnerResult,
  moveLearnerResult,
} from './learner-life.results.js';

const inputOf = (type: () => object, description: string) => ({ type, description });

/** What becomes of a learner after the enrolment. */
@Resolver()
export class LearnerLifeMutations {
  constructor(
    private readonly enrolments: MoveEnrolment,
    private readonly move: MoveLearner,
    private readonly track: ChangeTrack,
    private readonly correct: ChangeLearner,
  ) {}

  @Mutation(() => MoveEnrolmentResult, {
    description:
      'Lets an enrolment rest: nothing is submitted, accepted or issued until it is resumed. For managers and registrars.',
  })
  putLearnerOnHold(
    @CurrentOperation() operation: Operation,
    @Args('input', inputOf(() => PutLearnerOnHoldInput, 'Who, and why.')) input: PutLearnerOnHoldInput,
  ): Promise<typeof MoveEnrolmentResult> {
    return this.moves(operation, 'PUT_ON_HOLD', input);
  }

  @Mutation(() => MoveEnrolmentResult, {
    description:
      'Ends the enrolment of somebody who leaves; what was accepted and issued stays. For managers and registrars.',
  })
  withdrawLearner(
    @CurrentOperation() operation: Operation,
    @Args('input', inputOf(() => WithdrawLearnerInput, 'Who, and why.')) input: WithdrawLearnerInput,
  ): Promise<typeof MoveEnrolmentResult> {
    return this.moves(operation, 'WITHDRAW', input);
  }

  @Mutation(() => MoveEnrolmentResult, {
    description:
      'Ends the enrolment of somebody whom the agency no longer keeps; what was accepted and issued stays. For managers.',
  })
  removeLearner(
    @CurrentOperation() operation: Operation,
    @Args('input', inputOf(() => RemoveLearnerInput, 'Who, and why.')) input: RemoveLearnerInput,
  ): Promise<typeof MoveEnrolmentResult> {
    return this.moves(operation, 'REMOVE', input);
  }

  @Mutation(() => MoveEnrolmentResult, {
    description: 'Takes an enrolment up again that rested or had ended. For managers and registrars.',
  })
  resumeLearner(
    @CurrentOperation() operation: Operation,
    @Args('input', inputOf(() => ResumeLearnerInput, 'Who, and why.')) input: ResumeLearnerInput,
  ): Promise<typeof MoveEnrolmentResult> {
    return this.moves(operation, 'RESUME', input);
  }

  @Mutation(() => MoveLearnerResult, {
    description: 'Moves a learner to another community of the agency. For managers and registrars.',
  })
  async moveLearner(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', inputOf(() => MoveLearnerInput, 'Who, and where to.')) input: MoveLearnerInput,
  ): Promise<typeof MoveLearnerResult> {
    return moveLearnerResult(locale, await this.move.run(member, input));
  }

  @Mutation(() => ChangeTrackResult, {
    description:
      'Changes where a learner is heading; everything that was reached is kept. For managers and registrars.',
  })
  async changeTrack(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', inputOf(() => ChangeTrackInput, 'Who, and where to.')) input: ChangeTrackInput,
  ): Promise<typeof ChangeTrackResult> {
    return changeTrackResult(locale, await this.track.run(member, input));
  }

  @Mutation(() => ChangeLearnerResult, {
    description:
      'Corrects who a learner is. Badges keep the name that they were signed with. For managers and registrars.',
  })
  async changeLearner(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', inputOf(() => ChangeLearnerInput, 'The learner, whole.')) input: ChangeLearnerInput,
  ): Promise<typeof ChangeLearnerResult> {
    return changeLearnerResult(locale, await this.correct.run(member, input));
  }

  private async moves(
    { locale, member }: Operation,
    act: EnrolmentAct,
    { learnerId, reason = null }: { readonly learnerId: string; readonly reason?: string | null },
  ): Promise<typeof MoveEnrolmentResult> {
    return moveEnrolmentResult(locale, await this.enrolments.run(member, { learnerId, act, reason }));
  }
}
