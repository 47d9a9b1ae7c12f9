import { StateWord } from '../shell/state-word.js';
import { useSay } from '../wording/wording.js';

/** Whether learners are enrolled in an edition. */
export function VersionState({ state }: { readonly state: 'PUBLISHED' | 'RETIRED' }) {
  const say = useSay();
  return (
    <StateWord tone={state === 'PUBLISHED' ? 'good' : 'quiet'}>{say(`portal.programme.${state}`)}</StateWord>
  );
}
