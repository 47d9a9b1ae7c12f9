import { Field, InputType } from '@nestjs/graphql';

import type { GuardModel } from '#communities/register';

import { GuardModelEnum } from './community.node.js';

@InputType('RegisterCommunityInput', { description: 'A new community.' })
export class RegisterCommunityInput {
  @Field(() => String, {
    description: 'Its name, up to 100 characters; no other community of the agency has it.',
  })
  name: string;

  @Field(() => GuardModelEnum, { description: 'How it is guarded.' })
  guardModel: GuardModel;
}
