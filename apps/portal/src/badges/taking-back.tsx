import { Group, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import type { Badge } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { ButtonLink } from '../shell/links.js';
import { useMay } from '../sign-in/session-provider.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay } from '../wording/wording.js';
import type { BadgeDialog } from './badge-search.js';
import { ReinstateDialog } from './reinstate-dialog.js';
import { ReissueDialog } from './reissue-dialog.js';
import { ReviewDialog } from './review-dialog.js';
import { RevokeDialog } from './revoke-dialog.js';
import { SuspendDialog } from './suspend-dialog.js';
import { UndoAct } from './undo-act.js';

const route = getRouteApi('/door/badges/$badgeId');

type TakenBadge = Badge & {
  readonly learnerId: string;
  readonly mayShowName: boolean;
  readonly review: { readonly decision: string | null } | null;
};

interface TakingBackProps {
  readonly badge: TakenBadge;
  reload(): void;
}

/** The words of an end, by the state that it leads to. */
const ENDED: Readonly<Partial<Record<Badge['state'], 'withdrawn' | 'undone'>>> = {
  WITHDRAWN: 'withdrawn',
  UNDONE: 'undone',
};

/** What can be done in each state, besides undoing; revoking stands last. */
const OFFERED: Readonly<Partial<Record<Badge['state'], readonly BadgeDialog[]>>> = {
  PREPARED: ['revoke'],
  ISSUED: ['reissue', 'suspend', 'revoke'],
  SUSPENDED: ['reinstate', 'revoke'],
};
const GIVING: readonly BadgeDialog[] = ['reissue', 'reinstate'];

/**
 * What can become of the badge: undoing while nobody was told, suspending and back, a new one in its place, and revoking.
 * Before the signature the badge is withdrawn; signed in between, it is revoked. An agency that may not act gives nothing.
 */
export function TakingBack({ badge, reload }: TakingBackProps) {
  const say = useSay();
  const may = useMay();
  const { dialog } = route.useSearch();
  const review: readonly BadgeDialog[] = badge.review?.decision === null ? ['review'] : [];
  const offered = [...review, ...(OFFERED[badge.state] ?? [])].filter(
    (act) => may('issue-badge') || !GIVING.includes(act),
  );
  if (offered.length === 0 || !may('revoke-badge')) return null;
  const words = (act: BadgeDialog) => (act === 'revoke' && badge.state === 'PREPARED' ? 'withdraw' : act);
  return (
    <Stack gap="md" mt="md">
      <Undoing badge={badge} reload={reload} />
      <Group>
        {offered.map((act) => (
          <ButtonLink
            key={act}
            variant={act === 'revoke' ? 'outline' : 'default'}
            {...(act === 'revoke' ? { color: 'red' } : {})}
            to="/badges/$badgeId"
            params={{ badgeId: badge.id }}
            search={{ dialog: act }}
            resetScroll={false}
          >
            {say(`portal.badges.${words(act)}-open`)}
          </ButtonLink>
        ))}
      </Group>
      {dialog !== undefined && offered.includes(dialog) ? <Act dialog={dialog} badge={badge} /> : null}
    </Stack>
  );
}

function Undoing({ badge, reload }: TakingBackProps) {
  const { announce } = useAnnounce();
  if (badge.undoUntil === null) return null;
  const done = (state: Badge['state']) => announce(`portal.badges.${ENDED[state] ?? 'revoked'}-done`);
  return <UndoAct badgeId={badge.id} until={badge.undoUntil} onDone={done} onOver={reload} />;
}

/** The dialog that the address names. */
function Act({ dialog, badge }: { readonly dialog: BadgeDialog; readonly badge: TakenBadge }) {
  const { announce } = useAnnounce();
  const navigate = route.useNavigate();
  const onClose = () => void navigate({ search: {}, resetScroll: false });
  const said = (words: WordingKey) => {
    onClose();
    announce(words);
  };
  const open = { badgeId: badge.id, onClose };
  switch (dialog) {
    case 'suspend':
      return <SuspendDialog {...open} onDone={() => said('portal.badges.suspended-done')} />;
    case 'reinstate':
      return <ReinstateDialog {...open} onDone={() => said('portal.badges.reinstated-done')} />;
    case 'review':
      return <ReviewDialog {...open} onDone={() => said('portal.badges.review-done')} />;
    case 'reissue':
      return (
        <ReissueDialog
          badge={badge}
          onClose={onClose}
          onDone={(next) => void navigate({ to: '/badges/$badgeId', params: { badgeId: next }, search: {} })}
        />
      );
    case 'revoke':
      return (
        <RevokeDialog
          {...open}
          act={badge.state === 'PREPARED' ? 'withdraw' : 'revoke'}
          onDone={(state) => said(`portal.badges.${ENDED[state] ?? 'revoked'}-done`)}
        />
      );
  }
}
