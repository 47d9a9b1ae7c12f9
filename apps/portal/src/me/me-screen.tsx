import { getRouteApi } from '@tanstack/react-router';

import { Facts } from '../shell/facts.js';
import { ButtonLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { useSession } from '../sign-in/session-provider.js';
import { RoleWords } from '../team/role-words.js';
import { useSay } from '../wording/wording.js';
import { LanguageSection } from './language-section.js';
import { PasswordDialog } from './password-dialog.js';
import { SessionsSection } from './sessions-section.js';

const route = getRouteApi('/door/me');

/** One’s own account: who one is here, the password, the language, and where one is signed in. */
export function MeScreen() {
  const say = useSay();
  const { account, roles, agency } = useSession();
  const { dialog } = route.useSearch();
  return (
    <Page title={say('portal.me.title')}>
      <Section
        title={say('portal.me.account')}
        actions={
          <ButtonLink from="/me" to="/me" search={{ dialog: 'password' }} variant="default">
            {say('portal.me.change-password')}
          </ButtonLink>
        }
      >
        <Facts
          facts={[
            { name: say('portal.me.name'), value: account.displayName },
            { name: say('portal.sign-in.email'), value: account.email },
            { name: say('portal.me.where'), value: agency?.name ?? 'LPHQ' },
            { name: say('portal.me.roles'), value: <RoleWords roles={roles} /> },
          ]}
        />
      </Section>
      <LanguageSection />
      <SessionsSection />
      {dialog === 'password' ? <PasswordDialog /> : null}
    </Page>
  );
}
