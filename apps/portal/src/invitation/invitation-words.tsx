import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { OpenInvitation } from './invitation-door.js';

/** Who invites whom, as what, and until when. */
export function InvitationWords({ invitation }: { readonly invitation: OpenInvitation }) {
  const say = useSay();
  const { agency, invitedBy, role, expiresAt } = invitation;
  const team = agency?.name ?? 'LPHQ';
  return (
    <>
      <p>
        {invitedBy === null
          ? say('portal.invitation.invites-lphq', { team })
          : say('portal.invitation.invites', { name: invitedBy, team })}{' '}
        <strong>{say(`portal.role.${role}`)}</strong>. {say(`portal.team.may.${role}`)}
      </p>
      <p>
        {say('portal.invitation.until')} <Moment at={expiresAt} />
      </p>
    </>
  );
}
