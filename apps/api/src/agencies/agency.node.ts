import { Field, ID, ObjectType } from '@nestjs/graphql';

import { type Agency, type AgencyStanding, standingOn } from '#authority/agencies';
import type { CalendarDay as Day } from '#platform/clock';

import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay } from '../graphql/scalars.js';

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

  @Field(() => CalendarDay, { description: 'The last day of its authorisation.' })
  authorisedUntil: string;
}

export const AgencyConnection = connectionType('Agency', () => AgencyNode, 'the agencies, by name');

export function agencyNode(agency: Agency, today: Day): AgencyNode {
  const { id, slug, name, phone, email, authorisedUntil } = agency;
  return { id, slug, name, phone, email, standing: standingOn(agency, today), authorisedUntil };
}
