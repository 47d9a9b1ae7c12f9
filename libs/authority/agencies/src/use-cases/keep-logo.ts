import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { logoChanged, logoRemoved } from '../domain/agency.events.js';
import type { AgencyNotAuthorised } from '../domain/agency.js';
import { type Logo, type LogoImage, logoOf } from '../domain/logo.js';
import { LogoStore } from '../store/logo.store.js';
import { AgencyStandings } from './agency-standings.js';

export type KeepLogoOutcome =
  | { readonly kind: 'logo-kept'; readonly logo: Logo }
  | { readonly kind: 'logo-removed' }
  | AgencyNotAuthorised;

@Injectable()
export class KeepLogo {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly standings: AgencyStandings,
    private readonly logos: LogoStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Puts the picture in the place of the one before; null leaves the agency without. */
  run(actor: MemberActor, image: LogoImage | null): Promise<KeepLogoOutcome> {
    return this.units.write(actor, async (unit): Promise<KeepLogoOutcome> => {
      const leave = await this.standings.mayAct(unit, actor.agencyId, this.clock.today());
      if (leave.kind === 'agency-not-authorised') return unit.leaveUntouched(leave);
      return image === null ? this.remove(unit, actor) : this.keep(unit, actor, logoOf(image));
    });
  }

  private async keep(
    unit: WriteUnit,
    { agencyId, accountId }: MemberActor,
    logo: Logo,
  ): Promise<KeepLogoOutcome> {
    const changedAt = this.clock.now() as Date;
    await this.logos.keep(unit, { ...logo, agencyId, changedBy: accountId, changedAt });
    await this.journal.append(unit, logoChanged({ id: agencyId }, logo));
    return { kind: 'logo-kept', logo };
  }

  private async remove(unit: WriteUnit, { agencyId }: MemberActor): Promise<KeepLogoOutcome> {
    const removed = await this.logos.remove(unit, agencyId);
    if (!removed) return unit.leaveUntouched({ kind: 'logo-removed' });
    await this.journal.append(unit, logoRemoved({ id: agencyId }));
    return { kind: 'logo-removed' };
  }
}
