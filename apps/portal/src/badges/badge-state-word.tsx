import type { Badge } from '../learner/learner.js';
import { StateWord, type Tone } from '../shell/state-word.js';
import { useSay } from '../wording/wording.js';

const TONE: Readonly<Record<Badge['state'], Tone>> = {
  PREPARED: 'wait',
  ISSUED: 'good',
  SUSPENDED: 'warn',
  REVOKED: 'bad',
  WITHDRAWN: 'quiet',
  UNDONE: 'quiet',
};

export function BadgeStateWord({ badge: { state } }: { readonly badge: Pick<Badge, 'state'> }) {
  const say = useSay();
  return <StateWord tone={TONE[state]}>{say(`portal.badge-state.${state}`)}</StateWord>;
}
