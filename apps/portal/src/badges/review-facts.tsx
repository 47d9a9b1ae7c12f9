import { Paper } from '@mantine/core';

import { Facts } from '../shell/facts.js';
import { StateWord, type Tone } from '../shell/state-word.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { WholeBadge } from './badge-screen.js';

type Review = NonNullable<WholeBadge['review']>;
type Decision = NonNullable<Review['decision']>;

const TONE: Readonly<Record<Decision, Tone>> = {
  KEEP: 'good',
  REQUALIFIED: 'good',
  SUSPEND: 'warn',
  REVOKE: 'bad',
};

/** What was decided about a badge whose ground was voided: by whom, when and why. Nothing while nothing is decided. */
export function ReviewFacts({ review }: { readonly review: Review | null }) {
  const say = useSay();
  if (review === null || review.decision === null) return null;
  const { decision, decidedBy, decidedAt, openedAt, reason } = review;
  return (
    <Paper withBorder p="md" mt="md">
      <Facts
        facts={[
          { name: say('portal.badges.review-opened'), value: <Moment at={openedAt} /> },
          {
            name: say('portal.badges.review-decision'),
            value: <StateWord tone={TONE[decision]}>{say(`portal.review.${decision}`)}</StateWord>,
          },
          { name: say('portal.badges.review-decided'), value: decidedAt && <Moment at={decidedAt} /> },
          { name: say('portal.badges.review-by'), value: decidedBy },
          { name: say('portal.badges.review-reason'), value: reason },
        ]}
      />
    </Paper>
  );
}
