import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { DecideBackdating } from '#learners/completions';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { ApproveBackdatingInput, DeclineBackdatingInput } from './completion.input.js';
import {
  ApproveBackdatingResult,
  backdatingResult,
  DeclineBackdatingResult,
} from './decide-backdating.results.js';

/** LPHQ’s word on days that lie further back than the programme allows. */
@Resolver()
export class BackdatingMutations {
  constructor(private readonly backdating: DecideBackdating) {}

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
