import { useNavigate } from '@tanstack/react-router';

import { ReasonDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { reinstateAgency, suspendAgency } from './agencies.graphql.js';

interface StandingDialogProps {
  readonly move: 'suspend' | 'reinstate';
  readonly agency: { readonly id: string; readonly name: string };
  reload(): void;
}

/** Suspends or reinstates an agency. Either needs a reason, which its journal keeps. */
export function StandingDialog({ move, agency, reload }: StandingDialogProps) {
  const say = useSay();
  const go = useNavigate({ from: '/agencies/$agencyId' });
  const { announce } = useAnnounce();
  const suspending = useAct(suspendAgency, 'AgencySuspended');
  const reinstating = useAct(reinstateAgency, 'AgencyReinstated');
  const { act, busy, refusal } = move === 'suspend' ? suspending : reinstating;
  const close = () =>
    go({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false, replace: true });

  const change = async ({ reason }: { readonly reason: string }) => {
    const done = await act({ agencyId: agency.id, reason });
    if (done === null) return;
    await close();
    announce(`portal.agencies.${move === 'suspend' ? 'suspended' : 'reinstated'}-done`, {
      name: agency.name,
    });
  };
  return (
    <ReasonDialog
      title={say(`portal.agencies.${move}-title`, { name: agency.name })}
      about={say(`portal.agencies.${move}-about`)}
      reasonLabel={say('portal.agencies.reason')}
      reasonHint={say('portal.agencies.reason-hint')}
      submit={say(`portal.agencies.${move}`)}
      danger={move === 'suspend'}
      busy={busy}
      refusal={refusal}
      onSubmit={change}
      onReload={reload}
      onClose={() => void close()}
    />
  );
}
