import type { Badge } from '../learner/learner.js';
import { badgeWordOf } from '../learners/badge-word.js';
import { StateWord, type Tone } from '../shell/state-word.js';
import { today } from '../wording/days.js';
import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';

const TONE: Readonly<Record<Badge['state'], Tone>> = {
  PREPARED: 'wait',
  ISSUED: 'good',
  SUSPENDED: 'warn',
  REVOKED: 'bad',
  WITHDRAWN: 'quiet',
  UNDONE: 'quiet',
};

type Standing = Pick<Badge, 'state' | 'validFrom' | 'validUntil'>;

/** Where a badge stands; of one that is issued, that it has not begun or is over. */
export function BadgeStateWord({ badge }: { readonly badge: Standing }) {
  const say = useSay();
  const { state } = badge;
  const { tone, words, day } = badgeWordOf(badge, today());
  if (state === 'ISSUED' && tone !== 'good' && day !== null)
    return (
      <StateWord tone={tone}>
        {say(words)} <Day on={day} />
      </StateWord>
    );
  return <StateWord tone={TONE[state]}>{say(`portal.badge-state.${state}`)}</StateWord>;
}
