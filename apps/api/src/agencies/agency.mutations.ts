import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { AuthoriseAgency, ReinstateAgency, SuspendAgency } from '#authority/agencies';
import { Clock } from '#platform/clock';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { AuthoriseAgencyInput, ReinstateAgencyInput, SuspendAgencyInput } from './agency.input.js';
import {
  AuthoriseAgencyResult,
  authoriseAgencyResult,
  ReinstateAgencyResult,
  reinstateAgencyResult,
  SuspendAgencyResult,
  suspendAgencyResult,
} from './agency.results.js';

@Resolver()
export class AgencyMutations {
  constructor(
    private readonly authorise: AuthoriseAgency,
    private readonly suspend: SuspendAgency,
    private readonly reinstate: ReinstateAgency,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => AuthoriseAgencyResult, { description: 'Authorises a new agency. For LPHQ.' })
  async authoriseAgency(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => AuthoriseAgencyInput, description: 'The new agency.' })
    input: AuthoriseAgencyInput,
  ): Promise<typeof AuthoriseAgencyResult> {
    const outcome = await this.authorise.run(operation.staff, input);
    return authoriseAgencyResult(operation.locale, outcome, this.clock.today());
  }

  @Mutation(() => SuspendAgencyResult, { description: 'Suspends an agency. For LPHQ.' })
  async suspendAgency(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => SuspendAgencyInput, description: 'Which agency, and why.' })
    input: SuspendAgencyInput,
  ): Promise<typeof SuspendAgencyResult> {
    const outcome = await this.suspend.run(operation.staff, input);
    return suspendAgencyResult(operation.locale, outcome, this.clock.today());
  }

  @Mutation(() => ReinstateAgencyResult, { description: 'Reinstates a suspended agency. For LPHQ.' })
  async reinstateAgency(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ReinstateAgencyInput, description: 'Which agency, and why.' })
    input: ReinstateAgencyInput,
  ): Promise<typeof ReinstateAgencyResult> {
    const outcome = await this.reinstate.run(operation.staff, input);
    return reinstateAgencyResult(operation.locale, outcome, this.clock.today());
  }
}
