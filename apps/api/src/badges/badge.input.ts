import { Field, ID, InputType } from '@nestjs/graphql';

import type { NameChoice, RevocationReason } from '#learners/badges';

import { NameChoiceEnum, QrFormatEnum, QrLinkEnum, RevocationReasonEnum } from './badge.node.js';

@InputType('IssueBadgeInput', { description: 'For whom to issue a badge, and what it may show.' })
export class IssueBadgeInput {
  @Field(() => ID, { description: 'The learner.' })
  learnerId: string;

  @Field(() => NameChoiceEnum, { description: 'What of the name it shows.' })
  nameChoice: NameChoice;

  @Field(() => Boolean, { description: 'That the learner agreed to what is shown; recorded with the badge.' })
  consent: boolean;
}

@InputType('RevokeBadgeInput', { description: 'Which badge to revoke or withdraw, and why.' })
export class RevokeBadgeInput {
  @Field(() => ID, { description: 'The badge.' })
  badgeId: string;

  @Field(() => RevocationReasonEnum, { description: 'The class of the reason.' })
  reason: RevocationReason;

  @Field(() => String, { nullable: true, description: 'The reason in words, for the agency and LPHQ alone.' })
  note?: string | null;
}

@InputType('UndoBadgeInput', { description: 'Which badge to undo.' })
export class UndoBadgeInput {
  @Field(() => ID, { description: 'The badge.' })
  badgeId: string;
}

export const LINK_ARGUMENT = {
  type: () => QrLinkEnum,
  defaultValue: QrLinkEnum.SHORT,
  description: 'Which link it holds.',
} as const;

export const FORMAT_ARGUMENT = {
  type: () => QrFormatEnum,
  defaultValue: QrFormatEnum.SVG,
  description: 'The form in which it is given.',
} as const;
