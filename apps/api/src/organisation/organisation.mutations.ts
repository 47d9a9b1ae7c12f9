import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { ChangeBadgeHold, ChangeOrganisation } from '#authority/agencies';
import { Clock } from '#platform/clock';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  ChangeBadgeHoldInput,
  ChangeBadgeHoldResult,
  changeBadgeHoldResult,
} from './change-badge-hold.result.js';
import {
  ChangeOrganisationInput,
  ChangeOrganisationResult,
  changeOrganisationResult,
} from './change-organisation.result.js';

@Resolver()
export class OrganisationMutations {
  constructor(
    private readonly change: ChangeOrganisation,
    private readonly hold: ChangeBadgeHold,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => ChangeOrganisationResult, {
    description: 'Changes whom strangers who scan one’s badges may call and write to. For managers.',
  })
  async changeOrganisation(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ChangeOrganisationInput, description: 'The telephone number and e-mail.' })
    input: ChangeOrganisationInput,
  ): Promise<typeof ChangeOrganisationResult> {
    const outcome = await this.change.run(operation.member, input);
    return changeOrganisationResult(operation.locale, outcome, this.clock.today());
  }

  @Mutation(() => ChangeBadgeHoldResult, {
    description:
      'Changes for how long one’s badges can be undone, before anyone is told of them. For managers.',
  })
  async changeBadgeHold(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ChangeBadgeHoldInput, description: 'How long.' })
    input: ChangeBadgeHoldInput,
  ): Promise<typeof ChangeBadgeHoldResult> {
    const outcome = await this.hold.run(operation.member, input);
    return changeBadgeHoldResult(operation.locale, outcome, this.clock.today());
  }
}
