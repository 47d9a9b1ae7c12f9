import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionUndone } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { decideUndo, type UndoDecision, type UndoneAct, type UndoRefusal } from '../domain/decide-undo.js';
import { CompletionStore } from '../store/completion.store.js';
import type { TheirWork } from '../store/save-completions.js';
import { RestingBadges } from './resting-badges.js';
import { type Opened, type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

export type UndoCompletionOutcome =
  | {
      readonly kind: 'completion-undone';
      readonly act: UndoneAct;
      readonly learnerId: string;
      /** As it stands again; null: the assignment is not started again. */
      readonly completion: Completion | null;
    }
  | Exclude<OpenedCompletion, Opened>
  | UndoRefusal;

/** What became of one work, and how it stood until then. */
interface Judged extends Opened {
  readonly decision: UndoDecision;
}

/**
 * Undoes the last submission, acceptance or return of many works, each within its minutes, in as many statements as for one.
 * Each is judged by itself: what is refused changes nothing for another, and nothing of it was written.
 */
@Injectable()
export class UndoCompletions {
  constructor(
    private readonly files: WaitingCompletions,
    private readonly completions: CompletionStore,
    private readonly badges: RestingBadges,
    private readonly journal: Journal,
  ) {}

  /** Every id asked for has an outcome. Learners are locked, from the lowest id on, until the unit ends. */
  async within(
    unit: WriteUnit,
    actor: MemberActor,
    completionIds: readonly string[],
  ): Promise<ReadonlyMap<string, UndoCompletionOutcome>> {
    const outcomes = new Map<string, UndoCompletionOutcome>();
    const works: Opened[] = [];
    for (const [id, each] of await this.files.openAllForUpdate(unit, completionIds))
      if (each.kind === 'opened') works.push(each);
      else outcomes.set(id, each);
    for (const judged of await this.judged(unit, actor, works))
      outcomes.set(judged.completion.id, told(judged));
    return outcomes;
  }

  private async judged(
    unit: WriteUnit,
    actor: MemberActor,
    works: readonly Opened[],
  ): Promise<readonly Judged[]> {
    const attempts = await this.completions.attemptsBefore(unit, works.map(theirs));
    const prepared = await this.preparedSince(unit, works);
    const judged = works.map((work) => ({
      ...work,
      decision: decide(work, actor, {
        attemptBefore: attempts.get(work.completion.id) ?? null,
        badgePrepared: prepared.has(work.completion.id),
      }),
    }));
    await this.write(unit, judged);
    return judged;
  }

  private preparedSince(unit: WriteUnit, works: readonly Opened[]): Promise<ReadonlySet<string>> {
    const decided = works.flatMap(({ file, completion: { id: completionId, decidedAt } }) =>
      decidedAt === null ? [] : [{ file, completionId, decidedAt }],
    );
    return this.badges.preparedSince(unit, decided);
  }

  /** Where nothing stood before, nothing stands again. */
  private async write(unit: WriteUnit, judged: readonly Judged[]): Promise<void> {
    const [again, gone]: [TheirWork[], TheirWork[]] = [[], []];
    for (const { decision, ...work } of judged) {
      if (decision.kind !== 'undone') continue;
      if (decision.completion === null) gone.push(theirs(work));
      else again.push({ ...theirs(work), completion: decision.completion });
    }
    await this.completions.removeAll(unit, gone);
    await this.completions.saveAll(unit, again);
    const undone = judged.flatMap(({ completion, decision }) =>
      decision.kind === 'undone' ? [completionUndone(completion, decision.act)] : [],
    );
    await this.journal.appendAll(unit, undone);
  }
}

interface Before {
  readonly attemptBefore: Completion | null;
  readonly badgePrepared: boolean;
}

/** Of a learner who was transferred nothing is undone: what was accepted counts at another agency by now. */
function decide({ file, completion }: Opened, actor: MemberActor, before: Before): UndoDecision {
  if (file.learner.enrolment.standing === 'TRANSFERRED')
    return { kind: 'no-act-to-undo', state: completion.state };
  return decideUndo(completion, actor, { now: file.openedAt, ...before });
}

function theirs({ file, completion }: Pick<Opened, 'file' | 'completion'>): TheirWork {
  return { completion, learner: file.learner };
}

function told({ completion, decision }: Judged): UndoCompletionOutcome {
  if (decision.kind !== 'undone') return decision;
  return { ...decision, kind: 'completion-undone', learnerId: completion.learnerId };
}
