import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { ChangeRecords, DecideRecords, EnterRecords } from '#learners/opening-records';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { sheetOf } from '../learners/enrolment-sheet.input.js';
import {
  ApproveOpeningRecordsInput,
  DeclineOpeningRecordsInput,
  DiscardOpeningRecordsInput,
  EnterOpeningRecordsInput,
  SubmitOpeningRecordsInput,
  TakeOutOpeningRecordsInput,
} from './opening.input.js';
import {
  ApproveOpeningRecordsResult,
  approveOpeningRecordsResult,
  DeclineOpeningRecordsResult,
  declineOpeningRecordsResult,
  DiscardOpeningRecordsResult,
  discardOpeningRecordsResult,
  EnterOpeningRecordsResult,
  enterOpeningRecordsResult,
  SubmitOpeningRecordsResult,
  submitOpeningRecordsResult,
  TakeOutOpeningRecordsResult,
  takeOutOpeningRecordsResult,
} from './opening.results.js';

@Resolver()
export class OpeningMutations {
  constructor(
    private readonly enters: EnterRecords,
    private readonly changes: ChangeRecords,
    private readonly decides: DecideRecords,
  ) {}

  @Mutation(() => EnterOpeningRecordsResult, {
    description:
      'Puts lines of earlier records into the agency’s batch, and begins one where it has none. For managers.',
  })
  async enterOpeningRecords(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => EnterOpeningRecordsInput, description: 'The lines.' })
    input: EnterOpeningRecordsInput,
  ): Promise<typeof EnterOpeningRecordsResult> {
    const { revision } = input;
    return enterOpeningRecordsResult(locale, await this.enters.run(member, { ...sheetOf(input), revision }));
  }

  @Mutation(() => TakeOutOpeningRecordsResult, {
    description: 'Takes lines out of the agency’s batch. For managers.',
  })
  async takeOutOpeningRecords(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => TakeOutOpeningRecordsInput, description: 'Which lines.' })
    input: TakeOutOpeningRecordsInput,
  ): Promise<typeof TakeOutOpeningRecordsResult> {
    return takeOutOpeningRecordsResult(locale, await this.changes.takeOut(member, input));
  }

  @Mutation(() => DiscardOpeningRecordsResult, {
    description: 'Throws the agency’s batch away, which was never approved. For managers.',
  })
  async discardOpeningRecords(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => DiscardOpeningRecordsInput, description: 'As it was read.' })
    input: DiscardOpeningRecordsInput,
  ): Promise<typeof DiscardOpeningRecordsResult> {
    return discardOpeningRecordsResult(locale, await this.changes.discard(member, input));
  }

  @Mutation(() => SubmitOpeningRecordsResult, {
    description: 'Hands the agency’s batch in, for LPHQ to approve. For managers.',
  })
  async submitOpeningRecords(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => SubmitOpeningRecordsInput, description: 'As it was read.' })
    input: SubmitOpeningRecordsInput,
  ): Promise<typeof SubmitOpeningRecordsResult> {
    return submitOpeningRecordsResult(locale, await this.changes.submit(member, input));
  }

  @Mutation(() => ApproveOpeningRecordsResult, {
    description:
      'Approves a batch: everybody of it is a learner of the agency, with what was accepted then. For LPHQ.',
  })
  async approveOpeningRecords(
    @CurrentOperation() { locale, staff }: Operation,
    @Args('input', { type: () => ApproveOpeningRecordsInput, description: 'Which, as it was read.' })
    input: ApproveOpeningRecordsInput,
  ): Promise<typeof ApproveOpeningRecordsResult> {
    return approveOpeningRecordsResult(locale, await this.decides.approve(staff, input));
  }

  @Mutation(() => DeclineOpeningRecordsResult, {
    description: 'Declines a batch, with a reason that the agency reads. For LPHQ.',
  })
  async declineOpeningRecords(
    @CurrentOperation() { locale, staff }: Operation,
    @Args('input', { type: () => DeclineOpeningRecordsInput, description: 'Which, as it was read, and why.' })
    input: DeclineOpeningRecordsInput,
  ): Promise<typeof DeclineOpeningRecordsResult> {
    return declineOpeningRecordsResult(locale, await this.decides.decline(staff, input, input.reason));
  }
}
