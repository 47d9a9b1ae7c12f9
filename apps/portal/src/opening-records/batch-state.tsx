import { StateWord, type Tone } from '../shell/state-word.js';
import { useSay } from '../wording/wording.js';
import type { OwnBatch } from './opening.graphql.js';

const TONE: Readonly<Record<OwnBatch['state'], Tone>> = {
  DRAFT: 'quiet',
  SUBMITTED: 'wait',
  APPROVED: 'good',
  DECLINED: 'bad',
};

export function BatchState({ state }: Pick<OwnBatch, 'state'>) {
  const say = useSay();
  return <StateWord tone={TONE[state]}>{say(`portal.opening.state.${state}`)}</StateWord>;
}
