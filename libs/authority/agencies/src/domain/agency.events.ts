import type { JournalEvent } from '#platform/journal';

import type { Agency, Contacts } from './agency.js';
import type { Logo } from './logo.js';

/** Contacts may name a person, so they stand among the particulars although a scan shows them. */
export function agencyAuthorised(agency: Agency): JournalEvent {
  const { slug, authorisedUntil, name, phone, email } = agency;
  return {
    ...aboutAgency('agency.authorised', agency),
    facts: { slug, authorisedUntil },
    particulars: { name, phone, email },
  };
}

export function agencySuspended(agency: Agency, reason: string): JournalEvent {
  return { ...aboutAgency('agency.suspended', agency), particulars: { reason } };
}

export function agencyReinstated(agency: Agency, reason: string): JournalEvent {
  return { ...aboutAgency('agency.reinstated', agency), particulars: { reason } };
}

/** The facts say which of them, the particulars what they were and are. */
export function contactsChanged(
  agency: Agency,
  before: Contacts,
  fields: readonly (keyof Contacts)[],
): JournalEvent {
  const { phone, email } = agency;
  return {
    ...aboutAgency('agency.contacts-changed', agency),
    facts: { fields: [...fields] },
    particulars: { phone, email, phoneBefore: before.phone, emailBefore: before.email },
  };
}

export function badgeHoldChanged(agency: Agency, before: Pick<Agency, 'badgeHoldMinutes'>): JournalEvent {
  const { badgeHoldMinutes: minutes } = agency;
  return {
    ...aboutAgency('agency.badge-hold-changed', agency),
    facts: { minutes, minutesBefore: before.badgeHoldMinutes },
  };
}

export function logoChanged(agency: Pick<Agency, 'id'>, { width, height, digest }: Logo): JournalEvent {
  return { ...aboutAgency('agency.logo-changed', agency), facts: { width, height, digest } };
}

export function logoRemoved(agency: Pick<Agency, 'id'>): JournalEvent {
  return aboutAgency('agency.logo-removed', agency);
}

function aboutAgency(
  type: string,
  { id }: Pick<Agency, 'id'>,
): Pick<JournalEvent, 'type' | 'object' | 'subjectId'> & { subjectId: string } {
  return { type, object: { kind: 'agency', id }, subjectId: id };
}
