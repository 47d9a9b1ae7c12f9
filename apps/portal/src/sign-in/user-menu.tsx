import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

import { useAnnounce } from '../shell/announcement.js';
import { BareLink } from '../shell/links.js';
import { useSay } from '../wording/wording.js';
import { signOut } from './session.js';
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
        <Menu.Item renderRoot={(props) => <BareLink to="/me" {...props} />}>
          {say('portal.me.title')}
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>{say('portal.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
