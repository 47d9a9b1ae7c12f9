import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { invitationTokenHash } from '../domain/invitation.js';
import type { TooManyAttempts } from '../limits/attempt-limits.js';
import type { InvitationLimits } from '../limits/invitation-limits.js';
import type { AccountStore } from '../store/account.store.js';
import type { InvitationDoorStore, OpenInvitation } from '../store/invitation-door.store.js';

/** Used, expired, withdrawn, sent again since, or never there: nobody is told which. */
export interface InvitationRefused {
  readonly kind: 'invitation-refused';
}

export type LookAtInvitationOutcome =
  | {
      readonly kind: 'invitation-open';
      readonly invitation: OpenInvitation;
      /** Whether the invited address has an account, so that its password is asked for. */
      readonly hasAccount: boolean;
    }
  | InvitationRefused
  | TooManyAttempts;

/** Where invitations, accounts and the limits on guessing are kept. */
export interface InvitationDesk {
  readonly door: InvitationDoorStore;
  readonly accounts: AccountStore;
  readonly limits: InvitationLimits;
}

/** Says to whoever holds a token who invites whom, as what. Looking uses nothing up. */
export class LookAtInvitation {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly desk: InvitationDesk,
    private readonly clock: Clock,
  ) {}

  run({ token, address }: { token: string; address: string }): Promise<LookAtInvitationOutcome> {
    const hash = invitationTokenHash(token);
    const { door, accounts, limits } = this.desk;
    return this.units.identify(async (unit): Promise<LookAtInvitationOutcome> => {
      const tooMany = await limits.take(unit, address);
      if (tooMany) return tooMany;
      const invitation = hash && (await door.open(unit, hash, this.clock.now()));
      if (!invitation) return { kind: 'invitation-refused' };
      await limits.giveBack(unit, address);
      const hasAccount = (await accounts.credentialsOf(unit, invitation.email)) !== null;
      return { kind: 'invitation-open', invitation, hasAccount };
    });
  }
}
