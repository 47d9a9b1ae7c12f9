import { Facts } from '../shell/facts.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { OpenInvitation } from './invitation-door.js';

/** As what somebody is invited, what that is, and until when. */
export function InvitationWords({
  invitation: { role, expiresAt },
}: {
  readonly invitation: OpenInvitation;
}) {
  const say = useSay();
  return (
    <Facts
      facts={[
        {
          name: say('portal.team.invited-as'),
          value: (
            <>
              <strong>{say(`portal.role.${role}`)}</strong>
              <br />
              {say(`portal.team.may.${role}`)}
            </>
          ),
        },
        { name: say('portal.invitation.until'), value: <Moment at={expiresAt} /> },
      ]}
    />
  );
}
