import type { Qualification } from '#learners/qualification';
import { type Enrolment, hasCoreCompetencies, type Track } from '#learners/roster';
import type { Instant } from '#platform/clock';

import type { Badge, SuspensionReason } from './badge.js';

export type Suspended = Badge & { readonly state: 'SUSPENDED'; readonly suspensionReason: SuspensionReason };
export type Reinstated = Badge & { readonly state: 'ISSUED' };

export type SuspendRefusal =
  /** It is on nobody's card yet: it can be withdrawn. */
  | { readonly kind: 'badge-not-signed'; readonly badge: Badge }
  | { readonly kind: 'badge-suspended'; readonly badge: Badge }
  | { readonly kind: 'badge-already-revoked'; readonly badge: Badge };

export type SuspendDecision = { readonly kind: 'suspended'; readonly badge: Suspended } | SuspendRefusal;

/** Takes a badge out of use until somebody decides. Refuses what is not signed, what is suspended, and what is over. */
export function decideSuspend(badge: Badge, reason: SuspensionReason, at: Instant): SuspendDecision {
  switch (badge.state) {
    case 'ISSUED':
      return {
        kind: 'suspended',
        badge: { ...badge, state: 'SUSPENDED', suspendedAt: at, suspensionReason: reason },
      };
    case 'PREPARED':
      return { kind: 'badge-not-signed', badge };
    case 'SUSPENDED':
      return { kind: 'badge-suspended', badge };
    case 'REVOKED':
    case 'WITHDRAWN':
    case 'UNDONE':
      return { kind: 'badge-already-revoked', badge };
  }
}

export type ReinstateRefusal =
  | { readonly kind: 'badge-not-suspended'; readonly badge: Badge }
  /** What it states is not so at present: it comes back when the assignments are accepted again. */
  | { readonly kind: 'not-qualified'; readonly missing: readonly number[] }
  /** It states Core Competencies, which the learner does not have: the track changed before they were qualified. */
  | { readonly kind: 'other-track'; readonly track: Track };

export type ReinstateDecision =
  { readonly kind: 'reinstated'; readonly badge: Reinstated } | ReinstateRefusal;

/**
 * Puts a suspended badge back into use. Refuses any other, one of a learner who is not qualified at present, and Core
 * Competencies of who does not have them at present.
 */
export function decideReinstate(
  badge: Badge,
  qualification: Qualification,
  enrolment: Pick<Enrolment, 'track' | 'keepsCoreCompetencies'>,
): ReinstateDecision {
  if (badge.state !== 'SUSPENDED') return { kind: 'badge-not-suspended', badge };
  if (qualification.kind === 'not-qualified')
    return { kind: 'not-qualified', missing: qualification.missing.map(({ number }) => number) };
  if (badge.kind === 'CC_MS' && !hasCoreCompetencies(enrolment, true))
    return { kind: 'other-track', track: enrolment.track };
  return {
    kind: 'reinstated',
    badge: { ...badge, state: 'ISSUED', suspendedAt: null, suspensionReason: null },
  };
}
