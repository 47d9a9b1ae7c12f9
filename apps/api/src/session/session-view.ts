import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { ListPlaces, type SignedInPerson } from '#platform/identity';

import { ApiSettings } from '../api-settings.js';
import { SessionAgency, type SessionAgencyAnswer } from './session-agency.js';

export interface SessionAnswer {
  readonly account: { readonly displayName: string; readonly email: string; readonly locale: string };
  readonly roles: readonly string[];
  readonly agency: SessionAgencyAnswer | null;
  /** Where else this person may act; `slug` is null for LPHQ. */
  readonly agencies: readonly { readonly slug: string | null; readonly name: string }[];
  /** When the session ends unless it is used, and when at the latest. */
  readonly idleUntil: string;
  readonly endsAt: string;
  /** The server's time, for browsers whose clock goes wrong. */
  readonly now: string;
  readonly portal: { readonly verifyOrigin: string };
}

/** What the portal must know of whoever is signed in before it draws anything. */
@Injectable()
export class SessionView {
  constructor(
    private readonly agency: SessionAgency,
    private readonly places: ListPlaces,
    private readonly clock: Clock,
    private readonly settings: ApiSettings,
  ) {}

  async of(person: SignedInPerson): Promise<SessionAnswer> {
    const { displayName, email, locale, actor, session } = person;
    return {
      account: { displayName, email, locale },
      roles: actor.roles,
      agency: await this.agency.of(person),
      agencies: await this.elsewhere(person),
      idleUntil: session.idleUntil.toISOString(),
      endsAt: session.endsAt.toISOString(),
      now: this.clock.now().toISOString(),
      portal: { verifyOrigin: this.settings.verifyOrigin },
    };
  }

  private async elsewhere({ accountId, actor }: SignedInPerson): Promise<SessionAnswer['agencies']> {
    const here = actor.kind === 'staff' ? null : actor.agencyId;
    const places = await this.places.run(accountId);
    return places.filter(({ agencyId }) => agencyId !== here).map(({ slug, name }) => ({ slug, name }));
  }
}
