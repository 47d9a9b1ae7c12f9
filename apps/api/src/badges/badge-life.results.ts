import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { ReinstateBadgeOutcome, ReissueBadgeOutcome, SuspendBadgeOutcome } from '#learners/badges';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { LearnerNotActive, LearnerUnknown } from '../learners/learner.problems.js';
import { BadgeNode, badgeNode } from './badge.node.js';
import {
  AgencyHasNoKey,
  BadgeAlreadyHeld,
  BadgeAlreadyRevoked,
  BadgeIsSuspended,
  BadgeNotReissuable,
  BadgeNotSigned,
  BadgeNotSuspended,
  BadgeUnknown,
  BeginsOutOfRange,
  ConsentMissing,
  MinorShowsNoName,
  NotQualified,
  OtherTrack,
} from './badge.problems.js';
import {
  alreadyRevoked,
  BadgePrepared,
  issueBadgeResult,
  isSuspended,
  notQualified,
} from './badge.results.js';

@ObjectType('BadgeSuspended', { description: 'The badge is suspended; the next scan says so.' })
export class BadgeSuspended {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('BadgeReinstated', { description: 'The badge is in use again; the next scan says so.' })
export class BadgeReinstated {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

export const SuspendBadgeResult = createUnionType({
  name: 'SuspendBadgeResult',
  description: 'The badge that was suspended, or why it was not.',
  types: () =>
    [
      BadgeSuspended,
      InvalidInput,
      BadgeUnknown,
      BadgeNotSigned,
      BadgeIsSuspended,
      BadgeAlreadyRevoked,
    ] as const,
});

export const ReinstateBadgeResult = createUnionType({
  name: 'ReinstateBadgeResult',
  description: 'The badge that was reinstated, or why it was not.',
  types: () =>
    [
      BadgeReinstated,
      InvalidInput,
      BadgeUnknown,
      BadgeNotSuspended,
      NotQualified,
      OtherTrack,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export const ReissueBadgeResult = createUnionType({
  name: 'ReissueBadgeResult',
  description: 'The new badge, or why none was prepared.',
  types: () =>
    [
      BadgePrepared,
      BadgeUnknown,
      BadgeNotReissuable,
      LearnerUnknown,
      LearnerNotActive,
      NotQualified,
      BadgeAlreadyHeld,
      ConsentMissing,
      MinorShowsNoName,
      OtherTrack,
      BeginsOutOfRange,
      AgencyHasNoKey,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export function suspendBadgeResult(locale: Locale, outcome: SuspendBadgeOutcome): typeof SuspendBadgeResult {
  switch (outcome.kind) {
    case 'badge-suspended-now':
      return made(BadgeSuspended, { badge: badgeNode(outcome.badge) });
    case 'badge-unknown':
      return made(BadgeUnknown, { message: say(locale, 'problem.badge-unknown') });
    case 'badge-not-signed': {
      const message = say(locale, 'problem.badge-not-signed');
      return made(BadgeNotSigned, { message, badge: badgeNode(outcome.badge) });
    }
    case 'badge-suspended':
      return isSuspended(locale, outcome.badge);
    case 'badge-already-revoked':
      return alreadyRevoked(locale, outcome.badge);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function reinstateBadgeResult(
  locale: Locale,
  outcome: ReinstateBadgeOutcome,
): typeof ReinstateBadgeResult {
  switch (outcome.kind) {
    case 'badge-reinstated':
      return made(BadgeReinstated, { badge: badgeNode(outcome.badge) });
    case 'badge-unknown':
      return made(BadgeUnknown, { message: say(locale, 'problem.badge-unknown') });
    case 'badge-not-suspended': {
      const message = say(locale, 'problem.badge-not-suspended');
      return made(BadgeNotSuspended, { message, badge: badgeNode(outcome.badge) });
    }
    case 'not-qualified':
      return notQualified(locale, outcome.missing);
    case 'other-track':
      return made(OtherTrack, { message: say(locale, 'problem.other-track') });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function reissueBadgeResult(locale: Locale, outcome: ReissueBadgeOutcome): typeof ReissueBadgeResult {
  switch (outcome.kind) {
    case 'badge-unknown':
      return made(BadgeUnknown, { message: say(locale, 'problem.badge-unknown') });
    case 'badge-not-reissuable': {
      const message = say(locale, 'problem.badge-not-reissuable');
      return made(BadgeNotReissuable, { message, badge: badgeNode(outcome.badge) });
    }
    default:
      return issueBadgeResult(locale, outcome);
  }
}
