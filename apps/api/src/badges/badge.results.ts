import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { Badge, IssueBadgeOutcome, RevokeBadgeOutcome, UndoBadgeOutcome } from '#learners/badges';
import { dayOf } from '#platform/clock';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import {
  LearnerNotActive,
  learnerNotActive,
  LearnerUnknown,
  learnerUnknown,
} from '../learners/learner.problems.js';
import { BadgeNode, badgeNode } from './badge.node.js';
import {
  AgencyHasNoKey,
  BadgeAlreadyHeld,
  BadgeAlreadyRevoked,
  BadgeAnnounced,
  BadgeIsSuspended,
  BadgeUnknown,
  BeginsOutOfRange,
  ConsentMissing,
  MinorShowsNoName,
  NotQualified,
  OtherTrack,
} from './badge.problems.js';

@ObjectType('BadgePrepared', { description: 'The badge is prepared; it is signed within a second or so.' })
export class BadgePrepared {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('BadgeRevoked', { description: 'The badge is revoked; the next scan says so.' })
export class BadgeRevoked {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('BadgeWithdrawn', {
  description: 'The badge was not signed yet and will not be; a scan never finds it.',
})
export class BadgeWithdrawn {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('BadgeUndone', {
  description: 'The badge is undone, as if it had never been: a scan does not find it.',
})
export class BadgeUndone {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

export const IssueBadgeResult = createUnionType({
  name: 'IssueBadgeResult',
  description: 'The badge, or why none was prepared.',
  types: () =>
    [
      BadgePrepared,
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

export const RevokeBadgeResult = createUnionType({
  name: 'RevokeBadgeResult',
  description: 'The badge that was revoked or withdrawn, or why neither was done.',
  types: () => [BadgeRevoked, BadgeWithdrawn, InvalidInput, BadgeUnknown, BadgeAlreadyRevoked] as const,
});

export const UndoBadgeResult = createUnionType({
  name: 'UndoBadgeResult',
  description: 'The badge that was undone, or withdrawn before its signature, or why neither was done.',
  types: () =>
    [
      BadgeUndone,
      BadgeWithdrawn,
      BadgeAnnounced,
      BadgeIsSuspended,
      BadgeUnknown,
      BadgeAlreadyRevoked,
    ] as const,
});

export function issueBadgeResult(locale: Locale, outcome: IssueBadgeOutcome): typeof IssueBadgeResult {
  switch (outcome.kind) {
    case 'badge-prepared':
      return made(BadgePrepared, { badge: badgeNode(outcome.badge) });
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'not-qualified':
      return notQualified(locale, outcome.missing);
    case 'badge-already-held': {
      const message = say(locale, 'problem.badge-already-held', { validUntil: outcome.badge.validUntil });
      return made(BadgeAlreadyHeld, { message, badge: badgeNode(outcome.badge) });
    }
    case 'consent-missing':
    case 'emblem-consent-missing':
      return made(ConsentMissing, { message: say(locale, `problem.${outcome.kind}`) });
    case 'learner-not-active':
      return learnerNotActive(locale, outcome);
    case 'minor-shows-no-name':
      return made(MinorShowsNoName, { message: say(locale, 'problem.minor-shows-no-name') });
    case 'other-track':
      return made(OtherTrack, { message: say(locale, 'problem.other-track') });
    case 'begins-out-of-range': {
      const { earliest, latest } = outcome;
      const message = say(locale, 'problem.begins-out-of-range', { earliest, latest });
      return made(BeginsOutOfRange, { message, earliest, latest });
    }
    case 'badge-not-reissuable':
      throw new Error('A badge was to be issued, and the answer is about one that was to be re-issued.');
    case 'agency-has-no-key':
      return made(AgencyHasNoKey, { message: say(locale, 'problem.agency-has-no-key') });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
  }
}

export function revokeBadgeResult(locale: Locale, outcome: RevokeBadgeOutcome): typeof RevokeBadgeResult {
  switch (outcome.kind) {
    case 'badge-revoked':
      return made(BadgeRevoked, { badge: badgeNode(outcome.badge) });
    case 'badge-withdrawn':
      return made(BadgeWithdrawn, { badge: badgeNode(outcome.badge) });
    case 'badge-unknown':
      return made(BadgeUnknown, { message: say(locale, 'problem.badge-unknown') });
    case 'badge-already-revoked':
      return alreadyRevoked(locale, outcome.badge);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function undoBadgeResult(locale: Locale, outcome: UndoBadgeOutcome): typeof UndoBadgeResult {
  switch (outcome.kind) {
    case 'badge-undone':
      return made(BadgeUndone, { badge: badgeNode(outcome.badge) });
    case 'badge-withdrawn':
      return made(BadgeWithdrawn, { badge: badgeNode(outcome.badge) });
    case 'badge-unknown':
      return made(BadgeUnknown, { message: say(locale, 'problem.badge-unknown') });
    case 'badge-announced':
      return made(BadgeAnnounced, { message: say(locale, 'problem.badge-announced'), since: outcome.since });
    case 'badge-suspended':
      return isSuspended(locale, outcome.badge);
    case 'badge-already-revoked':
      return alreadyRevoked(locale, outcome.badge);
  }
}

export function notQualified(locale: Locale, missing: readonly number[]): NotQualified {
  const values = { missing: missing.join(', '), count: missing.length };
  return made(NotQualified, { message: say(locale, 'problem.not-qualified', values), missing });
}

export function isSuspended(locale: Locale, badge: Badge): BadgeIsSuspended {
  const day = badge.suspendedAt === null ? '' : dayOf(badge.suspendedAt);
  const message = say(locale, 'problem.badge-suspended', { day });
  return made(BadgeIsSuspended, { message, badge: badgeNode(badge) });
}

export function alreadyRevoked(locale: Locale, badge: Badge): BadgeAlreadyRevoked {
  const day = badge.revokedAt === null ? '' : dayOf(badge.revokedAt);
  const how = badge.state === 'WITHDRAWN' ? 'withdrawn' : badge.state === 'UNDONE' ? 'undone' : 'revoked';
  const message = say(locale, `problem.badge-already-${how}`, { day });
  return made(BadgeAlreadyRevoked, { message, badge: badgeNode(badge) });
}
