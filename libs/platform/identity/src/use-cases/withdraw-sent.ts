import type { Instant } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';

import type { TeamRole } from '../domain/invitation.js';
import { invitationWithdrawn, invitationWithdrawnElsewhere } from '../domain/team.events.js';
import { LEADING } from '../domain/team.js';
import type { InvitationStore } from '../store/invitation.store.js';
import { teamOf } from '../store/team.store.js';

/**
 * Takes back the open invitations that somebody sent who may let nobody in any more, in the unit that ends their role:
 * what they set going does not outlive their say. LPHQ's administrators invite into agencies too; those invitations go
 * with them, but for agencies whose manager they still are.
 */
export class WithdrawSent {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly journal: Journal,
  ) {}

  /** `ended` are the roles that end in this unit; other roles than those that let people in change nothing. */
  async run(unit: WriteUnit, accountId: string, ended: readonly TeamRole[], now: Instant): Promise<void> {
    if (!ended.some((role) => LEADING.includes(role))) return;
    const team = teamOf(unit);
    const withdrawn = await this.invitations.withdrawSentBy(unit, accountId, now);
    const events = withdrawn.map((invitation) =>
      invitation.agencyId === team
        ? invitationWithdrawn(invitation)
        : invitationWithdrawnElsewhere(invitation),
    );
    await this.journal.appendAll(unit, events);
  }
}
