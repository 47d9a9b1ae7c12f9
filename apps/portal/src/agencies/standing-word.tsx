import { StateWord } from '../shell/state-word.js';
import { useSay } from '../wording/wording.js';

export type Standing = 'AUTHORISED' | 'SUSPENDED' | 'ENDED';

const TONE = { AUTHORISED: 'good', SUSPENDED: 'bad', ENDED: 'quiet' } as const;

/** Whether LPHQ lets an agency act. */
export function StandingWord({ standing }: { readonly standing: Standing }) {
  const say = useSay();
  return <StateWord tone={TONE[standing]}>{say(`portal.standing.${standing}`)}</StateWord>;
}
