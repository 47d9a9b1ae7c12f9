import type { CalendarDay } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import type { Agency, AgencyStanding } from '../domain/agency.js';

/** What every read of an agency selects, and nothing else. */
export const AGENCY_COLUMNS = `agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at,
  badge_hold_minutes`;

export interface AgencyColumns {
  agency_id: string;
  slug: string;
  name: string;
  name_key: string;
  phone: string;
  email: string;
  standing: string;
  authorised_until: string;
  created_at: Date;
  badge_hold_minutes: number;
}

export function toAgency(row: AgencyColumns): Agency {
  return {
    id: row.agency_id as AgencyId,
    slug: row.slug,
    name: row.name,
    nameKey: row.name_key,
    phone: row.phone,
    email: row.email,
    standing: row.standing as AgencyStanding,
    authorisedUntil: row.authorised_until as CalendarDay,
    createdAt: row.created_at,
    badgeHoldMinutes: row.badge_hold_minutes,
  };
}
