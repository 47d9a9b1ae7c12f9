import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

import { rolesChanged } from '../domain/team.events.js';
import { decideRoles } from '../domain/team.js';
import type { TeamStore } from '../store/team.store.js';
import type { TeamActor } from './invite-member.js';
import type { WithdrawSent } from './withdraw-sent.js';

export type RemoveMemberOutcome =
  | { readonly kind: 'member-removed'; readonly accountId: string }
  | { readonly kind: 'member-unknown' }
  | { readonly kind: 'last-manager' };

/**
 * Takes somebody out of the actor's team and ends their sessions in it at once, in one transaction. What they did
 * keeps their name; their account, and what they are elsewhere, stay; invitations that they sent do not. The last who can let people in cannot go.
 */
export class RemoveMember {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly team: TeamStore,
    private readonly sent: WithdrawSent,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: TeamActor, accountId: string): Promise<RemoveMemberOutcome> {
    return this.units.write(actor, async (unit): Promise<RemoveMemberOutcome> => {
      const decision = decideRoles(await this.team.heldForUpdate(unit), accountId, []);
      if (decision.kind !== 'change') return unit.leaveUntouched(decision);
      const now = this.clock.now();
      await this.team.end(unit, accountId, decision.end, now);
      await this.team.endSessions(unit, accountId, now);
      await this.journal.appendAll(unit, rolesChanged(accountId, actor.agencyId === LPHQ_SCOPE, decision));
      await this.sent.run(unit, accountId, decision.end, now);
      return { kind: 'member-removed', accountId };
    });
  }
}
