import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { withdrawInvitation } from './team.graphql.js';
import type { Invitation } from './team.js';
import { useTeamAddress } from './team-address.js';

/** Takes an invitation back: the link in its mail opens nothing from then on. */
export function WithdrawDialog({ invitation, reload }: { readonly invitation: Invitation; reload(): void }) {
  const say = useSay();
  const { close } = useTeamAddress();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(withdrawInvitation, 'InvitationWithdrawn');
  const { id: invitationId, email } = invitation;
  const withdraw = async () => {
    if ((await act({ invitationId })) === null) return;
    await close();
    announce('portal.team.withdrawn', { email });
  };
  return (
    <ConfirmDialog
      title={say('portal.team.withdraw-of', { email })}
      about={say('portal.team.withdraw-about')}
      submit={say('portal.team.withdraw-submit')}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={withdraw}
      onReload={reload}
      onClose={() => void close()}
    />
  );
}
