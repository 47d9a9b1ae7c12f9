import type { Qualification } from '#learners/qualification';

import { type Badge, isLive, type NameChoice } from './badge.js';

/** What the decision is made from, all read under the learner's lock. */
export interface IssueFacts {
  readonly qualification: Qualification;
  /** The learner's badges of the same programme version. */
  readonly held: readonly Badge[];
}

export interface IssueWish {
  readonly nameChoice: NameChoice;
  /** That the learner agreed to the name being shown. */
  readonly consent: boolean;
}

export type IssueRefusal =
  | { readonly kind: 'consent-missing' }
  | { readonly kind: 'not-qualified'; readonly missing: readonly number[] }
  | { readonly kind: 'badge-already-held'; readonly badge: Badge };

export type IssueDecision = { readonly kind: 'may-be-prepared' } | IssueRefusal;

/**
 * Says whether a badge may be prepared. Refuses a name without consent, a learner who is not qualified, and a second
 * live badge.
 */
export function decideIssue({ qualification, held }: IssueFacts, wish: IssueWish): IssueDecision {
  if (wish.nameChoice !== 'NONE' && !wish.consent) return { kind: 'consent-missing' };
  if (qualification.kind === 'not-qualified')
    return { kind: 'not-qualified', missing: qualification.missing.map(({ number }) => number) };
  const live = held.find(isLive);
  if (live) return { kind: 'badge-already-held', badge: live };
  return { kind: 'may-be-prepared' };
}
