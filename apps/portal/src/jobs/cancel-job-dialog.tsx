import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { cancelJob } from './jobs.graphql.js';
import type { Job } from './jobs.js';

interface CancelJobProps {
  readonly job: Job;
  reload(): void;
  onClose(): void;
}

/** Stops a job at the learner it has come to: nothing begins it again, and nothing of it is taken back. */
export function CancelJobDialog({ job: { id, done, total }, reload, onClose }: CancelJobProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(cancelJob, 'JobCancelled');
  const cancel = async () => {
    if ((await act({ jobId: id })) === null) return;
    onClose();
    announce('portal.jobs.cancelled-done');
  };
  return (
    <ConfirmDialog
      title={say('portal.jobs.cancel-title')}
      about={say('portal.jobs.cancel-about', { done, left: total - done })}
      submit={say('portal.jobs.cancel')}
      cancel={say('portal.jobs.go-on')}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={cancel}
      onReload={reload}
      onClose={onClose}
    />
  );
}
