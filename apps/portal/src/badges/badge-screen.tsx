import './badge.css';

import { Anchor } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, UnknownPage, Waiting } from '../shell/states.js';
import { useSession } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { BadgeCodes } from './badge-codes.js';
import { BadgeFacts } from './badge-facts.js';
import { BadgeStateWord } from './badge-state-word.js';
import { badgeQuery } from './badges.graphql.js';
import { HolderNotice } from './holder-notice.js';
import { ScanPreview } from './previews.js';
import { PrintButton, PrintCard } from './print-card.js';
import { ReviewFacts } from './review-facts.js';
import { Signing } from './signing.js';
import { TakingBack } from './taking-back.js';

const route = getRouteApi('/door/badges/$badgeId');

type Read = ResultOf<typeof badgeQuery>;
export type WholeBadge = NonNullable<Read['badge']>;

/** One badge: its state, what strangers see of it, its codes to show, keep and print, and the ways to take it back. */
export function BadgeScreen() {
  const { badgeId } = route.useParams();
  return <BadgePage key={badgeId} badgeId={badgeId} />;
}

function BadgePage({ badgeId }: { readonly badgeId: string }) {
  const say = useSay();
  const asking = useAsk(badgeQuery, { id: badgeId });
  const badge = asking.data?.badge ?? null;
  if (asking.data !== null && badge === null) return <UnknownPage about={say('portal.badges.unknown')} />;
  return (
    <Page
      title={badge === null ? say('portal.badges.one') : say('portal.badges.of', { name: badge.learnerName })}
      about={badge === null ? undefined : <BadgeStateWord badge={badge} />}
      trail={badge === null ? undefined : <BackToLearner badge={badge} />}
      actions={badge?.state === 'ISSUED' ? <PrintButton /> : undefined}
    >
      <Asked asking={asking} lines={8}>
        {(read) =>
          read.badge === null ? <Waiting /> : <Parts {...read} badge={read.badge} reload={asking.reload} />
        }
      </Asked>
    </Page>
  );
}

function BackToLearner({ badge }: { readonly badge: WholeBadge }) {
  return (
    <PlainLink to="/learners/$learnerId" params={{ learnerId: badge.learnerId }}>
      <bdi>{badge.learnerName}</bdi>
    </PlainLink>
  );
}

interface PartsProps {
  readonly badge: WholeBadge;
  readonly viewer: Read['viewer'];
  reload(): void;
}

function Parts({ badge, viewer, reload }: PartsProps) {
  const say = useSay();
  const { portal } = useSession();
  const isScanned = ['ISSUED', 'SUSPENDED', 'REVOKED'].includes(badge.state);
  return (
    <div className="badge-parts">
      <Section title={say('portal.badges.facts')}>
        {badge.state === 'PREPARED' ? <Signing badgeId={badge.id} onSigned={reload} /> : null}
        <BadgeFacts badge={badge} />
        <ReviewFacts review={badge.review} />
        <HolderNotice badge={badge} reload={reload} />
        <TakingBack badge={badge} reload={reload} />
      </Section>
      {isScanned ? (
        <Section title={say('portal.badges.seen')}>
          <ScanPreview badgeId={badge.id} />
          <ScanLink link={badge.shortLink} />
        </Section>
      ) : null}
      {badge.state === 'ISSUED' ? <BadgeCodes badge={badge} /> : null}
      {badge.state === 'ISSUED' && viewer.agency !== null ? (
        <PrintCard badge={badge} agency={viewer.agency} origin={portal.verifyOrigin} />
      ) : null}
    </div>
  );
}

function ScanLink({ link }: { readonly link: string | null }) {
  const say = useSay();
  if (link === null) return null;
  return (
    <p>
      <Anchor href={link} target="_blank" rel="noopener">
        {say('portal.badges.scan-page')}
      </Anchor>
    </p>
  );
}
