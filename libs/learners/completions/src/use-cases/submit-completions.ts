import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { type FieldProblem, problem } from '#platform/input';
import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';
import type { LearnerActor, MemberActor } from '#platform/tenancy';

import { completionSubmitted } from '../domain/completion.events.js';
import type { Completion, CompletionId } from '../domain/completion.js';
import { decideSubmit, type SubmitRefusal } from '../domain/decide-submit.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { readSubmission, type SubmissionText } from '../domain/read-submission.js';
import { CompletionStore } from '../store/completion.store.js';
import type { TheirWork } from '../store/save-completions.js';
import { LearnerFiles, type OpenedFile } from './learner-files.js';

export type SubmitCompletionOutcome =
  | { readonly kind: 'completion-submitted'; readonly completion: Completion }
  | Exclude<OpenedFile, { readonly kind: 'opened' }>
  | SubmitRefusal
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Somebody of the agency for a learner, or the learner in person. */
export type Submitting = MemberActor | LearnerActor;

/**
 * Records that learners completed an assignment, the same work for each, in as many statements as for one.
 */
@Injectable()
export class SubmitCompletions {
  constructor(
    private readonly files: LearnerFiles,
    private readonly completions: CompletionStore,
    private readonly journal: Journal,
  ) {}

  /**
   * Every id asked for has an outcome; what is refused to one changes nothing for another, and nothing of it was written.
   * Learners are locked until the unit ends.
   */
  async within(
    unit: WriteUnit,
    actor: Submitting,
    learnerIds: readonly string[],
    work: SubmissionText,
  ): Promise<ReadonlyMap<string, SubmitCompletionOutcome>> {
    const opened = await this.files.openAllForUpdate(unit, learnerIds);
    const outcomes = new Map<string, SubmitCompletionOutcome>();
    const submitted: TheirWork[] = [];
    for (const [id, each] of opened) {
      const outcome = each.kind === 'opened' ? await this.judged(unit, each.file, actor, work) : each;
      outcomes.set(id, outcome);
      if (each.kind === 'opened' && outcome.kind === 'completion-submitted')
        submitted.push({ completion: outcome.completion, learner: each.file.learner });
    }
    await this.completions.saveSubmitted(unit, submitted);
    const events = submitted.map(({ completion }) => completionSubmitted(completion));
    await this.journal.appendAll(unit, events);
    return outcomes;
  }

  private async judged(
    unit: WriteUnit,
    file: LearnerFile,
    actor: Submitting,
    work: SubmissionText,
  ): Promise<SubmitCompletionOutcome> {
    const outcome = decide(file, actor, work);
    if (outcome.kind !== 'submitted') return outcome;
    const { evidenceFileId } = outcome.completion;
    if (evidenceFileId && !(await this.completions.hasEvidence(unit, file.learner, evidenceFileId)))
      return { kind: 'invalid-input', problems: problem('evidenceFileId', 'not-a-choice').problems };
    return { kind: 'completion-submitted', completion: outcome.completion };
  }
}

function decide(file: LearnerFile, actor: Submitting, work: SubmissionText) {
  const read = readSubmission(work, file.today);
  if (read.kind === 'invalid-input') return read;
  const freshId = randomUUID() as string as CompletionId;
  return decideSubmit(file, read.submission, { accountId: actor.accountId, freshId });
}
