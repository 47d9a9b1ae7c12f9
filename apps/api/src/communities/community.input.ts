import { Field, ID, InputType } from '@nestjs/graphql';

import type { GuardModel } from '#communities/register';

import { GuardModelEnum } from './community.node.js';

@InputType('CommunityFilter', {
  description: 'Which communities a list holds; what is absent does not narrow it.',
})
export class CommunityFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Parts of the name, in any order, without regard to accents and capitals.',
  })
  search?: string | null;
}

@InputType('RegisterCommunityInput', { description: 'A new community.' })
export class RegisterCommunityInput {
  @Field(() => String, {
    description: 'Its name, up to 100 characters; no other community of the agency has it.',
  })
  name: string;

  @Field(() => GuardModelEnum, { description: 'How it is guarded.' })
  guardModel: GuardModel;
}

@InputType('ChangeCommunityInput', { description: 'What to correct of a community.' })
export class ChangeCommunityInput {
  @Field(() => ID, { description: 'The community.' })
  communityId: string;

  @Field(() => String, {
    description: 'Its name, up to 100 characters; no other community of the agency has it.',
  })
  name: string;

  @Field(() => GuardModelEnum, { description: 'How it is guarded.' })
  guardModel: GuardModel;
}
