import { Injectable } from '@nestjs/common';

import { type Qualification, qualificationOf } from '#learners/qualification';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionAccepted } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { type AcceptRefusal, decideAccept } from '../domain/decide-accept.js';
import type { LearnerFile } from '../domain/learner-file.js';
import type { RubricNoteText } from '../domain/read-rubric-notes.js';
import { CompletionStore } from '../store/completion.store.js';
import { Qualifying } from './qualifying.js';
import { type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

export interface AcceptCompletionRequest {
  readonly completionId: string;
  /** Codes of the outcomes that were met; absent: all that the assignment asks for. */
  readonly outcomesMet?: readonly string[] | null;
  /** What the assessor noted about single outcomes. */
  readonly rubricNotes?: readonly RubricNoteText[] | null;
  /** The e-mail of the deciding account: nobody decides about themselves, with or without a linked account. */
  readonly deciderEmail: string;
}

export type AcceptCompletionOutcome =
  | {
      readonly kind: 'completion-accepted';
      readonly completion: Completion;
      /** Whether this acceptance qualified the learner, or what the programme still asks of them. */
      readonly qualification: Qualification;
    }
  | Exclude<OpenedCompletion, { readonly kind: 'opened' }>
  | AcceptRefusal;

/** A completion that is named by its learner and its assignment. */
export interface AcceptAssignmentRequest extends Omit<AcceptCompletionRequest, 'completionId'> {
  readonly learnerId: string;
  readonly assignment: number;
}

/**
 * Accepts a completion as a second person. The last one makes the learner Member Service Qualified; on the track MSO
 * that is its end, and Core Competencies in Member Service come with it.
 */
@Injectable()
export class AcceptCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly waiting: WaitingCompletions,
    private readonly completions: CompletionStore,
    private readonly journal: Journal,
    private readonly qualifying: Qualifying,
  ) {}

  run(actor: MemberActor, request: AcceptCompletionRequest): Promise<AcceptCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const opened = await this.waiting.openForUpdate(unit, request.completionId);
      const outcome = await this.judged(unit, actor, opened, request);
      return outcome.kind === 'completion-accepted' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  /** The same act in a unit that holds more than this one. What it refuses, it has written nothing of. */
  async within(
    unit: WriteUnit,
    actor: MemberActor,
    request: AcceptAssignmentRequest,
  ): Promise<AcceptCompletionOutcome> {
    const { learnerId, assignment } = request;
    const opened = await this.waiting.openAssignment(unit, learnerId, assignment);
    return this.judged(unit, actor, opened, request);
  }

  private async judged(
    unit: WriteUnit,
    actor: MemberActor,
    opened: OpenedCompletion,
    { deciderEmail, outcomesMet, rubricNotes }: Omit<AcceptCompletionRequest, 'completionId'>,
  ): Promise<AcceptCompletionOutcome> {
    if (opened.kind !== 'opened') return opened;
    const { file, completion } = opened;
    const { accountId } = actor;
    const wayIn = await this.completions.wayInOf(unit, completion, accountId);
    const verdict = { outcomesMet: outcomesMet ?? null, rubricNotes: rubricNotes ?? [] };
    const outcome = decideAccept(file, completion, { accountId, email: deciderEmail, wayIn }, verdict);
    return outcome.kind === 'accepted' ? this.accepted(unit, file, outcome.completion) : outcome;
  }

  private async accepted(
    unit: WriteUnit,
    file: LearnerFile,
    completion: Completion,
  ): Promise<AcceptCompletionOutcome> {
    await this.completions.save(unit, completion, file.learner);
    await this.journal.append(unit, completionAccepted(completion));

    const others = file.completions.filter(({ id }) => id !== completion.id);
    const after: LearnerFile = { ...file, completions: [...others, completion] };
    const qualification = qualificationOf(after.completions, after.programme);
    if (qualification.kind === 'qualified') await this.qualifying.tell(unit, after);
    return { kind: 'completion-accepted', completion, qualification };
  }
}
