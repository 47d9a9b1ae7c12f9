import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { type FieldProblem, problem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { LearnerActor, MemberActor } from '#platform/tenancy';

import { completionSubmitted } from '../domain/completion.events.js';
import type { Completion, CompletionId } from '../domain/completion.js';
import { decideSubmit, type SubmitRefusal } from '../domain/decide-submit.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { readSubmission, type SubmissionText } from '../domain/read-submission.js';
import { CompletionStore } from '../store/completion.store.js';
import { LearnerFiles, type OpenedFile } from './learner-files.js';

export interface SubmitCompletionRequest extends SubmissionText {
  readonly learnerId: string;
}

export type SubmitCompletionOutcome =
  | { readonly kind: 'completion-submitted'; readonly completion: Completion }
  | Exclude<OpenedFile, { readonly kind: 'opened' }>
  | SubmitRefusal
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Somebody of the agency for a learner, or the learner in person. */
type Submitting = MemberActor | LearnerActor;

/**
 * Records that a learner completed an assignment; it then waits for a second person's decision. To a learner everybody
 * else is unknown: their unit sees no other row.
 */
@Injectable()
export class SubmitCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: LearnerFiles,
    private readonly completions: CompletionStore,
    private readonly journal: Journal,
  ) {}

  run(actor: Submitting, request: SubmitCompletionRequest): Promise<SubmitCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcome = await this.within(unit, actor, request);
      return outcome.kind === 'completion-submitted' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  /** The same act in a unit that holds more than this one. What it refuses, it has written nothing of. */
  async within(
    unit: WriteUnit,
    actor: Submitting,
    request: SubmitCompletionRequest,
  ): Promise<SubmitCompletionOutcome> {
    const opened = await this.files.openForUpdate(unit, request.learnerId);
    if (opened.kind !== 'opened') return opened;

    const outcome = decide(opened.file, actor, request);
    if (outcome.kind !== 'submitted') return outcome;
    const { evidenceFileId } = outcome.completion;
    if (evidenceFileId && !(await this.completions.hasEvidence(unit, opened.file.learner, evidenceFileId)))
      return { kind: 'invalid-input', problems: problem('evidenceFileId', 'not-a-choice').problems };
    return this.submitted(unit, opened.file, outcome.completion);
  }

  private async submitted(
    unit: WriteUnit,
    file: LearnerFile,
    completion: Completion,
  ): Promise<SubmitCompletionOutcome> {
    await this.completions.save(unit, completion, file.learner);
    await this.journal.append(unit, completionSubmitted(completion));
    return { kind: 'completion-submitted', completion };
  }
}

function decide(file: LearnerFile, actor: Submitting, request: SubmitCompletionRequest) {
  const read = readSubmission(request, file.today);
  if (read.kind === 'invalid-input') return read;
  const freshId = randomUUID() as string as CompletionId;
  return decideSubmit(file, read.submission, { accountId: actor.accountId, freshId });
}
