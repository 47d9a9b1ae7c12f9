import type { CalendarDay } from '#platform/clock';
import {
  type Parsed,
  problem,
  type Raw,
  readComingDay,
  readEmail,
  readFreeText,
  readName,
  readPhone,
  readSlug,
  together,
} from '#platform/input';

import type { Contacts } from './agency.js';

export interface AuthoriseAgencyRequest {
  readonly name: Raw;
  readonly slug: Raw;
  readonly phone: Raw;
  readonly email: Raw;
  readonly authorisedUntil: Raw;
}

export interface AgencyForm {
  readonly name: string;
  readonly slug: string;
  readonly phone: string;
  readonly email: string;
  readonly authorisedUntil: CalendarDay;
}

/** LPHQ is an issuer too; nobody else may be addressed as it. */
const RESERVED_SLUGS: readonly string[] = ['lphq'];

const REASON = { maximum: 1000, lines: 'many' } as const;

export function readAgencyForm(request: AuthoriseAgencyRequest, today: CalendarDay): Parsed<AgencyForm> {
  return together({
    name: readName('name', request.name),
    slug: readUnreservedSlug(request.slug),
    phone: readPhone('phone', request.phone),
    email: readEmail('email', request.email),
    authorisedUntil: readComingDay('authorisedUntil', request.authorisedUntil, today),
  });
}

export interface ChangeOrganisationRequest {
  readonly phone: Raw;
  readonly email: Raw;
}

export function readContacts(request: ChangeOrganisationRequest): Parsed<Contacts> {
  return together({
    phone: readPhone('phone', request.phone),
    email: readEmail('email', request.email),
  });
}

/** Why LPHQ suspends or reinstates; the agency reads it in its journal. */
export function readReason(reason: Raw): Parsed<string> {
  return readFreeText('reason', reason, REASON);
}

function readUnreservedSlug(raw: Raw): Parsed<string> {
  const slug = readSlug('slug', raw);
  return slug.kind === 'read' && RESERVED_SLUGS.includes(slug.value) ? problem('slug', 'reserved') : slug;
}
