import { Injectable } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { ProgrammeReads } from '#learners/programme';
import { type Learner, LearnerReads } from '#learners/roster';
import { type CalendarDay, Clock } from '#platform/clock';
import { type ReadUnit, UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';
import type { ForeseenRecord } from '#proof/verification';

import type { BadgeKind, NameChoice } from '../domain/badge.js';
import { shownBadge } from '../domain/shown-badge.js';
import { mayShowName, shownName } from '../domain/shown-name.js';
import { type Term, termFrom } from '../domain/term.js';

export interface ForeseeBadgeRequest {
  readonly learnerId: string;
  readonly nameChoice: NameChoice;
  readonly kind?: BadgeKind;
  readonly validFrom?: CalendarDay | null;
}

export type ForeseeBadgeOutcome =
  { readonly kind: 'foreseen'; readonly record: ForeseenRecord } | { readonly kind: 'learner-unknown' };

/**
 * Says what a badge would show if it were issued to the learner now, signed and all. It answers for a learner who is
 * not qualified, too, and changes nothing.
 */
@Injectable()
export class ForeseeBadge {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly learners: LearnerReads,
    private readonly agencies: AgencyReads,
    private readonly programmes: ProgrammeReads,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, request: ForeseeBadgeRequest): Promise<ForeseeBadgeOutcome> {
    const { learnerId, nameChoice, kind = 'MSQ' } = request;
    return this.units.read(actor, async (unit) => {
      const learner = await this.learners.one(unit, learnerId);
      const agency = await this.agencies.own(unit);
      if (learner === null || agency === null) return { kind: 'learner-unknown' };
      const { validFrom, validUntil } = await this.termOf(unit, learner, request.validFrom ?? null);
      const publicName = mayShowName(learner.enrolment) ? shownName(learner.name, nameChoice) : null;
      const badge = { kind, state: 'ISSUED', revokedAt: null, revocationReason: null } as const;
      const record = shownBadge(agency, { ...badge, publicName, validFrom, validUntil });
      return { kind: 'foreseen', record };
    });
  }

  private async termOf(unit: ReadUnit, { enrolment }: Learner, begins: CalendarDay | null): Promise<Term> {
    const [programme] = await this.programmes.byIds(unit, [enrolment.programmeVersionId]);
    if (!programme) throw new Error(`Enrolment ${enrolment.id} names a programme version that is not there.`);
    return termFrom(this.clock.now(), programme.policies.badgeValidityMonths, begins);
  }
}
