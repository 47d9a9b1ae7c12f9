import { Field, ID, ObjectType } from '@nestjs/graphql';

import { type Badge, undoUntil } from '#learners/badges';
import type { OwnBadge } from '#learners/own-record';
import { type Instant, lastInstantOf } from '#platform/clock';
import type { Outcome, VerifyAnswer } from '#proof/verification';

import {
  BadgeKindEnum,
  BadgeStateEnum,
  RevocationReasonEnum,
  SuspensionReasonEnum,
} from '../badges/badge.node.js';
import type { BadgeLinks } from '../badges/badge-links.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';
import { MyAgencyNode } from './my-record.node.js';

const ScanOutcomeEnum = enumOf<Outcome>('ScanOutcome', 'What a scan answers.', {
  VALID: 'Signed, known, inside its dates and in use.',
  EXPIRED: 'Its last day is over.',
  SUSPENDED: 'It is out of use until somebody decides.',
  REVOKED: 'It was revoked, or another took its place.',
  NOT_YET_VALID: 'Its first day lies ahead.',
  NOT_FOUND: 'It is not signed yet, or was never there.',
  ALTERED: 'It is not what was signed.',
  CANNOT_CHECK: 'Nobody could be asked: neither a yes nor a no.',
});

@ObjectType('MyBadge', { description: 'One’s own badge.' })
export class MyBadgeNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => BadgeKindEnum, { description: 'What it states.' })
  kind: Badge['kind'];

  @Field(() => BadgeStateEnum, { description: 'Where it stands.' })
  state: Badge['state'];

  @Field(() => MyAgencyNode, { description: 'The agency that issued it.' })
  agency: MyAgencyNode;

  @Field(() => String, { nullable: true, description: 'The name that it shows; null when it shows none.' })
  publicName: string | null;

  @Field(() => String, { description: 'Its code, 16 characters without separators.' })
  code: string;

  @Field(() => DateTime, { description: 'From when it is valid; may lie ahead.' })
  validFrom: Instant;

  @Field(() => CalendarDay, { description: 'The last day on which it is valid.' })
  validUntil: string;

  @Field(() => DateTime, { description: 'The first instant at which it is not valid any more.' })
  expiresAt: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the agency may still take it back without a trace; null once that is over.',
  })
  undoUntil: Instant | null;

  @Field(() => SuspensionReasonEnum, {
    nullable: true,
    description: 'Why it is suspended; null unless it is.',
  })
  suspensionReason: Badge['suspensionReason'];

  @Field(() => RevocationReasonEnum, {
    nullable: true,
    description: 'Why it was revoked; null unless it was.',
  })
  revocationReason: Badge['revocationReason'];

  @Field(() => String, {
    nullable: true,
    description: 'The address of its scan page; null until it is signed.',
  })
  shortLink: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address with the proof after `#`, for its QR code; null until it is signed.',
  })
  fullLink: string | null;
}

@ObjectType('MyBadges', { description: 'One’s own badges, and when this was so.' })
export class MyBadgesNode {
  @Field(() => DateTime, { description: 'When the badges stood as they are told here.' })
  asOf: Instant;

  @Field(() => [MyBadgeNode], {
    description: 'The newest first; those that no scan will ever find are left out.',
  })
  badges: readonly MyBadgeNode[];
}

@ObjectType('MyBadgeToday', { description: 'What a scan of one’s own badge answers now.' })
export class MyBadgeTodayNode {
  @Field(() => ScanOutcomeEnum, { description: 'The outcome.' })
  outcome: Outcome;

  @Field(() => String, { description: 'The word that the scan page shows, in the reader’s language.' })
  word: string;

  @Field(() => DateTime, { description: 'When this was so.' })
  checkedAt: Instant;

  @Field(() => Boolean, { description: 'False where a scan adds that the issuer is no longer authorised.' })
  issuerAuthorised: boolean;
}

export function myBadgeNode(
  badge: OwnBadge,
  {
    agency,
    asOf,
    links,
  }: { readonly agency: MyAgencyNode; readonly asOf: Instant; readonly links: BadgeLinks },
): MyBadgeNode {
  const { id, kind, state, publicName, code, validFrom, validUntil } = badge;
  const { suspensionReason, revocationReason } = badge;
  return {
    ...{
      id,
      kind,
      state,
      agency,
      publicName,
      code,
      validFrom,
      validUntil,
      suspensionReason,
      revocationReason,
    },
    expiresAt: lastInstantOf(validUntil),
    undoUntil: undoUntil(badge, asOf),
    shortLink: links.short(badge),
    fullLink: links.full(badge),
  };
}

export function myBadgeTodayNode(
  { outcome, issuer }: VerifyAnswer,
  { word, checkedAt }: { readonly word: string; readonly checkedAt: Instant },
): MyBadgeTodayNode {
  return { outcome, word, checkedAt, issuerAuthorised: issuer?.authorised ?? true };
}
