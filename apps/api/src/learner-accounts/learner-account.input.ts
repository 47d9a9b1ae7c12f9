import { Field, ID, InputType } from '@nestjs/graphql';

@InputType('DrawClaimCodesInput', { description: 'For whom codes are printed.' })
export class DrawClaimCodesInput {
  @Field(() => [ID], { description: 'The learners’ ids, 100 at most.' })
  learnerIds: string[];
}

@InputType('InviteLearnersInput', { description: 'To whom codes are mailed.' })
export class InviteLearnersInput {
  @Field(() => [ID], { description: 'The learners’ ids, 100 at most.' })
  learnerIds: string[];
}

@InputType('WithdrawClaimInput', { description: 'Whose code is to open nothing any more.' })
export class WithdrawClaimInput {
  @Field(() => ID, { description: 'The learner’s id.' })
  learnerId: string;
}

@InputType('CloseLearnerAccountInput', { description: 'Whose account is to be closed.' })
export class CloseLearnerAccountInput {
  @Field(() => ID, { description: 'The learner’s id.' })
  learnerId: string;
}
