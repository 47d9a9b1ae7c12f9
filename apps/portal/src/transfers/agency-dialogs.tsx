import { getRouteApi } from '@tanstack/react-router';

import { ConfirmDialog, ReasonDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { CommunityDialog } from '../learners/community-dialog.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import type { TransferState } from './transfer-word.js';
import { acceptTransfer, declineTransfer, withdrawTransfer } from './transfers.graphql.js';
import { closed } from './transfers-search.js';

const route = getRouteApi('/door/transfers');

interface Row {
  readonly id: string;
  readonly displayName: string;
  readonly state: TransferState;
}

/** The dialog that the address names, where its transfer is on the page and still open to it. */
export function AgencyDialogs({ rows }: { readonly rows: readonly Row[] }) {
  const { dialog, transfer, list = 'incoming' } = route.useSearch();
  const row = rows.find(({ id, state }) => id === transfer && (state === 'OFFERED' || state === 'ACCEPTED'));
  if (row === undefined) return null;
  if (list === 'outgoing') return dialog === 'withdraw' ? <Withdraw row={row} /> : null;
  if (dialog === 'accept' && row.state === 'OFFERED') return <Accept row={row} />;
  return dialog === 'decline' ? <Decline row={row} /> : null;
}

function useClose(): () => void {
  const navigate = route.useNavigate();
  return () => void navigate({ search: closed, resetScroll: false });
}

function Accept({ row: { id, displayName: name } }: { readonly row: Row }) {
  const say = useSay();
  const close = useClose();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(acceptTransfer, 'TransferMoved');
  return (
    <CommunityDialog
      title={say('portal.transfers.accept-title', { name })}
      about={say('portal.transfers.accept-about')}
      submit={say('portal.transfers.accept')}
      busy={busy}
      refusal={refusal}
      onClose={close}
      onSubmit={async ({ communityId }) => {
        if ((await act({ transferId: id, communityId })) === null) return;
        close();
        announce('portal.transfers.accepted-done', { name });
      }}
    />
  );
}

function Decline({ row: { id, displayName: name } }: { readonly row: Row }) {
  const say = useSay();
  const close = useClose();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(declineTransfer, 'TransferMoved');
  return (
    <ReasonDialog
      title={say('portal.transfers.decline-title', { name })}
      about={say('portal.transfers.decline-about')}
      reasonLabel={say('portal.transfers.reason')}
      submit={say('portal.transfers.decline')}
      danger
      busy={busy}
      refusal={refusal}
      onClose={close}
      onSubmit={async ({ reason }) => {
        if ((await act({ transferId: id, reason })) === null) return;
        close();
        announce('portal.transfers.declined-done', { name });
      }}
    />
  );
}

function Withdraw({ row: { id, displayName: name } }: { readonly row: Row }) {
  const say = useSay();
  const close = useClose();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(withdrawTransfer, 'TransferMoved');
  return (
    <ConfirmDialog
      title={say('portal.transfers.withdraw-title', { name })}
      about={say('portal.transfers.withdraw-about')}
      submit={say('portal.transfers.withdraw')}
      danger
      busy={busy}
      refusal={refusal}
      onClose={close}
      onConfirm={async () => {
        if ((await act({ transferId: id })) === null) return;
        close();
        announce('portal.transfers.withdrawn-done', { name });
      }}
    />
  );
}
