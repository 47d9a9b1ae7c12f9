import { Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { StateWord } from '../shell/state-word.js';
import { useMay } from '../sign-in/session-provider.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { Learner } from './learner.js';
import type { LifeAct } from './learner-search.js';
import { lifeActsOf } from './life-acts.js';

const TONE = {
  ENROLLED: 'wait',
  IN_PROGRESS: 'wait',
  MEMBER_SERVICE_QUALIFIED: 'good',
  CC_MS_AWARDED: 'good',
  ON_HOLD: 'warn',
  WITHDRAWN: 'quiet',
  REMOVED: 'quiet',
  TRANSFERRED: 'quiet',
} as const;

/** Where the enrolment stands and since when, and what can be done with it. */
export function LifeSection({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const { state, standing, standingSince, standingReason } = learner.enrolment;
  return (
    <Section title={say('portal.learner.enrolment')}>
      <Stack gap="sm">
        <StateWord tone={TONE[state]}>{say(`portal.enrolment.${state}`)}</StateWord>
        {standing === 'ACTIVE' || standingSince === null ? null : (
          <Text>
            {say('portal.learner.standing-since')} <Moment at={standingSince} />
          </Text>
        )}
        {standing === 'ACTIVE' || standingReason === null ? null : (
          <Text dir="auto" className="standing-reason">
            {standingReason}
          </Text>
        )}
        <LifeActs learner={learner} />
      </Stack>
    </Section>
  );
}

function LifeActs({ learner }: { readonly learner: Learner }) {
  const acts = lifeActsOf(learner.enrolment.standing, useMay());
  return (
    <Stack gap="xs">
      {acts.map((dialog) => (
        <LifeLink key={dialog} dialog={dialog} />
      ))}
    </Stack>
  );
}

const route = getRouteApi('/door/learners/$learnerId');

function LifeLink({ dialog }: { readonly dialog: LifeAct }) {
  const say = useSay();
  const { learnerId } = route.useParams();
  const search = route.useSearch();
  return (
    <PlainLink
      to="/learners/$learnerId"
      params={{ learnerId }}
      search={{ ...search, dialog }}
      resetScroll={false}
    >
      {say(`portal.learner.act.${dialog}`)}
    </PlainLink>
  );
}
