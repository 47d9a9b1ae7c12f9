import { Paper, Text } from '@mantine/core';

import { PlainLink } from '../shell/links.js';
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
          <Text size="sm" mt="lg">
            <PlainLink to="/reset-password">{say('portal.sign-in.trouble')}</PlainLink>
          </Text>
        </Page>
      </Paper>
    </div>
  );
}
