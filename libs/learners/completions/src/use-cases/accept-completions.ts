import { Injectable } from '@nestjs/common';

import { type Qualification, qualificationOf } from '#learners/qualification';
import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionAccepted } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { type AcceptRefusal, decideAccept, type Verdict } from '../domain/decide-accept.js';
import type { Decider } from '../domain/four-eyes.js';
import type { LearnerFile } from '../domain/learner-file.js';
import type { RubricNoteText } from '../domain/read-rubric-notes.js';
import { CompletionStore } from '../store/completion.store.js';
import { Qualifying } from './qualifying.js';
import { type Opened, type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

/** What is found of the work, and by whom. */
export interface Acceptance {
  /** Codes of the outcomes that were met; absent: all that the assignment asks for. */
  readonly outcomesMet?: readonly string[] | null;
  /** What the assessor noted about single outcomes. */
  readonly rubricNotes?: readonly RubricNoteText[] | null;
  /** The e-mail of the deciding account: nobody decides about themselves, with or without a linked account. */
  readonly deciderEmail: string;
}

/** The same for whatever waits of one assignment. */
export interface AcceptAssignment extends Acceptance {
  readonly assignment: number;
}

export type AcceptCompletionOutcome =
  | {
      readonly kind: 'completion-accepted';
      readonly completion: Completion;
      /** Whether this acceptance qualified the learner, or what the programme still asks of them. */
      readonly qualification: Qualification;
    }
  | Exclude<OpenedCompletion, Opened>
  | AcceptRefusal;

/** What became of one work, and its learner's file after it. */
interface Judged {
  readonly file: LearnerFile;
  readonly outcome: AcceptCompletionOutcome;
}

/**
 * Accepts an assignment of many learners as a second person, in as many statements as for one. Each work is judged by its
 * own learner's file: what is refused to one changes nothing for another, and nothing of it was written.
 */
@Injectable()
export class AcceptCompletions {
  constructor(
    private readonly waiting: WaitingCompletions,
    private readonly completions: CompletionStore,
    private readonly journal: Journal,
    private readonly qualifying: Qualifying,
  ) {}

  /** Every id asked for has an outcome. Learners are locked until the unit ends. */
  async within(
    unit: WriteUnit,
    actor: MemberActor,
    learnerIds: readonly string[],
    { assignment, ...acceptance }: AcceptAssignment,
  ): Promise<ReadonlyMap<string, AcceptCompletionOutcome>> {
    const outcomes = new Map<string, AcceptCompletionOutcome>();
    const works: Opened[] = [];
    for (const [id, each] of await this.waiting.openAssignments(unit, learnerIds, assignment))
      if (each.kind === 'opened') works.push(each);
      else outcomes.set(id, each);
    for (const { file, outcome } of await this.judged(unit, actor, works, acceptance))
      outcomes.set(file.learner.id, outcome);
    return outcomes;
  }

  /** One work, whose file is open already. */
  async one(
    unit: WriteUnit,
    actor: MemberActor,
    opened: OpenedCompletion,
    acceptance: Acceptance,
  ): Promise<AcceptCompletionOutcome> {
    if (opened.kind !== 'opened') return opened;
    const [judged] = await this.judged(unit, actor, [opened], acceptance);
    return judged?.outcome ?? { kind: 'completion-unknown' };
  }

  private async judged(
    unit: WriteUnit,
    { accountId }: MemberActor,
    works: readonly Opened[],
    { deciderEmail: email, outcomesMet = null, rubricNotes }: Acceptance,
  ): Promise<readonly Judged[]> {
    const waiting = works.map(({ completion }) => completion);
    const waysIn = await this.completions.waysInOf(unit, waiting, accountId);
    const judged = works.map((work) => {
      const decider = { accountId, email, wayIn: waysIn.get(work.completion.id) ?? null };
      return judge(work, decider, { outcomesMet, rubricNotes: rubricNotes ?? [] });
    });
    await this.write(unit, judged);
    return judged;
  }

  private async write(unit: WriteUnit, judged: readonly Judged[]): Promise<void> {
    const accepted = judged.flatMap(({ file, outcome }) =>
      outcome.kind === 'completion-accepted' ? [{ ...outcome, file, learner: file.learner }] : [],
    );
    await this.completions.saveAll(unit, accepted);
    await this.journal.appendAll(
      unit,
      accepted.map(({ completion }) => completionAccepted(completion)),
    );
    const qualified = accepted.filter(({ qualification }) => qualification.kind === 'qualified');
    await this.qualifying.tell(
      unit,
      qualified.map(({ file }) => file),
    );
  }
}

function judge({ file, completion }: Opened, decider: Decider, verdict: Verdict): Judged {
  const decision = decideAccept(file, completion, decider, verdict);
  if (decision.kind !== 'accepted') return { file, outcome: decision };
  const accepted = decision.completion;
  const others = file.completions.filter(({ id }) => id !== accepted.id);
  const after: LearnerFile = { ...file, completions: [...others, accepted] };
  const qualification = qualificationOf(after.completions, after.programme);
  return { file: after, outcome: { kind: 'completion-accepted', completion: accepted, qualification } };
}
