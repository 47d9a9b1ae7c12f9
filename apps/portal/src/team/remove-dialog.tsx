import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSession } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { removeMember } from './team.graphql.js';
import type { Member } from './team.js';
import { useTeamAddress } from './team-address.js';

/** Takes somebody out of the team. What they did stays where it is, under their name. */
export function RemoveDialog({ member, reload }: { readonly member: Member; reload(): void }) {
  const say = useSay();
  const { agency } = useSession();
  const { close } = useTeamAddress();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(removeMember, 'MemberRemoved');
  const { accountId, displayName: name } = member;
  const remove = async () => {
    if ((await act({ accountId })) === null) return;
    await close();
    announce('portal.team.removed', { name });
  };
  return (
    <ConfirmDialog
      title={say('portal.team.remove-of', { name })}
      about={say('portal.team.remove-about', { team: agency?.name ?? 'LPHQ' })}
      submit={say('portal.team.remove-submit')}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={remove}
      onReload={reload}
      onClose={() => void close()}
    />
  );
}
