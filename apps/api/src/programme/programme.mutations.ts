import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { DiscardDraft, PublishDraft, RetireProgramme, SaveDraft, StartDraft } from '#learners/programme';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  documentOf,
  ProgrammeDraftAsReadInput,
  RetireProgrammeInput,
  SaveProgrammeDraftInput,
  StartProgrammeDraftInput,
} from './programme.input.js';
import {
  discardDraftResult,
  DiscardProgrammeDraftResult,
  PublishProgrammeResult,
  publishProgrammeResult,
  RetireProgrammeResult,
  retireProgrammeResult,
  saveDraftResult,
  SaveProgrammeDraftResult,
  startDraftResult,
  StartProgrammeDraftResult,
} from './programme.results.js';

@Resolver()
export class ProgrammeMutations {
  constructor(
    private readonly start: StartDraft,
    private readonly save: SaveDraft,
    private readonly discard: DiscardDraft,
    private readonly publish: PublishDraft,
    private readonly retire: RetireProgramme,
  ) {}

  @Mutation(() => StartProgrammeDraftResult, {
    description: 'Begins a new edition as a copy of one that stands. For LPHQ.',
  })
  async startProgrammeDraft(
    @CurrentOperation() operation: Operation,
    @Args('input', {
      type: () => StartProgrammeDraftInput,
      description: 'The edition, and what it begins as.',
    })
    input: StartProgrammeDraftInput,
  ): Promise<typeof StartProgrammeDraftResult> {
    return startDraftResult(operation.locale, await this.start.run(operation.staff, input));
  }

  @Mutation(() => SaveProgrammeDraftResult, {
    description: 'Saves a draft whole; a fault names its place by its path in the document. For LPHQ.',
  })
  async saveProgrammeDraft(
    @CurrentOperation() operation: Operation,
    @Args('input', {
      type: () => SaveProgrammeDraftInput,
      description: 'Which draft, and all that it is to hold.',
    })
    input: SaveProgrammeDraftInput,
  ): Promise<typeof SaveProgrammeDraftResult> {
    const { draftId, revision } = input;
    const document = documentOf(input.document);
    const outcome = await this.save.run(operation.staff, { draftId, revision, document });
    return saveDraftResult(operation.locale, outcome);
  }

  @Mutation(() => DiscardProgrammeDraftResult, { description: 'Throws a draft away. For LPHQ.' })
  async discardProgrammeDraft(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ProgrammeDraftAsReadInput, description: 'Which draft.' })
    input: ProgrammeDraftAsReadInput,
  ): Promise<typeof DiscardProgrammeDraftResult> {
    return discardDraftResult(operation.locale, await this.discard.run(operation.staff, input));
  }

  @Mutation(() => PublishProgrammeResult, {
    description:
      'Publishes a draft: it never changes from then on, and new learners are enrolled in it. For LPHQ.',
  })
  async publishProgramme(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ProgrammeDraftAsReadInput, description: 'Which draft, as it was read.' })
    input: ProgrammeDraftAsReadInput,
  ): Promise<typeof PublishProgrammeResult> {
    return publishProgrammeResult(operation.locale, await this.publish.run(operation.staff, input));
  }

  @Mutation(() => RetireProgrammeResult, {
    description: 'Retires a version: nobody new is enrolled in it, whoever is stays. For LPHQ.',
  })
  async retireProgramme(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => RetireProgrammeInput, description: 'Which version.' })
    input: RetireProgrammeInput,
  ): Promise<typeof RetireProgrammeResult> {
    const outcome = await this.retire.run(operation.staff, input.programmeVersionId);
    return retireProgrammeResult(operation.locale, outcome);
  }
}
