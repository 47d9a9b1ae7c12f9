import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { EnrolLearners, SheetDesk } from '#learners/roster';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { EnrolLearnersInput, LearnerSheetInput, sheetOf } from './enrolment-sheet.input.js';
import {
  EnrolLearnersResult,
  enrolLearnersResult,
  LearnerSheetResult,
  learnerSheetResult,
} from './enrolment-sheet.results.js';

/** Many new learners at once. */
@Resolver()
export class EnrolmentSheetResolver {
  constructor(
    private readonly desk: SheetDesk,
    private readonly enrol: EnrolLearners,
  ) {}

  @Query(() => LearnerSheetResult, {
    description:
      'Says what would become of new learners, line by line. Writes nothing. For managers and registrars.',
  })
  async learnerSheet(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => LearnerSheetInput, description: 'The lines.' }) input: LearnerSheetInput,
  ): Promise<typeof LearnerSheetResult> {
    return learnerSheetResult(locale, await this.desk.preview(member, sheetOf(input)));
  }

  @Mutation(() => EnrolLearnersResult, {
    description: 'Enrols, from today, everybody of a sheet who can be. For managers and registrars.',
  })
  async enrolLearners(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => EnrolLearnersInput, description: 'The sheet.' }) input: EnrolLearnersInput,
  ): Promise<typeof EnrolLearnersResult> {
    const { sheetId } = input;
    return enrolLearnersResult(locale, await this.enrol.run(member, { ...sheetOf(input), sheetId }));
  }
}
