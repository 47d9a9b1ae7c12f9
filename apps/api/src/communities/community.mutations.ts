import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { ChangeCommunity, RegisterCommunity } from '#communities/register';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { ChangeCommunityInput, RegisterCommunityInput } from './community.input.js';
import {
  ChangeCommunityResult,
  changeCommunityResult,
  RegisterCommunityResult,
  registerCommunityResult,
} from './community.results.js';

@Resolver()
export class CommunityMutations {
  constructor(
    private readonly register: RegisterCommunity,
    private readonly change: ChangeCommunity,
  ) {}

  @Mutation(() => RegisterCommunityResult, {
    description: 'Registers a community with one’s agency. For managers.',
  })
  async registerCommunity(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => RegisterCommunityInput, description: 'The new community.' })
    input: RegisterCommunityInput,
  ): Promise<typeof RegisterCommunityResult> {
    return registerCommunityResult(operation.locale, await this.register.run(operation.member, input));
  }

  @Mutation(() => ChangeCommunityResult, {
    description: 'Corrects a community’s name and guard model. For managers.',
  })
  async changeCommunity(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ChangeCommunityInput, description: 'Which community, and what it is.' })
    input: ChangeCommunityInput,
  ): Promise<typeof ChangeCommunityResult> {
    return changeCommunityResult(operation.locale, await this.change.run(operation.member, input));
  }
}
