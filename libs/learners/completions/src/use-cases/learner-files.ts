import { Injectable } from '@nestjs/common';

import { AgencyStandings } from '#authority/agencies';
import { ProgrammeReads } from '#learners/programme';
import { type Learner, LearnerStore } from '#learners/roster';
import { Clock, dayOf } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import type { LearnerFile } from '../domain/learner-file.js';
import { CompletionStore } from '../store/completion.store.js';

type Standing = Awaited<ReturnType<AgencyStandings['mayAct']>>;

export type OpenedFile =
  | { readonly kind: 'opened'; readonly file: LearnerFile }
  | { readonly kind: 'learner-unknown' }
  | Extract<Standing, { readonly kind: 'agency-not-authorised' }>;

/**
 * Opens a learner's file for a decision. Locks in one order everywhere: the learner's row for update, the agency's
 * row for share, the completions for share. Until the unit ends nobody submits, decides or issues
 * for this learner, and nobody suspends the agency (T14, T17).
 */
@Injectable()
export class LearnerFiles {
  constructor(
    private readonly learners: LearnerStore,
    private readonly standings: AgencyStandings,
    private readonly programmes: ProgrammeReads,
    private readonly completions: CompletionStore,
    private readonly clock: Clock,
  ) {}

  async openForUpdate(unit: WriteUnit, learnerId: string): Promise<OpenedFile> {
    const learner = await this.learners.openForUpdate(unit, learnerId);
    if (learner === null) return { kind: 'learner-unknown' };
    const openedAt = this.clock.now();
    const today = dayOf(openedAt);
    const standing = await this.standings.mayAct(unit, learner.agencyId, today);
    if (standing.kind === 'agency-not-authorised') return standing;

    const programme = await this.programmeOf(unit, learner);
    const completions = await this.completions.heldForDecision(unit, learner);
    return {
      kind: 'opened',
      file: { agency: standing.agency, learner, programme, completions, openedAt, today },
    };
  }

  private async programmeOf(unit: WriteUnit, learner: Learner): Promise<LearnerFile['programme']> {
    const [programme] = await this.programmes.byIds(unit, [learner.enrolment.programmeVersionId]);
    if (!programme)
      throw new Error(`Enrolment ${learner.enrolment.id} names a programme version that is not there.`);
    return programme;
  }
}
