import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { type Invitation, stateOf } from '../domain/invitation.js';
import { invitationWithdrawn } from '../domain/team.events.js';
import type { InvitationStore } from '../store/invitation.store.js';
import type { TeamActor, Telling } from './invite-member.js';
import type { InvitationOver } from './resend-invitation.js';

export type WithdrawInvitationOutcome =
  | { readonly kind: 'invitation-withdrawn'; readonly invitation: Invitation }
  | { readonly kind: 'invitation-unknown' }
  | InvitationOver;

/** Takes an invitation back: its link opens nothing from then on. */
export class WithdrawInvitation {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly invitations: InvitationStore,
    private readonly telling: Pick<Telling, 'journal'>,
    private readonly clock: Clock,
  ) {}

  run(actor: TeamActor, invitationId: string): Promise<WithdrawInvitationOutcome> {
    return this.units.write(actor, async (unit): Promise<WithdrawInvitationOutcome> => {
      const now = this.clock.now();
      const invitation = await this.invitations.byIdForUpdate(unit, invitationId);
      if (invitation === null) return unit.leaveUntouched({ kind: 'invitation-unknown' } as const);
      const state = stateOf(invitation, now);
      if (state === 'ACCEPTED' || state === 'WITHDRAWN')
        return unit.leaveUntouched({ kind: 'invitation-over', state } as const);
      const withdrawn = await this.invitations.withdraw(unit, invitation.id, now);
      await this.telling.journal.append(unit, invitationWithdrawn(withdrawn));
      return { kind: 'invitation-withdrawn', invitation: withdrawn };
    });
  }
}
