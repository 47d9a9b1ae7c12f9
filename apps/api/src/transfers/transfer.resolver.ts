import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import {
  AnswerTransfer,
  ExecuteTransfer,
  OfferTransfer,
  RefuseTransfer,
  transferCursor,
  TransferReads,
  WithdrawTransfer,
} from '#learners/transfers';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, PageArguments, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  AcceptTransferInput,
  DeclineTransferInput,
  ExecuteTransferInput,
  OfferTransferInput,
  RefuseTransferInput,
  WithdrawTransferInput,
} from './transfer.input.js';
import {
  AgreedTransferConnection,
  AgreedTransferNode,
  agreedTransferNode,
  IncomingTransferConnection,
  IncomingTransferNode,
  incomingTransferNode,
  OutgoingTransferConnection,
  OutgoingTransferNode,
  outgoingTransferNode,
} from './transfer.node.js';
import {
  AnswerTransferResult,
  answerTransferResult,
  ExecuteTransferResult,
  executeTransferResult,
  OfferTransferResult,
  offerTransferResult,
  RefuseTransferResult,
  refuseTransferResult,
  WithdrawTransferResult,
  withdrawTransferResult,
} from './transfer.results.js';

@Resolver()
export class TransferQueries {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly transfers: TransferReads,
  ) {}

  @Query(() => OutgoingTransferConnection, {
    description: 'Learners whom one’s agency offers to others, the newest first. For managers.',
  })
  async outgoingTransfers(
    @CurrentOperation() operation: Operation,
    @Args() args: PageArguments,
  ): Promise<Connection<OutgoingTransferNode>> {
    const { member } = operation;
    const request = pageRequest(operation, args, 'instant');
    const page = await this.units.read(member, (unit) => this.transfers.outgoing(unit, request));
    return connection(page, transferCursor, outgoingTransferNode, () =>
      this.units.read(member, (unit) => this.transfers.count(unit, 'outgoing')),
    );
  }

  @Query(() => IncomingTransferConnection, {
    description: 'Learners who are offered to one’s agency, the newest first. For managers.',
  })
  async incomingTransfers(
    @CurrentOperation() operation: Operation,
    @Args() args: PageArguments,
  ): Promise<Connection<IncomingTransferNode>> {
    const { member } = operation;
    const request = pageRequest(operation, args, 'instant');
    const page = await this.units.read(member, (unit) => this.transfers.incoming(unit, request));
    return connection(
      page,
      ({ offeredAt, transferId: id }) => transferCursor({ offeredAt, id }),
      incomingTransferNode,
      () => this.units.read(member, (unit) => this.transfers.count(unit, 'incoming')),
    );
  }

  @Query(() => AgreedTransferConnection, {
    description: 'What both agencies agreed to and LPHQ is to carry out, the oldest first. For LPHQ.',
  })
  async agreedTransfers(
    @CurrentOperation() operation: Operation,
    @Args() args: PageArguments,
  ): Promise<Connection<AgreedTransferNode>> {
    const { staff } = operation;
    const request = pageRequest(operation, args, 'instant');
    const page = await this.units.read(staff, (unit) => this.transfers.toExecute(unit, request));
    return connection(page, transferCursor, agreedTransferNode, () =>
      this.units.read(staff, (unit) => this.transfers.count(unit, 'to-execute')),
    );
  }
}

@Resolver()
export class TransferMutations {
  constructor(
    private readonly offers: OfferTransfer,
    private readonly withdraws: WithdrawTransfer,
    private readonly answers: AnswerTransfer,
    private readonly executes: ExecuteTransfer,
    private readonly refuses: RefuseTransfer,
  ) {}

  @Mutation(() => OfferTransferResult, {
    description: 'Offers a learner to another agency, with the learner’s agreement. For managers.',
  })
  async offerTransfer(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => OfferTransferInput, description: 'Who, and where to.' })
    input: OfferTransferInput,
  ): Promise<typeof OfferTransferResult> {
    return offerTransferResult(locale, await this.offers.run(member, input));
  }

  @Mutation(() => WithdrawTransferResult, {
    description: 'Takes an offer back, accepted or not, until LPHQ has carried it out. For managers.',
  })
  async withdrawTransfer(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => WithdrawTransferInput, description: 'Which.' })
    { transferId }: WithdrawTransferInput,
  ): Promise<typeof WithdrawTransferResult> {
    return withdrawTransferResult(locale, transferId, await this.withdraws.run(member, transferId));
  }

  @Mutation(() => AnswerTransferResult, {
    description: 'Accepts a learner who is offered, for one of the agency’s communities. For managers.',
  })
  async acceptTransfer(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => AcceptTransferInput, description: 'Which, and for which community.' })
    input: AcceptTransferInput,
  ): Promise<typeof AnswerTransferResult> {
    return answerTransferResult(locale, await this.answers.run(member, { ...input, answer: 'ACCEPT' }));
  }

  @Mutation(() => AnswerTransferResult, {
    description: 'Declines a learner who is offered, accepted before or not. For managers.',
  })
  async declineTransfer(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => DeclineTransferInput, description: 'Which, and why.' })
    input: DeclineTransferInput,
  ): Promise<typeof AnswerTransferResult> {
    return answerTransferResult(locale, await this.answers.run(member, { ...input, answer: 'DECLINE' }));
  }

  @Mutation(() => ExecuteTransferResult, {
    description:
      'Carries a transfer out: a new learner at the receiving agency, with everything accepted and a transcript. For LPHQ.',
  })
  async executeTransfer(
    @CurrentOperation() { locale, staff }: Operation,
    @Args('input', { type: () => ExecuteTransferInput, description: 'Which.' })
    { transferId }: ExecuteTransferInput,
  ): Promise<typeof ExecuteTransferResult> {
    return executeTransferResult(locale, await this.executes.run(staff, transferId));
  }

  @Mutation(() => RefuseTransferResult, {
    description: 'Says no to what both agencies agreed to. For LPHQ.',
  })
  async refuseTransfer(
    @CurrentOperation() { locale, staff }: Operation,
    @Args('input', { type: () => RefuseTransferInput, description: 'Which, and why.' })
    { transferId, reason }: RefuseTransferInput,
  ): Promise<typeof RefuseTransferResult> {
    return refuseTransferResult(locale, await this.refuses.run(staff, transferId, reason));
  }
}
