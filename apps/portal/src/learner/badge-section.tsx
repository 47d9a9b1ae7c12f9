import { Stack, Text } from '@mantine/core';

import { BadgeFacts } from '../badges/badge-facts.js';
import { BadgeStateWord } from '../badges/badge-state-word.js';
import { groupedCode } from '../badges/grouped-code.js';
import { HolderNotice } from '../badges/holder-notice.js';
import { LearnerPreview, ScanPreview } from '../badges/previews.js';
import { Signing } from '../badges/signing.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { useMay } from '../sign-in/session-provider.js';
import { today } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { type Badge, heldBadgesOf, issuableKindsOf, type Learner } from './learner.js';

interface BadgeSectionProps {
  readonly learner: Learner;
  reload(): void;
}

/** The badges that the learner holds, or what one would show, as strangers will see it; and the ones before them. */
export function BadgeSection({ learner, reload }: BadgeSectionProps) {
  const say = useSay();
  const held = heldBadgesOf(learner, today());
  const ended = learner.badges.filter((badge) => !held.includes(badge));
  return (
    <Section title={say('portal.badges.one')}>
      <Stack gap="md">
        {held.length === 0 ? <NoBadge learner={learner} /> : null}
        {held.map((badge) => (
          <HeldBadge key={badge.id} badge={badge} reload={reload} />
        ))}
        {held.length === 0 ? null : <OtherKinds learner={learner} />}
        {ended.length === 0 ? null : <EndedBadges badges={ended} reload={reload} />}
      </Stack>
    </Section>
  );
}

function NoBadge({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  if (!learner.qualification.qualified) return <Text>{say('portal.badges.none-unqualified')}</Text>;
  return (
    <>
      <Text>{say(learner.badges.length === 0 ? 'portal.badges.none-yet' : 'portal.badges.none-in-use')}</Text>
      <LearnerPreview learnerId={learner.id} nameChoice="INITIAL_AND_FAMILY" />
    </>
  );
}

/** What else the learner has earned: beside the page's one primary button. */
function OtherKinds({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const may = useMay();
  if (!may('issue-badge')) return null;
  return issuableKindsOf(learner, today()).map((kind) => (
    <div key={kind}>
      <PlainLink
        to="/learners/$learnerId"
        params={{ learnerId: learner.id }}
        search={(search) => ({ ...search, dialog: 'issue' })}
      >
        {say('portal.badges.issue-kind', { kind: say(`portal.badge-kind.${kind}`) })}
      </PlainLink>
    </div>
  ));
}

function HeldBadge({ badge, reload }: { readonly badge: Badge; reload(): void }) {
  const say = useSay();
  return (
    <>
      <div>
        <BadgeStateWord badge={badge} />
      </div>
      {badge.state === 'PREPARED' ? <Signing badgeId={badge.id} onSigned={reload} /> : null}
      <BadgeFacts badge={badge} />
      <HolderNotice badge={badge} reload={reload} />
      <div>
        <ButtonLink variant="default" to="/badges/$badgeId" params={{ badgeId: badge.id }}>
          {say('portal.badges.open-codes')}
        </ButtonLink>
      </div>
      {badge.state === 'ISSUED' ? <ScanPreview badgeId={badge.id} /> : null}
    </>
  );
}

function EndedBadges({ badges, reload }: { readonly badges: readonly Badge[]; reload(): void }) {
  const say = useSay();
  return (
    <div>
      <Text fw={600} component="h3" size="md" mb="xs">
        {say('portal.badges.before')}
      </Text>
      <ul className="ended-badges">
        {badges.map((badge) => (
          <li key={badge.id}>
            <PlainLink to="/badges/$badgeId" params={{ badgeId: badge.id }}>
              {say('portal.badges.badge', { kind: badge.kind, code: groupedCode(badge.code) })}
            </PlainLink>{' '}
            <BadgeStateWord badge={badge} />
            <HolderNotice badge={badge} reload={reload} />
          </li>
        ))}
      </ul>
    </div>
  );
}
