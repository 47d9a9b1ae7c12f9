import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';

import type {
  AnswerTransferOutcome,
  ExecuteTransferOutcome,
  OfferTransferOutcome,
  RefuseTransferOutcome,
  TransferState,
  WithdrawTransferOutcome,
} from '#learners/transfers';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import {
  CommunityUnknown,
  LearnerNotActive,
  learnerNotActive,
  LearnerUnknown,
  learnerUnknown,
} from '../learners/learner.problems.js';
import { TransferStateEnum } from './transfer.node.js';

@ObjectType('TransferMoved', { description: 'The transfer stands as asked for.' })
export class TransferMoved {
  @Field(() => ID, { description: 'The transfer’s id.' })
  transferId: string;

  @Field(() => TransferStateEnum, { description: 'Where it stands now.' })
  state: TransferState;
}

@ObjectType('TransferUnknown', { implements: () => [Problem], description: 'There is no such transfer.' })
export class TransferUnknown extends Problem {}

@ObjectType('TransferStays', {
  implements: () => [Problem],
  description: 'From where the transfer stands, this leads nowhere.',
})
export class TransferStays extends Problem {
  @Field(() => TransferStateEnum, { description: 'Where it stands.' })
  state: TransferState;
}

@ObjectType('ReceiverUnknown', {
  implements: () => [Problem],
  description: 'No other authorised agency has this short name.',
})
export class ReceiverUnknown extends Problem {}

@ObjectType('TransferConsentMissing', {
  implements: () => [Problem],
  description: 'Another agency hears of a learner only if they agreed to it.',
})
export class TransferConsentMissing extends Problem {}

@ObjectType('TransferAlreadyOffered', {
  implements: () => [Problem],
  description: 'The learner is offered already, and the offer is open.',
})
export class TransferAlreadyOffered extends Problem {}

export const OfferTransferResult = createUnionType({
  name: 'OfferTransferResult',
  description: 'The transfer, or why nothing was offered.',
  types: () =>
    [
      TransferMoved,
      LearnerUnknown,
      LearnerNotActive,
      TransferConsentMissing,
      ReceiverUnknown,
      TransferAlreadyOffered,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export const WithdrawTransferResult = createUnionType({
  name: 'WithdrawTransferResult',
  description: 'The transfer, or why it was not taken back.',
  types: () => [TransferMoved, TransferUnknown, TransferStays] as const,
});

export const AnswerTransferResult = createUnionType({
  name: 'AnswerTransferResult',
  description: 'The transfer, or why the answer was not taken.',
  types: () =>
    [
      TransferMoved,
      InvalidInput,
      TransferUnknown,
      TransferStays,
      CommunityUnknown,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export const ExecuteTransferResult = createUnionType({
  name: 'ExecuteTransferResult',
  description: 'The transfer, or why it was not carried out.',
  types: () => [TransferMoved, TransferUnknown, TransferStays, LearnerNotActive, ReceiverUnknown] as const,
});

export const RefuseTransferResult = createUnionType({
  name: 'RefuseTransferResult',
  description: 'The transfer, or why it was not refused.',
  types: () => [TransferMoved, InvalidInput, TransferUnknown, TransferStays] as const,
});

export function offerTransferResult(
  locale: Locale,
  outcome: OfferTransferOutcome,
): typeof OfferTransferResult {
  switch (outcome.kind) {
    case 'transfer-offered':
      return moved(outcome.transferId, 'OFFERED');
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'learner-not-active':
      return learnerNotActive(locale, outcome);
    case 'transfer-consent-missing':
      return made(TransferConsentMissing, { message: say(locale, 'problem.transfer-consent-missing') });
    case 'receiver-unknown':
      return receiverUnknown(locale, outcome.slug);
    case 'already-offered':
      return made(TransferAlreadyOffered, { message: say(locale, 'problem.transfer-already-offered') });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
  }
}

export function withdrawTransferResult(
  locale: Locale,
  transferId: string,
  outcome: WithdrawTransferOutcome,
): typeof WithdrawTransferResult {
  if (outcome.kind === 'transfer-withdrawn') return moved(transferId, 'WITHDRAWN');
  return standsOtherwise(locale, outcome);
}

export function answerTransferResult(
  locale: Locale,
  outcome: AnswerTransferOutcome,
): typeof AnswerTransferResult {
  switch (outcome.kind) {
    case 'transfer-answered':
      return moved(outcome.offer.transferId, outcome.offer.state);
    case 'community-unknown':
      return made(CommunityUnknown, { message: say(locale, 'problem.community-unknown') });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
    case 'transfer-unknown':
    case 'transfer-stays':
      return standsOtherwise(locale, outcome);
  }
}

export function executeTransferResult(
  locale: Locale,
  outcome: ExecuteTransferOutcome,
): typeof ExecuteTransferResult {
  switch (outcome.kind) {
    case 'transfer-executed':
      return moved(outcome.transferId, 'EXECUTED');
    case 'learner-not-active':
      return learnerNotActive(locale, outcome);
    case 'receiver-unknown':
      return receiverUnknown(locale, outcome.slug);
    case 'transfer-unknown':
    case 'transfer-stays':
      return standsOtherwise(locale, outcome);
  }
}

export function refuseTransferResult(
  locale: Locale,
  outcome: RefuseTransferOutcome,
): typeof RefuseTransferResult {
  if (outcome.kind === 'transfer-refused') return moved(outcome.transferId, 'REFUSED');
  if (outcome.kind === 'invalid-input') return invalidInput(locale, outcome.problems);
  return standsOtherwise(locale, outcome);
}

function moved(transferId: string, state: TransferState): TransferMoved {
  return made(TransferMoved, { transferId, state });
}

type Otherwise = Extract<WithdrawTransferOutcome, { readonly kind: 'transfer-unknown' | 'transfer-stays' }>;

function standsOtherwise(locale: Locale, outcome: Otherwise): TransferUnknown | TransferStays {
  if (outcome.kind === 'transfer-unknown')
    return made(TransferUnknown, { message: say(locale, 'problem.transfer-unknown') });
  const { state } = outcome;
  return made(TransferStays, { message: say(locale, 'problem.transfer-stays', { state }), state });
}

function receiverUnknown(locale: Locale, slug: string): ReceiverUnknown {
  return made(ReceiverUnknown, { message: say(locale, 'problem.receiver-unknown', { slug }) });
}
