import { Injectable } from '@nestjs/common';

import type { AgencyNotAuthorised } from '#authority/agencies';
import { type FieldProblem, isId } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { learnerEnrolled } from '../domain/learner.events.js';
import type { Learner } from '../domain/learner.js';
import { ageRefused, type MinorsNotAdmitted } from '../domain/learner-facts.js';
import { type EnrolLearnerRequest, readLearnerForm } from '../domain/learner-form.js';
import { type Newcomer, newLearner } from '../domain/new-learner.js';
import { LearnerStore } from '../store/learner.store.js';
import { EnrolmentTerms, type NoProgramme } from './enrolment-terms.js';

export type EnrolLearnerOutcome =
  | { readonly kind: 'learner-enrolled'; readonly learner: Learner }
  | { readonly kind: 'community-unknown' }
  | { readonly kind: 'external-id-taken'; readonly externalId: string }
  | AgencyNotAuthorised
  | NoProgramme
  | MinorsNotAdmitted
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

@Injectable()
export class EnrolLearner {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly terms: EnrolmentTerms,
    private readonly learners: LearnerStore,
    private readonly journal: Journal,
  ) {}

  /** Puts a learner on the agency's roster and enrols them in the version published last, from today on. */
  async run(actor: MemberActor, request: EnrolLearnerRequest): Promise<EnrolLearnerOutcome> {
    const form = readLearnerForm(request, this.terms.today());
    if (form.kind === 'problems') return { kind: 'invalid-input', problems: form.problems };
    const { communityId } = request;
    if (!isId(communityId)) return { kind: 'community-unknown' };
    const newcomer = { ...form.value, communityId, agencyId: actor.agencyId };
    return this.units.write(actor, (unit) => this.enrol(unit, newcomer));
  }

  private async enrol(unit: WriteUnit, newcomer: Newcomer): Promise<EnrolLearnerOutcome> {
    const terms = await this.terms.of(unit, newcomer.agencyId);
    if (terms.kind !== 'may-enrol') return unit.leaveUntouched(terms);
    const refusal = ageRefused(newcomer.ageAttested, terms.policies);
    if (refusal) return unit.leaveUntouched(refusal);
    const { now: at, today: enrolledOn, programmeVersionId } = terms;
    const learner = newLearner(newcomer, { at, enrolledOn, programmeVersionId });
    const added = await this.learners.add(unit, learner);
    if (added === 'community-unknown') return unit.leaveUntouched({ kind: added });
    if (added === 'external-id-taken')
      return unit.leaveUntouched({ kind: added, externalId: learner.externalId ?? '' });
    await this.journal.append(unit, learnerEnrolled(learner));
    return { kind: 'learner-enrolled', learner };
  }
}
