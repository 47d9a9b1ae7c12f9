import { getRouteApi } from '@tanstack/react-router';

import { ConfirmDialog, ReasonDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import type { OpenedBatch } from '../opening-records/opening.graphql.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { approveOpeningRecords, declineOpeningRecords } from './records.graphql.js';

const route = getRouteApi('/door/approvals/records/$batchId');

interface DialogProps {
  readonly batch: OpenedBatch;
  onClose(): void;
}

/** LPHQ's answer to a batch, once. */
export function RecordsDialogs({ batch }: { readonly batch: OpenedBatch }) {
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () => void navigate({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false });
  if (batch.state !== 'SUBMITTED') return null;
  if (dialog === 'approve') return <ApproveDialog batch={batch} onClose={close} />;
  return dialog === 'decline' ? <DeclineDialog batch={batch} onClose={close} /> : null;
}

function ApproveDialog({ batch: { id: batchId, revision, learners, completions }, onClose }: DialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(approveOpeningRecords, 'OpeningRecordsApproved');
  const confirm = async () => {
    const done = await act({ batchId, revision });
    if (done === null) return;
    onClose();
    announce('portal.opening.approved-done', { count: done.learners });
  };
  return (
    <ConfirmDialog
      title={say('portal.opening.approve-title')}
      about={[
        say('portal.opening.approve-about', { learners, completions }),
        say('portal.opening.approve-final'),
      ]}
      submit={say('portal.opening.approve', { count: learners })}
      busy={busy}
      refusal={refusal}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}

function DeclineDialog({ batch: { id: batchId, revision }, onClose }: DialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(declineOpeningRecords, 'OpeningRecordsDeclined');
  const submit = async ({ reason }: { readonly reason: string }) => {
    if ((await act({ batchId, revision, reason })) === null) return;
    onClose();
    announce('portal.opening.declined-done');
  };
  return (
    <ReasonDialog
      title={say('portal.opening.decline-title')}
      reasonLabel={say('portal.approvals.reason')}
      reasonHint={say('portal.opening.reason-hint')}
      submit={say('portal.opening.decline')}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
