import { Injectable } from '@nestjs/common';

import { LearnerFiles, type OpenedFile } from '#learners/completions';
import { qualificationOf } from '#learners/qualification';
import type { FieldProblem } from '#platform/input';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import { decideReinstate, type ReinstateRefusal } from '../domain/decide-suspend.js';
import { readNote } from '../domain/read-suspension.js';
import { BadgeReads } from '../store/badge.reads.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeMoves } from './badge-moves.js';

export interface ReinstateBadgeRequest {
  readonly badgeId: string;
  readonly note?: string | null;
}

export type ReinstateBadgeOutcome =
  | { readonly kind: 'badge-reinstated'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | Exclude<OpenedFile, { readonly kind: 'opened' | 'learner-unknown' }>
  | ReinstateRefusal;

/**
 * Puts a suspended badge back into use. It states a qualification, so the learner's file is opened as for issuing: who is
 * not qualified at present gets nothing back, and an agency that may not act today gives nothing back.
 */
@Injectable()
export class ReinstateBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: LearnerFiles,
    private readonly reads: BadgeReads,
    private readonly badges: BadgeStore,
    private readonly moves: BadgeMoves,
  ) {}

  run(actor: MemberActor, request: ReinstateBadgeRequest): Promise<ReinstateBadgeOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcome = await this.within(unit, actor, request);
      return outcome.kind === 'badge-reinstated' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  /** The learner's lock first, then the badge's, as everywhere. */
  private async within(
    unit: WriteUnit,
    actor: MemberActor,
    { badgeId, note }: ReinstateBadgeRequest,
  ): Promise<ReinstateBadgeOutcome> {
    const glimpsed = await this.reads.one(unit, badgeId);
    if (glimpsed === null) return { kind: 'badge-unknown' };
    const read = readNote(note);
    if (read.kind === 'invalid-input') return read;
    const opened = await this.files.openForUpdate(unit, glimpsed.learnerId);
    if (opened.kind === 'learner-unknown') return { kind: 'badge-unknown' };
    if (opened.kind !== 'opened') return opened;

    const badge = await this.badges.openForUpdate(unit, actor.agencyId, badgeId);
    if (badge === null) return { kind: 'badge-unknown' };
    const { completions, programme, learner } = opened.file;
    const qualification = qualificationOf(completions, programme);
    const decision = decideReinstate(badge, qualification, learner.enrolment);
    if (decision.kind !== 'reinstated') return decision;
    await this.moves.reinstate(unit, decision.badge, { note: read.note, at: opened.file.openedAt });
    return { kind: 'badge-reinstated', badge: decision.badge };
  }
}
