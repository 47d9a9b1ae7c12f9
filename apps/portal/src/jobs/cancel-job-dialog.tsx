import { Button, Group, Stack, Text } from '@mantine/core';

import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { Refused } from '../shell/states.js';
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
    <Dialog title={say('portal.jobs.cancel-title')} busy={busy} onClose={onClose}>
      <Stack gap="md">
        {refusal === null ? null : <Refused refusal={refusal} onRetry={reload} />}
        <Text>{say('portal.jobs.cancel-about', { done, left: total - done })}</Text>
        <Group gap="sm">
          <Button color="red" loading={busy} onClick={() => void cancel()}>
            {say('portal.jobs.cancel')}
          </Button>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {say('portal.jobs.go-on')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
