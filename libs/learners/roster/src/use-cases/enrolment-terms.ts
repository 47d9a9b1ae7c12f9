import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { type Policies, ProgrammeReads } from '#learners/programme';
import { type CalendarDay, Clock, dayOf, type Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

export interface Terms {
  readonly kind: 'may-enrol';
  readonly now: Instant;
  readonly today: CalendarDay;
  readonly programmeVersionId: string;
  readonly policies: Policies;
}

/** LPHQ has published no programme that anybody could be enrolled in. */
export interface NoProgramme {
  readonly kind: 'no-programme';
}

/** Whether an agency may enrol at this moment, and into what. */
@Injectable()
export class EnrolmentTerms {
  constructor(
    private readonly standings: AgencyStandings,
    private readonly programmes: ProgrammeReads,
    private readonly clock: Clock,
  ) {}

  /** The day by which what is typed is judged. */
  today(): CalendarDay {
    return this.clock.today();
  }

  async of(unit: WriteUnit, agencyId: AgencyId): Promise<Terms | AgencyNotAuthorised | NoProgramme> {
    const now = this.clock.now();
    const today = dayOf(now);
    const standing = await this.standings.mayAct(unit, agencyId, today);
    if (standing.kind === 'agency-not-authorised') return standing;
    const programme = await this.programmes.current(unit);
    if (programme === null) return { kind: 'no-programme' };
    const { id: programmeVersionId, policies } = programme;
    return { kind: 'may-enrol', now, today, programmeVersionId, policies };
  }
}
