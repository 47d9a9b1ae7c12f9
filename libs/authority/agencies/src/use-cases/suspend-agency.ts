import { Injectable } from '@nestjs/common';

import { type FieldProblem, isId, type Raw } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { type AgencyId, inAgency, type StaffActor } from '#platform/tenancy';

import { agencySuspended } from '../domain/agency.events.js';
import { type Agency, moved, type StandingUnchanged } from '../domain/agency.js';
import { readReason } from '../domain/agency-form.js';
import { AgencyStore } from '../store/agency.store.js';

export interface SuspendAgencyRequest {
  readonly agencyId: string;
  readonly reason: Raw;
}

export type SuspendAgencyOutcome =
  | { readonly kind: 'agency-suspended'; readonly agency: Agency }
  | { readonly kind: 'agency-unknown' }
  | StandingUnchanged
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

@Injectable()
export class SuspendAgency {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyStore,
    private readonly journal: Journal,
  ) {}

  /** Suspends an agency: from the commit on it may read and revoke, no more. Badges already issued stay as they are. */
  async run(actor: StaffActor, request: SuspendAgencyRequest): Promise<SuspendAgencyOutcome> {
    const reason = readReason(request.reason);
    if (reason.kind === 'problems') return { kind: 'invalid-input', problems: reason.problems };
    if (!isId(request.agencyId)) return { kind: 'agency-unknown' };
    const agencyId = request.agencyId as AgencyId;
    return this.units.write(inAgency(actor, agencyId), (unit) => this.suspend(unit, agencyId, reason.value));
  }

  private async suspend(unit: WriteUnit, id: AgencyId, reason: string): Promise<SuspendAgencyOutcome> {
    const agency = await this.agencies.openForUpdate(unit, id);
    if (agency === null) return unit.leaveUntouched({ kind: 'agency-unknown' });
    const suspended = moved(agency, 'suspend');
    if (suspended.kind === 'standing-unchanged') return unit.leaveUntouched(suspended);
    await this.agencies.keepStanding(unit, suspended.agency);
    await this.journal.append(unit, agencySuspended(suspended.agency, reason));
    return { kind: 'agency-suspended', agency: suspended.agency };
  }
}
