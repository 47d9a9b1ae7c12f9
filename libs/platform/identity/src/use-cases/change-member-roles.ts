import type { Clock } from '#platform/clock';
import { type FieldProblem, isId, problem } from '#platform/input';
import type { Journal } from '#platform/journal';
import type { UnitsOfWork, WriteUnit } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

import type { TeamRole } from '../domain/invitation.js';
import { separatedAmong, type Separation } from '../domain/separations.js';
import { rolesChanged } from '../domain/team.events.js';
import { decideRoles, type Member, rolesOfTeam } from '../domain/team.js';
import type { InvitationDoorStore } from '../store/invitation-door.store.js';
import type { TeamStore } from '../store/team.store.js';
import type { TeamActor } from './invite-member.js';
import type { WithdrawSent } from './withdraw-sent.js';

export interface RolesRequest {
  readonly accountId: string;
  readonly roles: readonly TeamRole[];
}

export type ChangeMemberRolesOutcome =
  | { readonly kind: 'member-roles-changed'; readonly member: Member }
  | { readonly kind: 'member-unknown' }
  | { readonly kind: 'last-manager' }
  | { readonly kind: 'roles-separated'; readonly roles: Separation }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Who is in the team, and what its people are elsewhere. */
export interface RolesStores {
  readonly team: TeamStore;
  readonly door: InvitationDoorStore;
}

/**
 * Gives somebody of the actor's team these roles and no others, from their next request on. Somebody must be left who
 * can let people in, whichever two managers act at once. Whoever may do so no longer leaves no open invitation.
 */
export class ChangeMemberRoles {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly stores: RolesStores,
    private readonly sent: WithdrawSent,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: TeamActor, { accountId, roles }: RolesRequest): Promise<ChangeMemberRolesOutcome> {
    const wrong = problemOf(actor, roles);
    if (wrong) return { kind: 'invalid-input', problems: wrong.problems };
    if (!isId(accountId)) return { kind: 'member-unknown' };
    const elsewhere = await this.units.identify((unit) =>
      this.stores.door.rolesElsewhere(unit, accountId, actor.agencyId),
    );
    const separated = separatedAmong([...elsewhere, ...roles]);
    return this.units.write(actor, async (unit): Promise<ChangeMemberRolesOutcome> => {
      const decision = decideRoles(await this.stores.team.heldForUpdate(unit), accountId, roles);
      if (decision.kind !== 'change') return unit.leaveUntouched(decision);
      if (separated) return unit.leaveUntouched({ kind: 'roles-separated', roles: separated } as const);
      await this.stores.team.begin(unit, accountId, decision.begin);
      const now = this.clock.now();
      await this.stores.team.end(unit, accountId, decision.end, now);
      const events = rolesChanged(accountId, actor.agencyId === LPHQ_SCOPE, decision);
      const answer = { kind: 'member-roles-changed', member: await this.member(unit, accountId) } as const;
      if (events.length === 0) return unit.leaveUntouched(answer);
      await this.journal.appendAll(unit, events);
      await this.sent.run(unit, accountId, decision.end, now);
      return answer;
    });
  }

  private async member(unit: WriteUnit, accountId: string): Promise<Member> {
    const members = await this.stores.team.members(unit);
    return members.find((member) => member.accountId === accountId) as Member;
  }
}

/** Nobody is in a team as nothing: whoever is to have no role is removed. */
function problemOf(actor: TeamActor, roles: readonly TeamRole[]): ReturnType<typeof problem> | null {
  if (roles.length === 0) return problem('roles', 'empty');
  const known = rolesOfTeam(actor.agencyId);
  return roles.every((role) => known.includes(role)) ? null : problem('roles', 'not-a-choice');
}
