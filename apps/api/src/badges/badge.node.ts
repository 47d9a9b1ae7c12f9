import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type {
  Badge,
  BadgeNotice,
  BadgeState,
  Emblem,
  NameChoice,
  RevocationReason,
  SuspensionReason,
} from '#learners/badges';
import type { Instant } from '#platform/clock';

import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';

export const BadgeStateEnum = enumOf<BadgeState>('BadgeState', 'Where a badge stands.', {
  PREPARED: 'It waits for its signature; a scan does not find it.',
  ISSUED: 'It is signed and can be scanned.',
  SUSPENDED: 'It is out of use until somebody decides; a scan says so and nothing more.',
  REVOKED: 'It was revoked, for good.',
  WITHDRAWN: 'It was taken back before it was signed, for good; a scan does not find it.',
  UNDONE: 'It was taken back before it was announced, for good; a scan does not find it.',
});

export const BadgeKindEnum = enumOf<Badge['kind']>('BadgeKind', 'What a badge states.', {
  MSQ: 'Member Service Qualified.',
  CC_MS: 'Core Competencies in Member Service.',
});

export const NameChoiceEnum = enumOf<NameChoice>('NameChoice', 'What of the learner’s name a badge shows.', {
  INITIAL_AND_FAMILY: 'The initial and the family name; a single name whole.',
  NONE: 'Nothing.',
});

export const EmblemEnum = enumOf<Emblem>('Emblem', 'What is printed on the card of a badge.', {
  NEUTRAL: 'A mark that says nothing of a religion.',
  WHITE_STAR: 'The White Star, which reveals a religion: the holder’s own choice.',
});

export const SuspensionReasonEnum = enumOf<SuspensionReason>(
  'SuspensionReason',
  'Why a badge is suspended; for the agency, LPHQ and the learner.',
  {
    UNDER_REVIEW: 'Something about it is being looked into.',
    COMPLETION_VOIDED: 'A completion that it rests on was voided; set by the voiding alone.',
    MISUSE_REPORTED: 'Somebody reported that it is misused.',
    HOLDER_REQUEST: 'Its holder asked for it, as where a card is lost.',
    OTHER: 'Another reason, in the agency’s note.',
  },
);

export const RevocationReasonEnum = enumOf<RevocationReason>(
  'RevocationReason',
  'Why a badge was revoked, withdrawn or undone.',
  {
    ISSUED_IN_ERROR: 'It should not have been issued.',
    COMPLETION_WITHDRAWN: 'A completion that it rests on did not stand.',
    MISUSE: 'It was misused.',
    HOLDER_REQUEST: 'Its holder asked for it.',
    SUPERSEDED: 'Another badge took its place; set by re-issuing alone.',
    OTHER: 'Another reason, in the agency’s note.',
  },
);

export const QrLinkEnum = enumOf<'SHORT' | 'FULL'>('QrLink', 'Which link a symbol holds.', {
  SHORT: 'The address of the scan page: a small symbol, which needs the network.',
  FULL: 'The address and the proof: a larger symbol, which can be checked without the network.',
});

export const QrFormatEnum = enumOf<'SVG' | 'PNG'>('QrFormat', 'The form in which a symbol is given.', {
  SVG: 'The text of an SVG image.',
  PNG: 'A `data:` URL of a PNG image.',
});

@ObjectType('Badge', {
  description: 'A signed statement that a learner is qualified, which anybody can scan.',
})
export class BadgeNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => ID, { description: 'The id of the learner whose it is.' })
  learnerId: string;

  @Field(() => BadgeKindEnum, { description: 'What it states.' })
  kind: Badge['kind'];

  @Field(() => BadgeStateEnum, { description: 'Where it stands.' })
  state: BadgeState;

  @Field(() => String, {
    description: 'Its code, 16 characters without separators; in its link and on its card.',
  })
  code: string;

  @Field(() => String, { nullable: true, description: 'The name that it shows; null when it shows none.' })
  publicName: string | null;

  @Field(() => EmblemEnum, { description: 'What is printed on its card; no scan shows it.' })
  emblem: Emblem;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its holder chose the emblem; null where nobody did, or the agency recorded it for them.',
  })
  emblemChosenAt: Instant | null;

  @Field(() => DateTime, { description: 'From when it is valid; may lie ahead.' })
  validFrom: Instant;

  @Field(() => CalendarDay, { description: 'The last day on which it is valid.' })
  validUntil: string;

  @Field(() => DateTime, { description: 'When it was prepared.' })
  preparedAt: Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was signed; null until then.' })
  issuedAt: Instant | null;

  @Field(() => Int, { description: 'For how many minutes after its signature it can be undone.' })
  holdMinutes: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is suspended; null unless it is.' })
  suspendedAt: Instant | null;

  @Field(() => SuspensionReasonEnum, {
    nullable: true,
    description: 'Why it is suspended; null unless it is.',
  })
  suspensionReason: SuspensionReason | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the badge that takes its place, as soon as that is signed; null where there is none.',
  })
  replacedById: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was revoked, withdrawn or undone; null unless it was.',
  })
  revokedAt: Instant | null;

  @Field(() => RevocationReasonEnum, {
    nullable: true,
    description: 'Why it was revoked, withdrawn or undone; null unless it was.',
  })
  revocationReason: RevocationReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'The signed credential (VC-JWT); null until it is signed.',
  })
  jwt: string | null;

  /** For its resolvers: not a field. */
  proof: string | null;

  /** For its resolvers: absent where it was not read together with the badge. */
  knownNotice?: BadgeNotice | null;
}

export function badgeNode(badge: Badge & { readonly notice?: BadgeNotice | null }): BadgeNode {
  const { id, learnerId, kind, state, code, publicName, validFrom, validUntil, jwt, proof } = badge;
  const { preparedAt, issuedAt, revokedAt, revocationReason, emblem, emblemChosenAt } = badge;
  const { holdMinutes, suspendedAt, suspensionReason, yieldsTo: replacedById } = badge;
  return {
    ...{ id, learnerId, kind, state, code, publicName, validFrom, validUntil, jwt, proof },
    ...{ preparedAt, issuedAt, revokedAt, revocationReason, emblem, emblemChosenAt },
    ...{ holdMinutes, suspendedAt, suspensionReason, replacedById },
    ...(badge.notice === undefined ? {} : { knownNotice: badge.notice }),
  };
}
