import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { Clock, dayOf } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { communityRegistered } from '../domain/community.events.js';
import {
  type Community,
  communityNameKey,
  readCommunityForm,
  type RegisterCommunityRequest,
} from '../domain/community.js';
import { CommunityStore } from '../store/community.store.js';

export type RegisterCommunityOutcome =
  | { readonly kind: 'community-registered'; readonly community: Community }
  | { readonly kind: 'community-name-taken'; readonly name: string }
  | AgencyNotAuthorised
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

@Injectable()
export class RegisterCommunity {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly standings: AgencyStandings,
    private readonly communities: CommunityStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Registers a community with the actor's agency. */
  async run(actor: MemberActor, request: RegisterCommunityRequest): Promise<RegisterCommunityOutcome> {
    const form = readCommunityForm(request);
    if (form.kind === 'problems') return { kind: 'invalid-input', problems: form.problems };
    const nameKey = communityNameKey(form.value.name);
    const registeredAt = this.clock.now();
    const community = { ...form.value, id: randomUUID(), agencyId: actor.agencyId, nameKey, registeredAt };
    return this.units.write(actor, (unit) => this.register(unit, community));
  }

  private async register(unit: WriteUnit, community: Community): Promise<RegisterCommunityOutcome> {
    const today = dayOf(community.registeredAt);
    const standing = await this.standings.mayAct(unit, community.agencyId, today);
    if (standing.kind === 'agency-not-authorised') return unit.leaveUntouched(standing);
    const added = await this.communities.add(unit, community);
    if (added === 'name-taken')
      return unit.leaveUntouched({ kind: 'community-name-taken', name: community.name });
    await this.journal.append(unit, communityRegistered(community));
    return { kind: 'community-registered', community };
  }
}
