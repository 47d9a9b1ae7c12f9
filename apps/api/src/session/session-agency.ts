import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads, LogoStore, standingOn } from '#authority/agencies';
import { Clock } from '#platform/clock';
import type { SignedInPerson } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

/** The agency in which a session acts, as the portal heads its pages with it. */
export interface SessionAgencyAnswer {
  readonly name: string;
  readonly slug: string;
  readonly standing: string;
  /** The version of its picture; null where it has none. */
  readonly logo: string | null;
}

@Injectable()
export class SessionAgency {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyReads,
    private readonly logos: LogoStore,
    private readonly clock: Clock,
  ) {}

  /** Null for LPHQ. */
  async of({ actor }: SignedInPerson): Promise<SessionAgencyAnswer | null> {
    if (actor.kind === 'staff') return null;
    const [agency, logo] = await this.units.read(
      actor,
      async (unit): Promise<[Agency | null, string | null]> => {
        const [picture] = await this.logos.factsOf(unit, [actor.agencyId]);
        return [await this.agencies.own(unit), picture?.digest ?? null];
      },
    );
    if (agency === null) return null;
    const { name, slug } = agency;
    return { name, slug, standing: standingOn(agency, this.clock.today()), logo };
  }
}
