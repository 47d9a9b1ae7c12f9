import { Paper } from '@mantine/core';

import { Page } from '../shell/page.js';
import { useSay } from '../wording/wording.js';
import { SignInForm } from './sign-in-form.js';

/** Stands in the place of every page until somebody is signed in; the address waits behind it. */
export function SignInScreen() {
  const say = useSay();
  return (
    <div className="narrow">
      <Paper p="xl" className="section">
        <Page title={say('portal.sign-in.title')} about={say('portal.sign-in.intro')}>
          <SignInForm />
        </Page>
      </Paper>
    </div>
  );
}
