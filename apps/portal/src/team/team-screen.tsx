import { Button } from '@mantine/core';

import { useAsk } from '../graphql/use-ask.js';
import { Page } from '../shell/page.js';
import { Asked } from '../shell/states.js';
import { useSession } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { Invitations } from './invitations-section.js';
import { InviteDialog } from './invite-dialog.js';
import { Members } from './members-section.js';
import { RemoveDialog } from './remove-dialog.js';
import { ResendDialog } from './resend-dialog.js';
import { RolesDialog } from './roles-dialog.js';
import { teamQuery } from './team.graphql.js';
import type { Team } from './team.js';
import { useTeamAddress } from './team-address.js';
import { WithdrawDialog } from './withdraw-dialog.js';

/** Who is in the reader's own team, an agency's or LPHQ's, and who is invited. */
export function TeamScreen() {
  const say = useSay();
  const { agency } = useSession();
  const { open } = useTeamAddress();
  const asking = useAsk(teamQuery, {});
  return (
    <Page
      title={say('portal.team.title')}
      about={say('portal.team.about', { team: agency?.name ?? 'LPHQ' })}
      actions={<Button onClick={() => open('invite')}>{say('portal.team.invite-open')}</Button>}
    >
      <Asked asking={asking} lines={6}>
        {({ team }) => (
          <>
            <Members members={team.members} />
            <Invitations invitations={team.invitations} />
            <OpenDialog team={team} reload={asking.reload} />
          </>
        )}
      </Asked>
    </Page>
  );
}

/** The dialog that the address names, about whom it names; what is not there any more opens nothing. */
function OpenDialog({ team, reload }: { readonly team: Team; reload(): void }) {
  const { dialog, who } = useTeamAddress();
  const member = team.members.find(({ accountId }) => accountId === who);
  const invitation = team.invitations.find(({ id }) => id === who);
  if (dialog === 'invite') return <InviteDialog reload={reload} />;
  // LPHQ’s people have one role: there is nothing to change.
  const hasChoice = member !== undefined && !member.roles.includes('LPHQ_ADMINISTRATOR');
  if (dialog === 'roles' && hasChoice) return <RolesDialog member={member} reload={reload} />;
  if (dialog === 'remove' && member) return <RemoveDialog member={member} reload={reload} />;
  if (dialog === 'resend' && invitation) return <ResendDialog invitation={invitation} reload={reload} />;
  if (dialog === 'withdraw' && invitation) return <WithdrawDialog invitation={invitation} reload={reload} />;
  return null;
}
