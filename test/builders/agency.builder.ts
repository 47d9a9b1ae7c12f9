import { randomUUID } from 'node:crypto';

import { type Agency, agencyNameKey } from '#authority/agencies';
import { type CalendarDay, parseInstant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';

/** An agency in good standing until far away; each has its own id and slug. */
export function anAgency(): AgencyBuilder {
  const id = randomUUID() as AgencyId;
  return new AgencyBuilder({
    id,
    slug: `agency-${id.slice(0, 8)}`,
    name: 'North Agency',
    nameKey: agencyNameKey('North Agency'),
    phone: '613-555-0142',
    email: 'desk@example.org',
    standing: 'AUTHORISED',
    authorisedUntil: '2099-12-31' as CalendarDay,
    createdAt: parseInstant('2026-01-05T15:00:00Z')!,
    badgeHoldMinutes: 10,
  });
}

class AgencyBuilder {
  constructor(private readonly agency: Agency) {}

  named(name: string): AgencyBuilder {
    return new AgencyBuilder({ ...this.agency, name, nameKey: agencyNameKey(name) });
  }

  withSlug(slug: string): AgencyBuilder {
    return new AgencyBuilder({ ...this.agency, slug });
  }

  suspended(): AgencyBuilder {
    return new AgencyBuilder({ ...this.agency, standing: 'SUSPENDED' });
  }

  ended(): AgencyBuilder {
    return new AgencyBuilder({ ...this.agency, standing: 'ENDED' });
  }

  authorisedUntil(day: string): AgencyBuilder {
    return new AgencyBuilder({ ...this.agency, authorisedUntil: day as CalendarDay });
  }

  build(): Agency {
    return this.agency;
  }

  /** Puts the agency in the database, past every act and policy. */
  async in(db: TestDatabase): Promise<Agency> {
    const { id, slug, name, nameKey, phone, email, standing, authorisedUntil, createdAt } = this.agency;
    await db.adminQuery(
      `insert into agencies (agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, slug, name, nameKey, phone, email, standing, authorisedUntil, createdAt],
    );
    return this.agency;
  }
}
