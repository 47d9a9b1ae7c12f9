import type { Unit } from '#platform/persistence';

import type { Member } from '../domain/team.js';
import type { InvitationStore, SentInvitation } from '../store/invitation.store.js';
import type { TeamStore } from '../store/team.store.js';

/** More invitations than anybody looks through; the newest. */
const MOST_INVITATIONS = 200;

/** The team of a unit's agency, or LPHQ's own: who is in it, and who was invited. */
export class TeamReads {
  constructor(
    private readonly team: TeamStore,
    private readonly invitationStore: InvitationStore,
  ) {}

  members(unit: Unit): Promise<readonly Member[]> {
    return this.team.members(unit);
  }

  invitations(unit: Unit): Promise<readonly SentInvitation[]> {
    return this.invitationStore.newest(unit, MOST_INVITATIONS);
  }
}
