import { Button } from '@mantine/core';

import { useSay } from '../wording/wording.js';

/** Leaves a dialog without doing anything. */
export function CancelDialog({ busy, onClose }: { readonly busy: boolean; onClose(): void }) {
  const say = useSay();
  return (
    <Button variant="default" disabled={busy} onClick={onClose}>
      {say('portal.cancel')}
    </Button>
  );
}
