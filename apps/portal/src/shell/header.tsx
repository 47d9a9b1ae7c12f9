import { Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';

import { Mark } from '../look/mark.js';
import { AgencyLogo } from '../organisation/agency-logo.js';
import { useSession, useSessionKeeper } from '../sign-in/session-provider.js';
import { UserMenu } from '../sign-in/user-menu.js';
import { LanguageSwitch } from '../wording/language-switch.js';
import { useSay } from '../wording/wording.js';
import { BareLink } from './links.js';

/** Fetched when somebody opens it; a desk never does. */
const PlacesDrawer = lazy(async () => ({ default: (await import('./places-drawer.js')).PlacesDrawer }));

/** The top of every page: whose portal this is, for which agency, and who is signed in. */
export function Header() {
  const say = useSay();
  const { state } = useSessionKeeper();
  const isIn = state.kind === 'signed-in';
  return (
    <header className="header">
      <a className="skip" href="#main" onClick={skip}>
        {say('portal.skip')}
      </a>
      {isIn ? <SmallNavigation /> : null}
      <BareLink to="/" className="product">
        <Mark />
        <span>{say('portal.product')}</span>
      </BareLink>
      {isIn ? <WhereIAm /> : null}
      <Group gap="sm" className="header-end">
        <LanguageSwitch />
        {isIn ? <UserMenu /> : null}
      </Group>
    </header>
  );
}

/** The address belongs to the screen, so the link moves the focus alone. */
function skip(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function WhereIAm() {
  const { agency } = useSession();
  return (
    <Text size="sm" c="dimmed" className="where" dir="auto">
      {agency === null || agency.logo === null ? null : <AgencyLogo version={agency.logo} />}
      {agency === null ? 'LPHQ' : agency.name}
    </Text>
  );
}

/** Where there is no room for a column, the places lie behind a button. */
function SmallNavigation() {
  const say = useSay();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div className="small-navigation">
      <Burger
        opened={opened}
        onClick={open}
        size="sm"
        aria-label={say('portal.navigation.open')}
        aria-expanded={opened}
      />
      {opened ? (
        <Suspense fallback={null}>
          <PlacesDrawer onClose={close} />
        </Suspense>
      ) : null}
    </div>
  );
}
