import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { BackdatingStore, DecideBackdating } from '#learners/completions';
import { UnitsOfWork } from '#platform/persistence';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { BackdatingNode } from './backdating.node.js';
import { ApproveBackdatingInput, DeclineBackdatingInput } from './completion.input.js';
import {
  ApproveBackdatingResult,
  backdatingResult,
  DeclineBackdatingResult,
} from './decide-backdating.results.js';

/** LPHQ’s word on days that lie further back than the programme allows. */
@Resolver()
export class BackdatingMutations {
  constructor(
    private readonly backdating: DecideBackdating,
    private readonly units: UnitsOfWork,
    private readonly asked: BackdatingStore,
  ) {}

  @Query(() => [BackdatingNode], {
    description:
      'The submissions that ask about their day, whoever waits longest first, at most 50. For LPHQ.',
  })
  backdatings(@CurrentOperation() { staff }: Operation): Promise<readonly BackdatingNode[]> {
    return this.units.read(staff, (unit) => this.asked.waiting(unit));
  }

  @Mutation(() => ApproveBackdatingResult, {
    description: 'Lets a day stand that lies further back than the programme allows. For LPHQ.',
  })
  async approveBackdating(
    @CurrentOperation() { staff, locale }: Operation,
    @Args('input', { type: () => ApproveBackdatingInput, description: 'Which completion.' })
    { completionId }: ApproveBackdatingInput,
  ): Promise<typeof ApproveBackdatingResult> {
    return backdatingResult(locale, await this.backdating.approve(staff, completionId));
  }

  @Mutation(() => DeclineBackdatingResult, {
    description: 'Sends work back whose day lies too far back, with a reason. For LPHQ.',
  })
  async declineBackdating(
    @CurrentOperation() { staff, locale }: Operation,
    @Args('input', { type: () => DeclineBackdatingInput, description: 'Which completion, and why.' })
    { completionId, reason }: DeclineBackdatingInput,
  ): Promise<typeof DeclineBackdatingResult> {
    return backdatingResult(locale, await this.backdating.decline(staff, completionId, reason));
  }
}
