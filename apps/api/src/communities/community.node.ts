import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Community, GuardModel } from '#communities/register';
import type { Instant } from '#platform/clock';

import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { DateTime } from '../graphql/scalars.js';

export const GuardModelEnum = enumOf<GuardModel>('GuardModel', 'How a community is guarded.', {
  NONE: 'No guards.',
  CONTRACTED: 'Guards of a licensed agency.',
  IN_HOUSE: 'Guards in its own pay.',
  VOLUNTEER: 'Volunteers of its own.',
});

@ObjectType('Community', {
  description: 'An organisation that an agency serves. Its name never leaves the agency.',
})
export class CommunityNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => GuardModelEnum, { description: 'How it is guarded.' })
  guardModel: GuardModel;

  @Field(() => DateTime, { description: 'When it was registered.' })
  registeredAt: Instant;
}

@ObjectType('LearnerCounts', { description: 'How many learners there are, and how far they are.' })
export class LearnerCountsNode {
  @Field(() => Int, { description: 'All of them.' })
  learners: number;

  @Field(() => Int, { description: 'Those who are Member Service Qualified.' })
  qualified: number;

  @Field(() => Int, { description: 'Those who hold a valid badge.' })
  validBadges: number;
}

export const CommunityConnection = connectionType(
  'Community',
  () => CommunityNode,
  'the agency’s communities, by name',
);

export function communityNode({ id, name, guardModel, registeredAt }: Community): CommunityNode {
  return { id, name, guardModel, registeredAt };
}
