import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

import { useAnnounce } from '../shell/announcement.js';
import { BareLink } from '../shell/links.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { signOut, switchAgency } from './session.js';
import { useSession, useSessionKeeper } from './session-provider.js';

/** Who is signed in, and what is theirs alone. */
export function UserMenu() {
  const say = useSay();
  const { account, roles } = useSession();
  const { forget } = useSessionKeeper();
  const { announce, silence } = useAnnounce();

  const leave = async () => {
    const left = await signOut();
    if (left) silence();
    else announce('portal.sign-out.failed');
    if (left) forget();
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="default" size="sm" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
          <span className="user-name" dir="auto">
            {account.displayName}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" dir="auto">
            {account.displayName}
          </Text>
          {roles.map((role) => (
            <Text key={role} size="xs" c="dimmed">
              {say(`portal.role.${role}`)}
            </Text>
          ))}
        </Menu.Label>
        <Elsewhere />
        <Menu.Item renderRoot={(props) => <BareLink to="/me" {...props} />}>
          {say('portal.me.title')}
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>{say('portal.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The other agencies of whoever has several. A session acts in one: going on elsewhere begins at its home. */
function Elsewhere() {
  const say = useSay();
  const { language } = useLanguage();
  const { agencies } = useSession();
  const { announce } = useAnnounce();
  if (agencies.length === 0) return null;

  const goOnIn = async (slug: string | null) => {
    const answer = await switchAgency(slug, language);
    // Loaded anew: nothing of the agency before may stand on the page.
    if (answer === 'switched') window.location.assign('/');
    else announce('portal.switch.failed');
  };
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{say('portal.switch.title')}</Menu.Label>
      {agencies.map(({ slug, name }) => (
        <Menu.Item key={slug ?? ''} onClick={() => void goOnIn(slug)}>
          <bdi>{name}</bdi>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
