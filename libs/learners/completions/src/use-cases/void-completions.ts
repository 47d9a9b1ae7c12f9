import { Injectable } from '@nestjs/common';

import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionVoided } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { decideVoid, type VoidRefusal } from '../domain/decide-void.js';
import { type ReadReason, readReason } from '../domain/read-reason.js';
import { CompletionStore } from '../store/completion.store.js';
import type { TheirWork } from '../store/save-completions.js';
import { type RestingBadge, RestingBadges } from './resting-badges.js';
import { type Opened, type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

/** Why the acceptance does not stand. */
export interface Voiding {
  readonly reason: string;
}

/** The same for whatever was accepted of one assignment. */
export interface VoidAssignment extends Voiding {
  readonly assignment: number;
}

export type VoidCompletionOutcome =
  | {
      readonly kind: 'completion-voided';
      readonly completion: Completion;
      /** The badge that rested on it, if there was one. */
      readonly badge: RestingBadge | null;
    }
  | Exclude<OpenedCompletion, Opened>
  | VoidRefusal
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** What became of one work, and in whose file. */
interface Judged {
  readonly file: Opened['file'];
  readonly outcome: VoidCompletionOutcome;
}

/**
 * Takes the acceptance of an assignment of many learners back, for one reason. Each work is judged by its own learner's file:
 * what is refused to one changes nothing for another, and nothing of it was written. The completions take as many statements
 * as one, and so do the locks of the badges that rest on them; what then becomes of a badge is written for each by itself.
 */
@Injectable()
export class VoidCompletions {
  constructor(
    private readonly files: WaitingCompletions,
    private readonly completions: CompletionStore,
    private readonly badges: RestingBadges,
    private readonly journal: Journal,
  ) {}

  /** Every id asked for has an outcome. Learners are locked until the unit ends. */
  async within(
    unit: WriteUnit,
    actor: MemberActor,
    learnerIds: readonly string[],
    { assignment, ...voiding }: VoidAssignment,
  ): Promise<ReadonlyMap<string, VoidCompletionOutcome>> {
    const outcomes = new Map<string, VoidCompletionOutcome>();
    const works: Opened[] = [];
    for (const [id, each] of await this.files.openAssignments(unit, learnerIds, assignment))
      if (each.kind === 'opened') works.push(each);
      else outcomes.set(id, each);
    for (const { file, outcome } of await this.judged(unit, actor, works, voiding))
      outcomes.set(file.learner.id, outcome);
    return outcomes;
  }

  /** One work, whose file is open already. */
  async one(
    unit: WriteUnit,
    actor: MemberActor,
    opened: OpenedCompletion,
    voiding: Voiding,
  ): Promise<VoidCompletionOutcome> {
    if (opened.kind !== 'opened') return opened;
    const [judged] = await this.judged(unit, actor, [opened], voiding);
    return judged?.outcome ?? { kind: 'completion-unknown' };
  }

  private async judged(
    unit: WriteUnit,
    actor: MemberActor,
    works: readonly Opened[],
    { reason }: Voiding,
  ): Promise<readonly Judged[]> {
    const read = readReason(reason);
    const judged = works.map((work) => judge(work, actor, read));
    const badges = await this.write(unit, actor, judged);
    return judged.map(({ file, outcome }) => {
      if (outcome.kind !== 'completion-voided') return { file, outcome };
      return { file, outcome: { ...outcome, badge: badges.get(outcome.completion.id) ?? null } };
    });
  }

  private async write(
    unit: WriteUnit,
    { accountId: by }: MemberActor,
    judged: readonly Judged[],
  ): Promise<ReadonlyMap<string, RestingBadge>> {
    const voided = judged.flatMap(({ file, outcome }) =>
      outcome.kind === 'completion-voided' ? [{ file, completion: outcome.completion }] : [],
    );
    if (voided.length === 0) return new Map();
    const works = voided.map(({ file, completion }): TheirWork => ({ completion, learner: file.learner }));
    await this.completions.saveVoided(unit, works);
    await this.journal.appendAll(
      unit,
      works.map(({ completion }) => completionVoided(completion)),
    );
    const consequences = voided.map(({ file, completion }) => ({ file, completionId: completion.id, by }));
    return this.badges.afterVoiding(unit, consequences);
  }
}

/** Whether it is voided; the badge is known only once that is written. */
function judge({ file, completion }: Opened, { accountId }: MemberActor, read: ReadReason): Judged {
  if (read.kind === 'invalid-input') return { file, outcome: read };
  const decision = decideVoid(completion, { by: accountId, at: file.openedAt, reason: read.reason });
  if (decision.kind !== 'voided') return { file, outcome: decision };
  return { file, outcome: { ...decision, kind: 'completion-voided', badge: null } };
}
