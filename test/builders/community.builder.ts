import { randomUUID } from 'node:crypto';

import type { Agency } from '#authority/agencies';
import { type Community, communityNameKey, type GuardModel } from '#communities/register';
import { parseInstant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';

/** A community without guards, of an agency of its own until it is given one. */
export function aCommunity(): CommunityBuilder {
  return new CommunityBuilder({
    id: randomUUID(),
    agencyId: randomUUID() as AgencyId,
    name: 'Elgin Hall',
    nameKey: communityNameKey('Elgin Hall'),
    guardModel: 'NONE',
    registeredAt: parseInstant('2026-02-02T15:00:00Z')!,
  });
}

class CommunityBuilder {
  constructor(private readonly community: Community) {}

  of(agency: Pick<Agency, 'id'>): CommunityBuilder {
    return new CommunityBuilder({ ...this.community, agencyId: agency.id });
  }

  named(name: string): CommunityBuilder {
    return new CommunityBuilder({ ...this.community, name, nameKey: communityNameKey(name) });
  }

  guarded(guardModel: GuardModel): CommunityBuilder {
    return new CommunityBuilder({ ...this.community, guardModel });
  }

  build(): Community {
    return this.community;
  }

  /** Puts the community in the database, past every act and policy; its agency must be there. */
  async in(db: TestDatabase): Promise<Community> {
    const { id, agencyId, name, nameKey, guardModel, registeredAt } = this.community;
    await db.adminQuery(
      `insert into communities (id, agency_id, name, name_key, guard_model, registered_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, agencyId, name, nameKey, guardModel, registeredAt],
    );
    return this.community;
  }
}
