import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { resendInvitation } from './team.graphql.js';
import type { Invitation } from './team.js';
import { useTeamAddress } from './team-address.js';

/** Mails an invitation once more, with a new link: it leaves the building, and the link before is dead. */
export function ResendDialog({ invitation, reload }: { readonly invitation: Invitation; reload(): void }) {
  const say = useSay();
  const { close } = useTeamAddress();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(resendInvitation, 'InvitationResent');
  const { id: invitationId, email } = invitation;
  const resend = async () => {
    if ((await act({ invitationId })) === null) return;
    await close();
    announce('portal.team.resent', { email });
  };
  return (
    <ConfirmDialog
      title={say('portal.team.resend-of', { email })}
      about={say('portal.team.resend-about')}
      submit={say('portal.team.resend-submit')}
      busy={busy}
      refusal={refusal}
      onConfirm={resend}
      onReload={reload}
      onClose={() => void close()}
    />
  );
}
