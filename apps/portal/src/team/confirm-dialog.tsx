import { Button, Group, Stack, Text } from '@mantine/core';

import type { Refusal } from '../graphql/refusal.js';
import { Dialog } from '../shell/dialog.js';
import { Refused } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { useTeamAddress } from './team-address.js';

interface ConfirmDialogProps {
  readonly title: string;
  /** What it does, and what stays as it is. */
  readonly about: string;
  readonly submit: string;
  /** False where nobody loses anything. */
  readonly isDanger?: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  onConfirm(): void;
  reload(): void;
}

/** Asks once more before somebody is shut out, or a mail leaves. */
export function ConfirmDialog({
  title,
  about,
  submit,
  isDanger = true,
  busy,
  refusal,
  onConfirm,
  reload,
}: ConfirmDialogProps) {
  const say = useSay();
  const { close } = useTeamAddress();
  return (
    <Dialog title={title} busy={busy} onClose={() => void close()}>
      <Stack gap="md">
        {refusal === null ? null : <Refused refusal={refusal} onRetry={reload} />}
        <Text>{about}</Text>
        <Group gap="sm">
          <Button {...(isDanger && { color: 'red' })} loading={busy} onClick={onConfirm}>
            {submit}
          </Button>
          <Button variant="default" onClick={() => void close()}>
            {say('portal.cancel')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
