import type { JournalEvent } from '#platform/journal';

import type { Invitation, TeamRole } from './invitation.js';

const about = (id: string): JournalEvent['object'] => ({ kind: 'invitation', id });

export function memberInvited({ id, role, email, locale }: Invitation): JournalEvent {
  return {
    type: 'member.invited',
    object: about(id),
    subjectId: id,
    facts: { role, locale },
    particulars: { email },
  };
}

export function invitationResent({ id, role }: Invitation): JournalEvent {
  return { type: 'invitation.resent', object: about(id), subjectId: id, facts: { role } };
}

export function invitationWithdrawn({ id, role }: Invitation): JournalEvent {
  return { type: 'invitation.withdrawn', object: about(id), subjectId: id, facts: { role } };
}

/** In another team than the unit's: the entry stands where the act was, and says where the invitation was. */
export function invitationWithdrawnElsewhere({ id, role, agencyId }: Invitation): JournalEvent {
  return { type: 'invitation.withdrawn', object: about(id), subjectId: id, facts: { role, agencyId } };
}

/** Somebody came in: `isNew` where the account was made with it. */
export function invitationAccepted(
  { id, role }: Pick<Invitation, 'id' | 'role'>,
  account: {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    readonly isNew: boolean;
  },
): JournalEvent {
  const { email, displayName, isNew } = account;
  return {
    type: 'invitation.accepted',
    object: about(id),
    subjectId: account.id,
    facts: { role, isNew },
    particulars: { email, displayName },
  };
}

/** An entry for each role that began and each that ended. */
export function rolesChanged(
  accountId: string,
  isStaff: boolean,
  { begin, end }: { readonly begin: readonly TeamRole[]; readonly end: readonly TeamRole[] },
): readonly JournalEvent[] {
  const concept = isStaff ? 'staff-role' : 'membership';
  const entry = (what: string, role: TeamRole): JournalEvent => ({
    type: `${concept}.${what}`,
    object: { kind: 'account', id: accountId },
    subjectId: accountId,
    facts: { role },
  });
  return [...begin.map((role) => entry('added', role)), ...end.map((role) => entry('ended', role))];
}
