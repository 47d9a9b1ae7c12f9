import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { expiryOf, type Invitation, type InvitationState, stateOf } from '../domain/invitation.js';
import { invitationResent } from '../domain/team.events.js';
import type { InvitationMails, TooManyInvitations } from '../limits/invitation-mail-limits.js';
import type { InvitationStore } from '../store/invitation.store.js';
import { senderOf, type TeamActor, type Telling } from './invite-member.js';

/** Nothing can be done any more with an invitation that was accepted or withdrawn. */
export interface InvitationOver {
  readonly kind: 'invitation-over';
  readonly state: InvitationState;
}

export type ResendInvitationOutcome =
  | { readonly kind: 'invitation-resent'; readonly invitation: Invitation }
  | { readonly kind: 'invitation-unknown' }
  | InvitationOver
  | TooManyInvitations;

/** Sends an invitation again, for another 72 hours. The link in the mail before opens nothing from then on (T01). */
export class ResendInvitation {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly invitations: InvitationStore,
    private readonly telling: Telling,
    private readonly mails: InvitationMails,
    private readonly clock: Clock,
  ) {}

  async run(actor: TeamActor, invitationId: string): Promise<ResendInvitationOutcome> {
    const email = await this.units.identify((unit) =>
      this.invitations.addressOf(unit, actor.agencyId, invitationId),
    );
    if (email === null) return { kind: 'invitation-unknown' };
    const mail = { sender: senderOf(actor), email, resends: invitationId };
    return this.mails.around(mail, () => this.sendAgain(actor, invitationId));
  }

  private sendAgain(actor: TeamActor, invitationId: string): Promise<ResendInvitationOutcome> {
    return this.units.write(actor, async (unit): Promise<ResendInvitationOutcome> => {
      const now = this.clock.now();
      const invitation = await this.invitations.byIdForUpdate(unit, invitationId);
      if (invitation === null) return unit.leaveUntouched({ kind: 'invitation-unknown' } as const);
      const state = stateOf(invitation, now);
      if (state === 'ACCEPTED' || state === 'WITHDRAWN')
        return unit.leaveUntouched({ kind: 'invitation-over', state } as const);
      const renewed = await this.invitations.renew(unit, invitation.id, expiryOf(now));
      await this.telling.journal.append(unit, invitationResent(renewed));
      await this.telling.outbox.publish(unit, {
        type: 'member.invited',
        payload: { invitationId: renewed.id },
      });
      return { kind: 'invitation-resent', invitation: renewed };
    });
  }
}
