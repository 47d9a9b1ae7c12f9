import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { contactsChanged } from '../domain/agency.events.js';
import {
  type Agency,
  type AgencyNotAuthorised,
  type Contacts,
  mayActOn,
  withContacts,
} from '../domain/agency.js';
import { type ChangeOrganisationRequest, readContacts } from '../domain/agency-form.js';
import { AgencyStore } from '../store/agency.store.js';

export type ChangeOrganisationOutcome =
  | { readonly kind: 'organisation-changed'; readonly agency: Agency }
  | AgencyNotAuthorised
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

@Injectable()
export class ChangeOrganisation {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Keeps whom strangers may call and write to; the next scan shows it. What is so already is kept as it is, and not told. */
  async run(actor: MemberActor, request: ChangeOrganisationRequest): Promise<ChangeOrganisationOutcome> {
    const contacts = readContacts(request);
    if (contacts.kind === 'problems') return { kind: 'invalid-input', problems: contacts.problems };
    return this.units.write(actor, (unit) => this.keep(unit, actor, contacts.value));
  }

  private async keep(
    unit: WriteUnit,
    { agencyId }: MemberActor,
    contacts: Contacts,
  ): Promise<ChangeOrganisationOutcome> {
    const before = await this.agencies.openForUpdate(unit, agencyId);
    if (before === null) throw new Error('The agency that acts is not there: its members outlived it.');
    const leave = mayActOn(before, this.clock.today());
    if (leave.kind === 'agency-not-authorised') return unit.leaveUntouched(leave);
    const changed = withContacts(before, contacts);
    if (changed.kind === 'unchanged')
      return unit.leaveUntouched({ kind: 'organisation-changed', agency: before });
    await this.agencies.keepContacts(unit, changed.agency);
    await this.journal.append(unit, contactsChanged(changed.agency, before, changed.fields));
    return { kind: 'organisation-changed', agency: changed.agency };
  }
}
