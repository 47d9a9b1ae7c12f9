import type { Act } from '../sign-in/acts.js';
import type { AccountAct } from './account-search.js';

/** As far as the acts ask. */
export interface AccountFacts {
  readonly state: 'NONE' | 'INVITED' | 'CLAIM_PRINTED' | 'OPEN';
  readonly hasAddress: boolean;
}

/** What the reader is offered: codes for whoever enrols, the end of an account for managers. */
export function accountActsOf(
  { state, hasAddress }: AccountFacts,
  may: (act: Act) => boolean,
): readonly AccountAct[] {
  if (!may('enrol-learner')) return [];
  return [
    'print-code',
    ...(hasAddress ? (['mail-code'] as const) : []),
    ...(state === 'INVITED' || state === 'CLAIM_PRINTED' ? (['withdraw-code'] as const) : []),
    ...(state === 'OPEN' && may('transfer-learners') ? (['close-account'] as const) : []),
  ];
}
