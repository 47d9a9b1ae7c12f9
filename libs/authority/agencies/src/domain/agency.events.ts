import type { JournalEvent } from '#platform/journal';

import type { Agency } from './agency.js';

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

function aboutAgency(
  type: string,
  { id }: Agency,
): Pick<JournalEvent, 'type' | 'object' | 'subjectId'> & { subjectId: string } {
  return { type, object: { kind: 'agency', id }, subjectId: id };
}
