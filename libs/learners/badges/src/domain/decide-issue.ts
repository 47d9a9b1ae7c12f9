import type { Qualification } from '#learners/qualification';

import { type Badge, isLive, type NameChoice } from './badge.js';

/** The public half of the key that is to sign: what a claim must name. */
export interface SigningKey {
  readonly kid: string;
  readonly shortKid: Uint8Array;
}

/** What the decision is made from, all read under the learner's lock. */
export interface IssueFacts {
  readonly qualification: Qualification;
  /** The learner's badges of the same programme version. */
  readonly held: readonly Badge[];
  readonly key: SigningKey | null;
}

export interface IssueWish {
  readonly nameChoice: NameChoice;
  /** That the learner agreed to the name being shown. */
  readonly consent: boolean;
}

export type IssueRefusal =
  | { readonly kind: 'consent-missing' }
  | { readonly kind: 'not-qualified'; readonly missing: readonly number[] }
  | { readonly kind: 'badge-already-held'; readonly badge: Badge }
  | { readonly kind: 'agency-has-no-key' };

export type IssueDecision = { readonly kind: 'may-be-prepared'; readonly key: SigningKey } | IssueRefusal;

/**
 * Says whether a badge may be prepared. Refuses a name without consent, a learner who is not qualified, a second
 * live badge, and an agency whose key the worker has not made yet.
 */
export function decideIssue({ qualification, held, key }: IssueFacts, wish: IssueWish): IssueDecision {
  if (wish.nameChoice !== 'NONE' && !wish.consent) return { kind: 'consent-missing' };
  if (qualification.kind === 'not-qualified')
    return { kind: 'not-qualified', missing: qualification.missing.map(({ number }) => number) };
  const live = held.find(isLive);
  if (live) return { kind: 'badge-already-held', badge: live };
  return key === null ? { kind: 'agency-has-no-key' } : { kind: 'may-be-prepared', key };
}
