import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { BadgeNotice, NoteHolderToldOutcome, NoticeAbout, NoticeState } from '#learners/badges';
import type { Instant } from '#platform/clock';
import { type Locale, say } from '#platform/wording';

import { enumOf } from '../graphql/enum.js';
import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
import { DateTime } from '../graphql/scalars.js';
import { BadgeNode, badgeNode } from './badge.node.js';
import { BadgeUnknown } from './badge.problems.js';

const NoticeAboutEnum = enumOf<NoticeAbout>('NoticeAbout', 'What the holder of a badge is told.', {
  SUSPENDED: 'It was suspended.',
  REINSTATED: 'It is back in use.',
  REVOKED: 'It was revoked.',
  REPLACED: 'A new badge took its place.',
});

const NoticeStateEnum = enumOf<NoticeState>('NoticeState', 'Whether the holder of a badge was told.', {
  WAITING: 'A mail is on its way.',
  NO_ADDRESS: 'The agency has no address of the learner: somebody has to tell them.',
  MAILED: 'A mail went out.',
  REFUSED: 'The learner’s address takes no mail: somebody has to tell them.',
  TOLD: 'Somebody of the agency told them.',
  OVERTAKEN: 'Something newer became of the badge before they were told.',
});

@ObjectType('BadgeNotice', { description: 'That the holder of a badge is to be told what became of it.' })
export class BadgeNoticeNode {
  @Field(() => NoticeAboutEnum, { description: 'What became of it.' })
  about: NoticeAbout;

  @Field(() => DateTime, { description: 'When it did.' })
  madeAt: Instant;

  @Field(() => NoticeStateEnum, { description: 'Whether they were told.' })
  state: NoticeState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they were told, or their address refused the mail; null before.',
  })
  settledAt: Instant | null;
}

export function badgeNoticeNode({ about, madeAt, state, settledAt }: BadgeNotice): BadgeNoticeNode {
  return { about, madeAt, state, settledAt };
}

@InputType('NoteHolderToldInput', { description: 'About which badge somebody told its holder.' })
export class NoteHolderToldInput {
  @Field(() => ID, { description: 'The badge.' })
  badgeId: string;
}

@ObjectType('HolderTold', { description: 'It is kept that the holder was told.' })
export class HolderTold {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('NothingToTell', {
  implements: () => [Problem],
  description: 'Nothing is left to be told about this badge: a mail went out, or somebody told it.',
})
export class NothingToTell extends Problem {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

export const NoteHolderToldResult = createUnionType({
  name: 'NoteHolderToldResult',
  description: 'The badge, or why nothing was kept.',
  types: () => [HolderTold, BadgeUnknown, NothingToTell] as const,
});

export function noteHolderToldResult(
  locale: Locale,
  outcome: NoteHolderToldOutcome,
): typeof NoteHolderToldResult {
  switch (outcome.kind) {
    case 'holder-told':
      return made(HolderTold, { badge: badgeNode(outcome.badge) });
    case 'badge-unknown':
      return made(BadgeUnknown, { message: say(locale, 'problem.badge-unknown') });
    case 'nothing-to-tell': {
      const message = say(locale, 'problem.nothing-to-tell');
      return made(NothingToTell, { message, badge: badgeNode(outcome.badge) });
    }
  }
}
