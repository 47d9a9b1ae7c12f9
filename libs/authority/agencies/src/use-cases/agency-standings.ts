import { Injectable } from '@nestjs/common';

import type { CalendarDay } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { type MayAct, mayActOn } from '../domain/agency.js';
import { AgencyStore } from '../store/agency.store.js';

/** What other rooms ask before an agency acts. */
@Injectable()
export class AgencyStandings {
  constructor(private readonly agencies: AgencyStore) {}

  /**
   * Says whether the agency may act today, and keeps the answer true until the unit ends: its row is locked `for
   * share`, so a suspension waits for the act or the act sees the suspension (T14).
   */
  async mayAct(unit: WriteUnit, agencyId: AgencyId, today: CalendarDay): Promise<MayAct> {
    const agency = await this.agencies.openForShare(unit, agencyId);
    if (agency === null) throw new Error('The agency that acts is not there: its members outlived it.');
    return mayActOn(agency, today);
  }
}
