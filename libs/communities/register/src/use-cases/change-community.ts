import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { Clock } from '#platform/clock';
import { type FieldProblem, isId } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { communityChanged } from '../domain/community.events.js';
import {
  type ChangeCommunityRequest,
  type Community,
  type CommunityForm,
  readCommunityForm,
  withForm,
} from '../domain/community.js';
import { CommunityStore } from '../store/community.store.js';

export type ChangeCommunityOutcome =
  | { readonly kind: 'community-changed'; readonly community: Community }
  | { readonly kind: 'community-unknown' }
  | { readonly kind: 'community-name-taken'; readonly name: string }
  | AgencyNotAuthorised
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

@Injectable()
export class ChangeCommunity {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly standings: AgencyStandings,
    private readonly communities: CommunityStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Corrects a community's name and guard model. What is so already is kept as it is, and not told. */
  async run(actor: MemberActor, request: ChangeCommunityRequest): Promise<ChangeCommunityOutcome> {
    const form = readCommunityForm(request);
    if (form.kind === 'problems') return { kind: 'invalid-input', problems: form.problems };
    if (!isId(request.communityId)) return { kind: 'community-unknown' };
    return this.units.write(actor, async (unit): Promise<ChangeCommunityOutcome> => {
      const leave = await this.standings.mayAct(unit, actor.agencyId, this.clock.today());
      if (leave.kind === 'agency-not-authorised') return unit.leaveUntouched(leave);
      return this.change(unit, request.communityId, form.value);
    });
  }

  private async change(unit: WriteUnit, id: string, form: CommunityForm): Promise<ChangeCommunityOutcome> {
    const before = await this.communities.openForUpdate(unit, id);
    if (before === null) return unit.leaveUntouched({ kind: 'community-unknown' });
    const changed = withForm(before, form);
    if (changed.kind === 'unchanged')
      return unit.leaveUntouched({ kind: 'community-changed', community: before });
    const kept = await this.communities.keep(unit, changed.community);
    if (kept === 'name-taken') return unit.leaveUntouched({ kind: 'community-name-taken', name: form.name });
    await this.journal.append(unit, communityChanged(changed.community, before, changed.fields));
    return { kind: 'community-changed', community: changed.community };
  }
}
