import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import { type Agency, type AgencyStanding, standingOn } from '#authority/agencies';
import type { CalendarDay as Day, Instant } from '#platform/clock';

import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';

export const AgencyStandingEnum = enumOf<AgencyStanding>(
  'AgencyStanding',
  'Whether LPHQ lets an agency act.',
  {
    AUTHORISED: 'It may register, enrol, record and issue.',
    SUSPENDED: 'It may read and revoke, nothing else.',
    ENDED: 'Its authorisation is over; its badges stay as they are.',
  },
);

@ObjectType('Agency', {
  description:
    'An organisation that LPHQ authorises to qualify learners and to issue badges in its own name.',
})
export class AgencyNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'Its name in addresses and in every credential; never changes.' })
  slug: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'Whom a stranger who scans a badge may call.' })
  phone: string;

  @Field(() => String, { description: 'Whom a stranger who scans a badge may write to.' })
  email: string;

  @Field(() => AgencyStandingEnum, { description: 'Its standing today.' })
  standing: AgencyStanding;

  @Field(() => DateTime, { description: 'When LPHQ authorised it.' })
  authorisedAt: Instant;

  @Field(() => CalendarDay, { description: 'The last day of its authorisation.' })
  authorisedUntil: string;

  @Field(() => Int, {
    description:
      'For how many minutes after its signature a badge can be undone, before anyone is told of it.',
  })
  badgeHoldMinutes: number;
}

@ObjectType('Logo', {
  description: 'The picture of an agency: a PNG at `/organisation/logo`, for its own people.',
})
export class LogoNode {
  @Field(() => String, { description: 'Names this picture: another picture has another version.' })
  version: string;

  @Field(() => Int, { description: 'Its width in pixels, 1 to 512.' })
  width: number;

  @Field(() => Int, { description: 'Its height in pixels, 1 to 512.' })
  height: number;
}

@ObjectType('AgencyCounts', { description: 'How much an agency does.' })
export class AgencyCountsNode {
  @Field(() => Int, { description: 'Communities that it has registered.' })
  communities: number;

  @Field(() => Int, { description: 'Learners that it has enrolled.' })
  learners: number;

  @Field(() => Int, { description: 'Those who are Member Service Qualified.' })
  qualified: number;

  @Field(() => Int, { description: 'Those who hold a valid badge.' })
  validBadges: number;
}

export const AgencyConnection = connectionType('Agency', () => AgencyNode, 'the agencies, by name');

export function agencyNode(agency: Agency, today: Day): AgencyNode {
  const { id, slug, name, phone, email, createdAt, authorisedUntil, badgeHoldMinutes } = agency;
  const standing = standingOn(agency, today);
  const authorised = { authorisedAt: createdAt, authorisedUntil };
  return { id, slug, name, phone, email, standing, ...authorised, badgeHoldMinutes };
}
