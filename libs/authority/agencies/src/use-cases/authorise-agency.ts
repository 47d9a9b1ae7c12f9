import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { type AgencyId, inAgency, type StaffActor } from '#platform/tenancy';

import { agencyAuthorised } from '../domain/agency.events.js';
import { type Agency, agencyNameKey, BADGE_HOLD } from '../domain/agency.js';
import { type AuthoriseAgencyRequest, readAgencyForm } from '../domain/agency-form.js';
import { AgencyStore } from '../store/agency.store.js';

export type AuthoriseAgencyOutcome =
  | { readonly kind: 'agency-authorised'; readonly agency: Agency }
  | { readonly kind: 'slug-taken'; readonly slug: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

@Injectable()
export class AuthoriseAgency {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyStore,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Authorises a new agency until the end of a day. Its keys are made by the worker when it hears of it. */
  async run(actor: StaffActor, request: AuthoriseAgencyRequest): Promise<AuthoriseAgencyOutcome> {
    const form = readAgencyForm(request, this.clock.today());
    if (form.kind === 'problems') return { kind: 'invalid-input', problems: form.problems };
    const id = randomUUID() as AgencyId;
    const nameKey = agencyNameKey(form.value.name);
    const agency: Agency = {
      ...form.value,
      id,
      nameKey,
      standing: 'AUTHORISED',
      createdAt: this.clock.now(),
      badgeHoldMinutes: BADGE_HOLD.least,
    };
    return this.units.write(inAgency(actor, id), (unit) => this.add(unit, agency));
  }

  private async add(unit: WriteUnit, agency: Agency): Promise<AuthoriseAgencyOutcome> {
    const added = await this.agencies.add(unit, agency);
    if (added === 'slug-taken') return unit.leaveUntouched({ kind: 'slug-taken', slug: agency.slug });
    await this.journal.append(unit, agencyAuthorised(agency));
    await this.outbox.publish(unit, { type: 'agency.authorised', payload: { agencyId: agency.id } });
    return { kind: 'agency-authorised', agency };
  }
}
