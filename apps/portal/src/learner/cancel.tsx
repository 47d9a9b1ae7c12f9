import { Button } from '@mantine/core';

import { useSay } from '../wording/wording.js';

/** The way out of a dialog, beside its act. */
export function Cancel({ busy, onClose }: { readonly busy: boolean; onClose(): void }) {
  const say = useSay();
  return (
    <Button variant="default" disabled={busy} onClick={onClose}>
      {say('portal.cancel')}
    </Button>
  );
}
