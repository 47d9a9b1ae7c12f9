import { Button, Text } from '@mantine/core';

import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { useSessionKeeper } from './session-provider.js';
import { SignInForm } from './sign-in-form.js';

/** Asks to sign in again over the page at hand, so that nothing typed there is lost. */
export function SessionEndedDialog() {
  const say = useSay();
  const { forget } = useSessionKeeper();
  return (
    <Dialog title={say('portal.sign-in.ended-title')} busy onClose={() => undefined}>
      <Text mb="md">{say('portal.sign-in.ended')}</Text>
      <SignInForm
        aside={
          <Button variant="default" onClick={forget}>
            {say('portal.sign-in.leave')}
          </Button>
        }
      />
    </Dialog>
  );
}
