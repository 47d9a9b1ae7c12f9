import { Injectable } from '@nestjs/common';

import { type FieldProblem, isId, type Raw } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { type AgencyId, inAgency, type StaffActor } from '#platform/tenancy';

import { agencyReinstated } from '../domain/agency.events.js';
import { type Agency, moved, type StandingUnchanged } from '../domain/agency.js';
import { readReason } from '../domain/agency-form.js';
import { AgencyStore } from '../store/agency.store.js';

export interface ReinstateAgencyRequest {
  readonly agencyId: string;
  readonly reason: Raw;
}

export type ReinstateAgencyOutcome =
  | { readonly kind: 'agency-reinstated'; readonly agency: Agency }
  | { readonly kind: 'agency-unknown' }
  | StandingUnchanged
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

@Injectable()
export class ReinstateAgency {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyStore,
    private readonly journal: Journal,
  ) {}

  /** Lifts a suspension: from the commit on the agency acts again, until the last day of its authorisation. */
  async run(actor: StaffActor, request: ReinstateAgencyRequest): Promise<ReinstateAgencyOutcome> {
    const reason = readReason(request.reason);
    if (reason.kind === 'problems') return { kind: 'invalid-input', problems: reason.problems };
    if (!isId(request.agencyId)) return { kind: 'agency-unknown' };
    const agencyId = request.agencyId as AgencyId;
    return this.units.write(inAgency(actor, agencyId), (unit) =>
      this.reinstate(unit, agencyId, reason.value),
    );
  }

  private async reinstate(unit: WriteUnit, id: AgencyId, reason: string): Promise<ReinstateAgencyOutcome> {
    const agency = await this.agencies.openForUpdate(unit, id);
    if (agency === null) return unit.leaveUntouched({ kind: 'agency-unknown' });
    const reinstated = moved(agency, 'reinstate');
    if (reinstated.kind === 'standing-unchanged') return unit.leaveUntouched(reinstated);
    await this.agencies.keepStanding(unit, reinstated.agency);
    await this.journal.append(unit, agencyReinstated(reinstated.agency, reason));
    return { kind: 'agency-reinstated', agency: reinstated.agency };
  }
}
