import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ isAbstract: true })
abstract class OfATransfer {
  @Field(() => ID, { description: 'The transfer’s id.' })
  transferId: string;
}

@InputType('OfferTransferInput', { description: 'Who is to go, and where to.' })
export class OfferTransferInput {
  @Field(() => ID, { description: 'The learner’s id.' })
  learnerId: string;

  @Field(() => String, { description: 'The short name of the receiving agency, as in its address.' })
  toSlug: string;

  @Field(() => Boolean, { description: 'That the learner agreed to the other agency hearing of them.' })
  consent: boolean;
}

@InputType('WithdrawTransferInput', { description: 'Which offer is taken back.' })
export class WithdrawTransferInput extends OfATransfer {}

@InputType('AcceptTransferInput', { description: 'Which offer is accepted, and for which community.' })
export class AcceptTransferInput extends OfATransfer {
  @Field(() => ID, { description: 'The community that the learner is to serve.' })
  communityId: string;
}

@InputType('DeclineTransferInput', { description: 'Which offer is declined, and why.' })
export class DeclineTransferInput extends OfATransfer {
  @Field(() => String, { description: 'Why; the giving agency reads it.' })
  reason: string;
}

@InputType('ExecuteTransferInput', { description: 'Which transfer is carried out.' })
export class ExecuteTransferInput extends OfATransfer {}

@InputType('RefuseTransferInput', { description: 'Which transfer is not carried out, and why.' })
export class RefuseTransferInput extends OfATransfer {
  @Field(() => String, { description: 'Why; both agencies read it.' })
  reason: string;
}
