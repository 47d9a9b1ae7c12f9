import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { AccountState } from '#learners/accounts';
import type { Instant } from '#platform/clock';

import { enumOf } from '../graphql/enum.js';
import { DateTime } from '../graphql/scalars.js';

export const AccountStateEnum = enumOf<AccountState>(
  'LearnerAccountState',
  'How far a learner’s own account is.',
  {
    NONE: 'There is none, and no code that would open it.',
    INVITED: 'A code goes, or went, to the learner’s address.',
    CLAIM_PRINTED: 'A code was printed and not used yet.',
    OPEN: 'The learner has opened it.',
  },
);

@ObjectType('LearnerAccount', { description: 'How a learner reaches their own record.' })
export class LearnerAccountNode {
  @Field(() => AccountStateEnum, { description: 'How far it is.' })
  state: AccountState;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null where it never was otherwise.' })
  since: Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when a code opens it; null where none does.' })
  expiresAt: Instant | null;

  @Field(() => Boolean, { description: 'Whether the mail that was to bring the code reached nobody.' })
  mailRefused: boolean;
}

@ObjectType('ClaimCode', {
  description: 'A code with which a learner opens their account. It is shown this once.',
})
export class ClaimCodeNode {
  @Field(() => ID, { description: 'The learner’s id.' })
  learnerId: string;

  @Field(() => String, { description: 'The learner’s name, for the slip.' })
  displayName: string;

  @Field(() => String, { description: 'The code as it is printed: three groups of four.' })
  code: string;

  @Field(() => DateTime, { description: 'Until when it opens the account.' })
  expiresAt: Instant;
}

@ObjectType('UninvitedLearner', { description: 'A learner to whom no code is mailed.' })
export class UninvitedLearnerNode {
  @Field(() => ID, { description: 'The learner’s id.' })
  learnerId: string;

  @Field(() => String, { description: 'The learner’s name.' })
  displayName: string;
}

@ObjectType('LearnersInvited', {
  description: 'Codes go to those who have an address; each was judged by itself.',
})
export class LearnersInvited {
  @Field(() => Int, { description: 'To how many a code goes.' })
  invited: number;

  @Field(() => [UninvitedLearnerNode], { description: 'Those without an address: print a code for them.' })
  withoutAddress: readonly UninvitedLearnerNode[];

  @Field(() => [UninvitedLearnerNode], {
    description:
      'Those whose address had its share of such mails today: print a code, or invite them tomorrow.',
  })
  mailedEnough: readonly UninvitedLearnerNode[];
}
