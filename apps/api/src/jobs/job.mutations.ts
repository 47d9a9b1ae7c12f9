import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { CancelJob, StartJob, type StartJobRequest, UndoJob } from '#learners/jobs';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  AcceptCompletionsInput,
  CancelJobInput,
  IssueBadgesInput,
  type LearnerSelectionInput,
  RecordCompletionsInput,
  ReturnCompletionsInput,
  selectionOf,
  UndoJobInput,
  VoidCompletionsInput,
} from './job.input.js';
import {
  AcceptCompletionsResult,
  CancelJobResult,
  cancelJobResult,
  IssueBadgesResult,
  RecordCompletionsResult,
  ReturnCompletionsResult,
  startJobResult,
  UndoJobResult,
  undoJobResult,
  VoidCompletionsResult,
} from './job.results.js';
import { JobRunner } from './job-runner.js';

@Resolver()
export class JobMutations {
  constructor(
    private readonly start: StartJob,
    private readonly undo: UndoJob,
    private readonly cancel: CancelJob,
    private readonly runner: JobRunner,
  ) {}

  @Mutation(() => RecordCompletionsResult, {
    description: 'Records that many learners completed an assignment, as a job. For managers and registrars.',
  })
  async recordCompletions(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => RecordCompletionsInput, description: 'Who completed what, and when.' })
    { learners, assignment, completedOn, evidenceLink, note }: RecordCompletionsInput,
  ): Promise<typeof RecordCompletionsResult> {
    const form = { assignment, completedOn, evidenceLink: evidenceLink ?? null, note: note ?? null };
    const asked = { kind: 'RECORD_COMPLETIONS', ...form } as const;
    return await this.started(operation, asked, learners);
  }

  @Mutation(() => AcceptCompletionsResult, {
    description: 'Accepts what many learners submitted, as a second person and as a job. For assessors.',
  })
  async acceptCompletions(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => AcceptCompletionsInput, description: 'Whose completions, of what.' })
    { learners, assignment }: AcceptCompletionsInput,
  ): Promise<typeof AcceptCompletionsResult> {
    const asked = { kind: 'ACCEPT_COMPLETIONS', assignment } as const;
    return await this.started(operation, asked, learners);
  }

  @Mutation(() => ReturnCompletionsResult, {
    description: 'Returns what many learners submitted, as a second person and as a job. For assessors.',
  })
  async returnCompletions(
    @CurrentOperation() operation: Operation,
    @Args('input', {
      type: () => ReturnCompletionsInput,
      description: 'Whose completions, of what, and why.',
    })
    { learners, ...asked }: ReturnCompletionsInput,
  ): Promise<typeof ReturnCompletionsResult> {
    return await this.started(operation, { kind: 'RETURN_COMPLETIONS', ...asked }, learners);
  }

  @Mutation(() => VoidCompletionsResult, {
    description: 'Voids the acceptances of many learners, as a job. For managers.',
  })
  async voidCompletions(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => VoidCompletionsInput, description: 'Whose acceptances, of what, and why.' })
    { learners, ...asked }: VoidCompletionsInput,
  ): Promise<typeof VoidCompletionsResult> {
    return await this.started(operation, { kind: 'VOID_COMPLETIONS', ...asked }, learners);
  }

  @Mutation(() => IssueBadgesResult, {
    description: 'Issues badges to many qualified learners, as a job. For managers.',
  })
  issueBadges(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => IssueBadgesInput, description: 'To whom, and what they show.' })
    { learners, kind, validFrom = null, ...wish }: IssueBadgesInput,
  ): Promise<typeof IssueBadgesResult> {
    const asked = { kind: 'ISSUE_BADGES', ...wish, badgeKind: kind, validFrom } as const;
    return this.started(operation, asked, learners);
  }

  @Mutation(() => UndoJobResult, {
    description:
      'Undoes what a job did: badges within their hold, for managers; submissions, acceptances and returns within ten minutes, for whoever started it and managers.',
  })
  async undoJob(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => UndoJobInput, description: 'Which job.' }) input: UndoJobInput,
  ): Promise<typeof UndoJobResult> {
    const outcome = await this.undo.run(operation.member, input);
    this.runner.nudge();
    return undoJobResult(operation.locale, outcome);
  }

  @Mutation(() => CancelJobResult, {
    description: 'Cancels a job: no further row is judged. For whoever started it, and managers.',
  })
  async cancelJob(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => CancelJobInput, description: 'Which job.' }) input: CancelJobInput,
  ): Promise<typeof CancelJobResult> {
    return cancelJobResult(operation.locale, await this.cancel.run(operation.member, input));
  }

  private async started(
    { member, locale }: Operation,
    asked: StartJobRequest,
    learners: LearnerSelectionInput,
  ): Promise<typeof IssueBadgesResult> {
    const outcome = await this.start.run(member, asked, selectionOf(learners));
    this.runner.nudge();
    return startJobResult(locale, outcome);
  }
}
