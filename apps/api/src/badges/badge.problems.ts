import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { Instant } from '#platform/clock';

import { Problem } from '../graphql/problem.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';
import { BadgeNode } from './badge.node.js';

@ObjectType('NotQualified', { implements: () => [Problem], description: 'The learner is not qualified yet.' })
export class NotQualified extends Problem {
  @Field(() => [Int], { description: 'The numbers of the assignments that are not accepted yet.' })
  missing: readonly number[];
}

@ObjectType('BadgeAlreadyHeld', {
  implements: () => [Problem],
  description: 'The learner holds a live badge.',
})
export class BadgeAlreadyHeld extends Problem {
  @Field(() => BadgeNode, { description: 'The badge that is held.' })
  badge: BadgeNode;
}

@ObjectType('ConsentMissing', {
  implements: () => [Problem],
  description: 'A name needs its owner’s consent, and so does the White Star.',
})
export class ConsentMissing extends Problem {}

@ObjectType('MinorShowsNoName', {
  implements: () => [Problem],
  description: 'The learner is a minor, and a minor’s badge shows no name.',
})
export class MinorShowsNoName extends Problem {}

@ObjectType('AgencyHasNoKey', {
  implements: () => [Problem],
  description: 'The agency’s signing key is not made yet.',
})
export class AgencyHasNoKey extends Problem {}

@ObjectType('BadgeUnknown', { implements: () => [Problem], description: 'The agency has no such badge.' })
export class BadgeUnknown extends Problem {}

@ObjectType('BadgeAlreadyRevoked', {
  implements: () => [Problem],
  description: 'The badge was revoked, withdrawn or undone before.',
})
export class BadgeAlreadyRevoked extends Problem {
  @Field(() => BadgeNode, { description: 'The badge, with its reason.' })
  badge: BadgeNode;
}

@ObjectType('BadgeAnnounced', {
  implements: () => [Problem],
  description: 'The badge can no longer be undone, since people may have been told of it. It can be revoked.',
})
export class BadgeAnnounced extends Problem {
  @Field(() => DateTime, { description: 'Since when.' })
  since: Instant;
}

@ObjectType('OtherTrack', {
  implements: () => [Problem],
  description: 'The learner’s track has no badge of this kind.',
})
export class OtherTrack extends Problem {}

@ObjectType('BeginsOutOfRange', {
  implements: () => [Problem],
  description: 'The badge would begin on a day that lies behind, or too far ahead.',
})
export class BeginsOutOfRange extends Problem {
  @Field(() => CalendarDay, { description: 'The first day on which it may begin.' })
  earliest: string;

  @Field(() => CalendarDay, { description: 'The last day on which it may begin.' })
  latest: string;
}

@ObjectType('BadgeNotReissuable', {
  implements: () => [Problem],
  description: 'The badge is not in use at present, or another takes its place already.',
})
export class BadgeNotReissuable extends Problem {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('BadgeNotSigned', {
  implements: () => [Problem],
  description: 'The badge waits for its signature: it can be withdrawn.',
})
export class BadgeNotSigned extends Problem {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('BadgeIsSuspended', { implements: () => [Problem], description: 'The badge is suspended.' })
export class BadgeIsSuspended extends Problem {
  @Field(() => BadgeNode, { description: 'The badge, with its reason.' })
  badge: BadgeNode;
}

@ObjectType('BadgeNotSuspended', { implements: () => [Problem], description: 'The badge is not suspended.' })
export class BadgeNotSuspended extends Problem {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}
