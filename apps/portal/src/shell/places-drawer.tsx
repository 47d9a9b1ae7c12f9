import { Drawer } from '@mantine/core';

import { useSay } from '../wording/wording.js';
import { Navigation } from './navigation.js';
import { useFocusBack } from './use-focus-back.js';

/** The places of the portal over the page, where there is no room for them beside it. */
export function PlacesDrawer({ onClose }: { onClose(): void }) {
  const say = useSay();
  useFocusBack();
  return (
    <Drawer
      opened
      onClose={onClose}
      size="xs"
      title={say('portal.product')}
      closeButtonProps={{ 'aria-label': say('portal.close') }}
    >
      <Navigation onGo={onClose} />
    </Drawer>
  );
}
