import './team.css';

import { Button, Group, Text } from '@mantine/core';

import { type Column, DataTable } from '../shell/data-table.js';
import { Section } from '../shell/section.js';
import { minuteOf } from '../wording/days.js';
import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { ActOf } from './act-of.js';
import { RoleWords } from './role-words.js';
import type { Member } from './team.js';
import { useTeamAddress } from './team-address.js';

/** Who is in the team. `still`: looked at from outside, where nothing is changed. */
export function Members({
  members,
  still = false,
}: {
  readonly members: readonly Member[];
  readonly still?: boolean;
}) {
  const say = useSay();
  const columns: Column<Member>[] = [
    { key: 'name', title: say('portal.team.who'), isHead: true, cell: nameOf },
    { key: 'roles', title: say('portal.team.roles'), cell: ({ roles }) => <RoleWords roles={roles} /> },
    {
      key: 'joined',
      title: say('portal.team.joined'),
      cell: ({ joinedAt }) => <Day on={minuteOf(joinedAt).slice(0, 10)} />,
    },
    {
      key: 'seen',
      title: say('portal.team.last-seen'),
      cell: ({ lastSeenOn }) => <LastSeen on={lastSeenOn} />,
    },
    ...(still ? [] : [{ key: 'acts', title: say('portal.team.acts'), cell: actsOf }]),
  ];
  const title = say('portal.team.members', { count: members.length });
  return (
    <Section title={title}>
      <DataTable caption={title} columns={columns} rows={members} keyOf={({ accountId }) => accountId} />
    </Section>
  );
}

function nameOf({ displayName, email }: Member) {
  return (
    <div className="breakable">
      <bdi>{displayName}</bdi>
      <Text span c="dimmed" size="sm" fw="normal" display="block">
        <bdi>{email}</bdi>
      </Text>
    </div>
  );
}

function LastSeen({ on }: { readonly on: string | null }) {
  const say = useSay();
  return on === null ? <>{say('portal.team.not-seen')}</> : <Day on={on} />;
}

function actsOf(member: Member) {
  return <MemberActs member={member} />;
}

/** LPHQ’s people have one role, so that there is nothing to change but that they are there. */
function MemberActs({ member: { accountId, displayName, roles } }: { readonly member: Member }) {
  const say = useSay();
  const { open } = useTeamAddress();
  const isStaff = roles.includes('LPHQ_ADMINISTRATOR');
  return (
    <Group gap="xs">
      {isStaff ? null : (
        <Button variant="default" size="compact-sm" onClick={() => open('roles', accountId)}>
          <ActOf act={say('portal.team.change-roles')} whom={displayName} />
        </Button>
      )}
      <Button variant="default" size="compact-sm" onClick={() => open('remove', accountId)}>
        <ActOf act={say('portal.team.remove')} whom={displayName} />
      </Button>
    </Group>
  );
}
