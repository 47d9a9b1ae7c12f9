import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { type FieldProblem, problem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { badgeHoldChanged } from '../domain/agency.events.js';
import { type Agency, type AgencyNotAuthorised, BADGE_HOLD, mayActOn } from '../domain/agency.js';
import { AgencyStore } from '../store/agency.store.js';

export interface ChangeBadgeHoldRequest {
  readonly minutes: number;
}

export type ChangeBadgeHoldOutcome =
  | { readonly kind: 'badge-hold-changed'; readonly agency: Agency }
  | AgencyNotAuthorised
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

const RANGE = { minimum: BADGE_HOLD.least, maximum: BADGE_HOLD.most };

/** Keeps how long a badge is held before anyone is told of it. Badges that are prepared already keep the hold they have. */
@Injectable()
export class ChangeBadgeHold {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: MemberActor, { minutes }: ChangeBadgeHoldRequest): Promise<ChangeBadgeHoldOutcome> {
    const isWithin = Number.isInteger(minutes) && BADGE_HOLD.least <= minutes && minutes <= BADGE_HOLD.most;
    if (!isWithin)
      return { kind: 'invalid-input', problems: problem('minutes', 'out-of-range', RANGE).problems };
    return this.units.write(actor, (unit) => this.keep(unit, actor, minutes));
  }

  private async keep(
    unit: WriteUnit,
    { agencyId }: MemberActor,
    badgeHoldMinutes: number,
  ): Promise<ChangeBadgeHoldOutcome> {
    const before = await this.agencies.openForUpdate(unit, agencyId);
    if (before === null) throw new Error('The agency that acts is not there: its members outlived it.');
    const leave = mayActOn(before, this.clock.today());
    if (leave.kind === 'agency-not-authorised') return unit.leaveUntouched(leave);
    if (before.badgeHoldMinutes === badgeHoldMinutes)
      return unit.leaveUntouched({ kind: 'badge-hold-changed', agency: before });
    const agency = { ...before, badgeHoldMinutes };
    await this.agencies.keepBadgeHold(unit, agency);
    await this.journal.append(unit, badgeHoldChanged(agency, before));
    return { kind: 'badge-hold-changed', agency };
  }
}
