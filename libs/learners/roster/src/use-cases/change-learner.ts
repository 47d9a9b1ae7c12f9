import { Injectable } from '@nestjs/common';

import { ProgrammeReads } from '#learners/programme';
import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { learnerChanged } from '../domain/learner.events.js';
import type { Learner } from '../domain/learner.js';
import {
  ageRefused,
  type BadgeShowsName,
  type MinorsNotAdmitted,
  withFacts,
} from '../domain/learner-facts.js';
import { type CorrectedForm, type LearnerFactsRequest, readCorrected } from '../domain/learner-form.js';
import { LearnerStore } from '../store/learner.store.js';
import { type LearnerForChange, LearnersForChange } from './learners-for-change.js';

export interface ChangeLearnerRequest extends LearnerFactsRequest {
  readonly learnerId: string;
}

export type ChangeLearnerOutcome =
  | { readonly kind: 'learner-changed'; readonly learner: Learner }
  | Exclude<LearnerForChange, { readonly kind: 'opened' }>
  | { readonly kind: 'external-id-taken'; readonly externalId: string }
  | MinorsNotAdmitted
  | BadgeShowsName
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/**
 * Corrects who a learner is: names, addresses, the day of joining, what was attested of the age. Open for whoever has left, too: a wrong
 * entry is theirs to have put right. What is so already is kept and not told; badges keep the name they were signed with,
 * so nobody becomes a minor over a badge that shows one.
 */
@Injectable()
export class ChangeLearner {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly forChange: LearnersForChange,
    private readonly programmes: ProgrammeReads,
    private readonly learners: LearnerStore,
    private readonly journal: Journal,
  ) {}

  async run(
    actor: MemberActor,
    { learnerId, ...facts }: ChangeLearnerRequest,
  ): Promise<ChangeLearnerOutcome> {
    const form = readCorrected(facts, this.forChange.today());
    if (form.kind === 'problems') return { kind: 'invalid-input', problems: form.problems };
    return this.units.write(actor, async (unit): Promise<ChangeLearnerOutcome> => {
      const opened = await this.forChange.open(unit, learnerId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      return this.changed(unit, opened.learner, form.value);
    });
  }

  private async changed(
    unit: WriteUnit,
    before: Learner,
    form: CorrectedForm,
  ): Promise<ChangeLearnerOutcome> {
    const { learner, fields } = withFacts(before, form);
    if (fields.length === 0) return unit.leaveUntouched({ kind: 'learner-changed', learner: before });
    const refusal = fields.includes('ageAttested') ? await this.ageStays(unit, learner) : null;
    if (refusal) return unit.leaveUntouched(refusal);
    const kept = await this.learners.keepFacts(unit, learner);
    if (kept === 'external-id-taken')
      return unit.leaveUntouched({ kind: kept, externalId: learner.externalId ?? '' });
    await this.journal.append(unit, learnerChanged(learner, before, fields));
    return { kind: 'learner-changed', learner };
  }

  private async ageStays(
    unit: WriteUnit,
    { id, enrolment }: Learner,
  ): Promise<MinorsNotAdmitted | BadgeShowsName | null> {
    const [programme] = await this.programmes.byIds(unit, [enrolment.programmeVersionId]);
    if (!programme) throw new Error(`Enrolment ${enrolment.id} names a programme version that is not there.`);
    const tooYoung = ageRefused(enrolment.ageAttested, programme.policies);
    if (tooYoung || enrolment.ageAttested !== 'MINOR_WITH_CONSENT') return tooYoung;
    const named = await this.learners.namedBadge(unit, id);
    return named && { kind: 'badge-shows-name', ...named };
  }
}
