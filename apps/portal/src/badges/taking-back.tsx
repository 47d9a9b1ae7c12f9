import { Group, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import type { Badge } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { ButtonLink } from '../shell/links.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { RevokeDialog } from './revoke-dialog.js';
import { UndoAct } from './undo-act.js';

const route = getRouteApi('/door/badges/$badgeId');

interface TakingBackProps {
  readonly badge: Badge;
  reload(): void;
}

/** The words of an end, by the state that it leads to. */
const ENDED: Readonly<Partial<Record<Badge['state'], 'withdrawn' | 'undone'>>> = {
  WITHDRAWN: 'withdrawn',
  UNDONE: 'undone',
};

/**
 * The ways back: undoing while nobody was told, then revoking. Before the signature the badge is withdrawn; signed in
 * between, it is revoked.
 */
export function TakingBack({ badge, reload }: TakingBackProps) {
  const say = useSay();
  const may = useMay();
  const { announce } = useAnnounce();
  const { dialog } = route.useSearch();
  const navigate = route.useNavigate();
  const isLive = badge.state === 'PREPARED' || badge.state === 'ISSUED';
  if (!isLive || !may('revoke-badge')) return null;

  const act = badge.state === 'PREPARED' ? 'withdraw' : 'revoke';
  const close = () => void navigate({ search: {}, resetScroll: false });
  const done = (state: Badge['state']) => {
    if (dialog !== undefined) close();
    announce(`portal.badges.${ENDED[state] ?? 'revoked'}-done`);
  };
  return (
    <Stack gap="md" mt="md">
      {badge.undoUntil === null ? null : (
        <UndoAct badgeId={badge.id} until={badge.undoUntil} onDone={done} onOver={reload} />
      )}
      <Group>
        <ButtonLink
          variant="outline"
          color="red"
          to="/badges/$badgeId"
          params={{ badgeId: badge.id }}
          search={{ dialog: 'revoke' }}
          resetScroll={false}
        >
          {say(`portal.badges.${act}-open`)}
        </ButtonLink>
      </Group>
      {dialog === 'revoke' ? (
        <RevokeDialog badgeId={badge.id} act={act} onClose={close} onDone={done} />
      ) : null}
    </Stack>
  );
}
