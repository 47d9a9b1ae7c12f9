import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads, LogoStore, standingOn } from '#authority/agencies';
import { Clock } from '#platform/clock';
import type { SignedInPerson } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

import { ApiSettings } from '../api-settings.js';

export interface SessionAnswer {
  readonly account: { readonly displayName: string; readonly locale: string };
  readonly roles: readonly string[];
  readonly agency: {
    readonly name: string;
    readonly slug: string;
    readonly standing: string;
    /** The version of its picture; null where it has none. */
    readonly logo: string | null;
  } | null;
  readonly portal: { readonly verifyOrigin: string };
}

/** What the portal must know of whoever is signed in before it draws anything. */
@Injectable()
export class SessionView {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly agencies: AgencyReads,
    private readonly logos: LogoStore,
    private readonly clock: Clock,
    private readonly settings: ApiSettings,
  ) {}

  async of(person: SignedInPerson): Promise<SessionAnswer> {
    const { displayName, locale, actor } = person;
    return {
      account: { displayName, locale },
      roles: actor.roles,
      agency: await this.agencyOf(person),
      portal: { verifyOrigin: this.settings.verifyOrigin },
    };
  }

  private async agencyOf({ actor }: SignedInPerson): Promise<SessionAnswer['agency']> {
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
