import { Field, ID, InputType } from '@nestjs/graphql';

import type { BadgeKind, Emblem, NameChoice, RevocationReason, SuspensionReason } from '#learners/badges';
import type { CalendarDay as Day } from '#platform/clock';

import { CalendarDay } from '../graphql/scalars.js';
import {
  BadgeKindEnum,
  EmblemEnum,
  NameChoiceEnum,
  QrFormatEnum,
  QrLinkEnum,
  RevocationReasonEnum,
  SuspensionReasonEnum,
} from './badge.node.js';

@InputType('IssueBadgeInput', { description: 'For whom to issue a badge, and what it may show.' })
export class IssueBadgeInput {
  @Field(() => ID, { description: 'The learner.' })
  learnerId: string;

  @Field(() => NameChoiceEnum, { description: 'What of the name it shows.' })
  nameChoice: NameChoice;

  @Field(() => Boolean, { description: 'That the learner agreed to what is shown; recorded with the badge.' })
  consent: boolean;

  @Field(() => BadgeKindEnum, { defaultValue: 'MSQ', description: 'What it is to state.' })
  kind: BadgeKind;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The day on which it begins, at most 180 days ahead; nothing: now.',
  })
  validFrom?: Day | null;

  @Field(() => EmblemEnum, { defaultValue: 'NEUTRAL', description: 'What is printed on its card.' })
  emblem: Emblem;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'That the learner chose the White Star, warned that it reveals a religion; recorded.',
  })
  emblemConsent: boolean;
}

@InputType('ReissueBadgeInput', {
  description: 'Which badge to replace by a new one, and what that may show.',
})
export class ReissueBadgeInput {
  @Field(() => ID, { description: 'The badge that is to be replaced.' })
  badgeId: string;

  @Field(() => NameChoiceEnum, { description: 'What of the name the new one shows.' })
  nameChoice: NameChoice;

  @Field(() => Boolean, { description: 'That the learner agreed to what is shown; recorded with the badge.' })
  consent: boolean;

  @Field(() => EmblemEnum, { defaultValue: 'NEUTRAL', description: 'What is printed on the new card.' })
  emblem: Emblem;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'That the learner chose the White Star, warned that it reveals a religion; recorded.',
  })
  emblemConsent: boolean;
}

@InputType('SuspendBadgeInput', { description: 'Which badge to suspend, and why.' })
export class SuspendBadgeInput {
  @Field(() => ID, { description: 'The badge.' })
  badgeId: string;

  @Field(() => SuspensionReasonEnum, { description: 'The class of the reason; the learner is told it.' })
  reason: SuspensionReason;

  @Field(() => String, { nullable: true, description: 'The reason in words, for the agency and LPHQ alone.' })
  note?: string | null;
}

@InputType('ReinstateBadgeInput', { description: 'Which badge to reinstate.' })
export class ReinstateBadgeInput {
  @Field(() => ID, { description: 'The badge.' })
  badgeId: string;

  @Field(() => String, { nullable: true, description: 'Why, in words, for the agency and LPHQ alone.' })
  note?: string | null;
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
