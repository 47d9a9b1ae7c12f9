import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { ProgrammeReads } from '#learners/programme';
import { type CalendarDay, Clock, dayOf, type Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

export interface Terms {
  readonly kind: 'may-enrol';
  readonly now: Instant;
  readonly today: CalendarDay;
  readonly programmeVersionId: string;
}

/** Whether an agency may enrol at this moment, and into what. */
@Injectable()
export class EnrolmentTerms {
  constructor(
    private readonly standings: AgencyStandings,
    private readonly programmes: ProgrammeReads,
    private readonly clock: Clock,
  ) {}

  async of(unit: WriteUnit, agencyId: AgencyId): Promise<Terms | AgencyNotAuthorised> {
    const now = this.clock.now();
    const today = dayOf(now);
    const standing = await this.standings.mayAct(unit, agencyId, today);
    if (standing.kind === 'agency-not-authorised') return standing;
    const { id: programmeVersionId } = await this.programmes.current(unit);
    return { kind: 'may-enrol', now, today, programmeVersionId };
  }
}
