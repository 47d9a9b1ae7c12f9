import { ReasonDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { type Backdating, declineBackdating } from './approvals.graphql.js';

interface DeclineDialogProps {
  readonly backdating: Backdating;
  onClose(): void;
}

/** Sends the work back with a reason; it may be submitted anew. */
export function DeclineDialog({ backdating: { id, assignment }, onClose }: DeclineDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(declineBackdating, 'BackdatingDecided');
  const title = say('portal.approvals.decline', { number: assignment });
  const submit = async ({ reason }: { readonly reason: string }) => {
    if ((await act({ completionId: id, reason })) === null) return;
    onClose();
    announce('portal.approvals.declined-done');
  };
  return (
    <ReasonDialog
      title={title}
      reasonLabel={say('portal.approvals.reason')}
      reasonHint={say('portal.completions.reason-hint')}
      submit={title}
      label={title}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
