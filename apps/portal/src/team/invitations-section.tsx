import './team.css';

import { Button, Group, Text } from '@mantine/core';

import { type Column, DataTable } from '../shell/data-table.js';
import { Section } from '../shell/section.js';
import { StateWord, type Tone } from '../shell/state-word.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { ActOf } from './act-of.js';
import { RoleWords } from './role-words.js';
import { type Invitation, isOpen, newsOf } from './team.js';
import { useTeamAddress } from './team-address.js';

interface InvitationsProps {
  readonly invitations: readonly Invitation[];
  /** Looked at from outside: nothing is sent again or taken back. */
  readonly still?: boolean;
}

/** Who was asked to come and is not there yet. What is over is counted, and nothing is to be done with it. */
export function Invitations({ invitations, still = false }: InvitationsProps) {
  const say = useSay();
  const open = invitations.filter(isOpen);
  const title = say('portal.team.invitations', { count: open.length });
  const columns = useColumns();
  const acts: Column<Invitation> = {
    key: 'acts',
    title: say('portal.team.acts'),
    cell: (invitation) => <InvitationActs invitation={invitation} />,
  };
  return (
    <Section title={title}>
      {open.length === 0 ? (
        <Text c="dimmed">{say('portal.team.no-invitations')}</Text>
      ) : (
        <DataTable
          caption={title}
          columns={still ? columns : [...columns, acts]}
          rows={open}
          keyOf={({ id }) => id}
        />
      )}
    </Section>
  );
}

function useColumns(): readonly Column<Invitation>[] {
  const say = useSay();
  return [
    { key: 'email', title: say('portal.team.email'), isHead: true, cell: addressOf },
    { key: 'role', title: say('portal.team.invited-as'), cell: ({ role }) => <RoleWords roles={[role]} /> },
    { key: 'state', title: say('portal.team.state'), cell: (invitation) => <News invitation={invitation} /> },
    { key: 'until', title: say('portal.team.until'), cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
  ];
}

function addressOf(invitation: Invitation) {
  return <AddressOf invitation={invitation} />;
}

function AddressOf({ invitation: { email, invitedBy } }: { readonly invitation: Invitation }) {
  const say = useSay();
  return (
    <div className="breakable">
      <bdi>{email}</bdi>
      <Text span c="dimmed" size="sm" fw="normal" display="block">
        {say('portal.team.invited-by', { name: invitedBy ?? 'LPHQ' })}
      </Text>
    </div>
  );
}

const TONE: Readonly<Record<ReturnType<typeof newsOf>, Tone>> = {
  WAITING: 'wait',
  unsent: 'wait',
  refused: 'bad',
  EXPIRED: 'warn',
  ACCEPTED: 'good',
  WITHDRAWN: 'quiet',
};

function News({ invitation }: { readonly invitation: Invitation }) {
  const say = useSay();
  const news = newsOf(invitation);
  return <StateWord tone={TONE[news]}>{say(`portal.team.news.${news}`)}</StateWord>;
}

function InvitationActs({ invitation: { id, email } }: { readonly invitation: Invitation }) {
  const say = useSay();
  const { open } = useTeamAddress();
  return (
    <Group gap="xs">
      <Button variant="default" size="compact-sm" onClick={() => open('resend', id)}>
        <ActOf act={say('portal.team.resend')} whom={email} />
      </Button>
      <Button variant="default" size="compact-sm" onClick={() => open('withdraw', id)}>
        <ActOf act={say('portal.team.withdraw')} whom={email} />
      </Button>
    </Group>
  );
}
