import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CloseLearnerAccount, DrawClaimCodes, InviteLearners, WithdrawClaim } from '#learners/accounts';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { LearnerLoaders } from '../learners/learner.loaders.js';
import { LearnerNode } from '../learners/learner.node.js';
import {
  CloseLearnerAccountInput,
  DrawClaimCodesInput,
  InviteLearnersInput,
  WithdrawClaimInput,
} from './learner-account.input.js';
import { LearnerAccountLoaders } from './learner-account.loaders.js';
import { LearnerAccountNode } from './learner-account.node.js';
import {
  CloseLearnerAccountResult,
  closeLearnerAccountResult,
  DrawClaimCodesResult,
  drawClaimCodesResult,
  InviteLearnersResult,
  inviteLearnersResult,
  WithdrawClaimResult,
  withdrawClaimResult,
} from './learner-account.results.js';

const inputOf = (type: () => object, description: string) => ({ type, description });

/** How an agency’s people let learners reach their own record. */
@Resolver(() => LearnerNode)
export class LearnerAccountResolver {
  constructor(
    private readonly accounts: LearnerAccountLoaders,
    private readonly draw: DrawClaimCodes,
    private readonly invite: InviteLearners,
  ) {}

  @ResolveField(() => LearnerAccountNode, { description: 'How the learner reaches their own record.' })
  async account(
    @CurrentOperation() operation: Operation,
    @Parent() { id }: LearnerNode,
  ): Promise<LearnerAccountNode> {
    const standing = await this.accounts.ofLearner.load(operation, id);
    return standing ?? { state: 'NONE', since: null, expiresAt: null, mailRefused: false };
  }

  @Mutation(() => DrawClaimCodesResult, {
    description:
      'Draws codes to be printed, for all who are named or for nobody; shown this once, good for 30 days. For managers and registrars.',
  })
  async drawClaimCodes(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', inputOf(() => DrawClaimCodesInput, 'For whom.')) { learnerIds }: DrawClaimCodesInput,
  ): Promise<typeof DrawClaimCodesResult> {
    return drawClaimCodesResult(locale, await this.draw.run(member, learnerIds));
  }

  @Mutation(() => InviteLearnersResult, {
    description: 'Mails a code to each learner who has an address. For managers and registrars.',
  })
  async inviteLearners(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', inputOf(() => InviteLearnersInput, 'Whom.')) { learnerIds }: InviteLearnersInput,
  ): Promise<typeof InviteLearnersResult> {
    return inviteLearnersResult(locale, await this.invite.run(member, learnerIds));
  }
}

/** How an agency’s people take it back. */
@Resolver()
export class LearnerAccountEnds {
  constructor(
    private readonly learners: LearnerLoaders,
    private readonly withdraw: WithdrawClaim,
    private readonly close: CloseLearnerAccount,
  ) {}

  @Mutation(() => WithdrawClaimResult, {
    description: 'Makes a learner’s code worthless, printed or mailed. For managers and registrars.',
  })
  async withdrawClaim(
    @CurrentOperation() operation: Operation,
    @Args('input', inputOf(() => WithdrawClaimInput, 'Whose.')) { learnerId }: WithdrawClaimInput,
  ): Promise<typeof WithdrawClaimResult> {
    const outcome = await this.withdraw.run(operation.member, learnerId);
    operation.forgetLoaded();
    return withdrawClaimResult(
      operation.locale,
      outcome,
      await this.learners.byId.load(operation, learnerId),
    );
  }

  @Mutation(() => CloseLearnerAccountResult, {
    description: 'Takes a learner’s account away and signs every device out; the record stays. For managers.',
  })
  async closeLearnerAccount(
    @CurrentOperation() operation: Operation,
    @Args('input', inputOf(() => CloseLearnerAccountInput, 'Whose.')) { learnerId }: CloseLearnerAccountInput,
  ): Promise<typeof CloseLearnerAccountResult> {
    const outcome = await this.close.run(operation.member, learnerId);
    operation.forgetLoaded();
    return closeLearnerAccountResult(
      operation.locale,
      outcome,
      await this.learners.byId.load(operation, learnerId),
    );
  }
}
