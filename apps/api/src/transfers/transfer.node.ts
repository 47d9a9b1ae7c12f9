import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { EnrolmentStanding, Track } from '#learners/roster';
import type { Transfer, TransferOffer, TransferState, TransferToExecute } from '#learners/transfers';
import type { Instant } from '#platform/clock';

import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { DateTime } from '../graphql/scalars.js';
import { EnrolmentStandingEnum, TrackEnum } from '../learners/learner.node.js';

export const TransferStateEnum = enumOf<TransferState>('TransferState', 'Where a transfer stands.', {
  OFFERED: 'The receiving agency has not answered yet.',
  ACCEPTED: 'Both agencies agree; LPHQ has not carried it out yet.',
  DECLINED: 'The receiving agency said no.',
  WITHDRAWN: 'The giving agency took it back.',
  REFUSED: 'LPHQ said no.',
  EXECUTED: 'The learner is with the receiving agency.',
});

@ObjectType('OutgoingTransfer', { description: 'A learner whom one’s agency offers to another.' })
export class OutgoingTransferNode {
  @Field(() => ID, { description: 'The transfer’s id.' })
  id: string;

  @Field(() => ID, { description: 'The learner, here.' })
  learnerId: string;

  @Field(() => String, { description: 'What the learner is called here.' })
  displayName: string;

  @Field(() => String, { description: 'The name of the receiving agency.' })
  toName: string;

  @Field(() => TransferStateEnum, { description: 'Where it stands.' })
  state: TransferState;

  @Field(() => DateTime, { description: 'When it was offered.' })
  offeredAt: Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it came to its end; null while it is open.' })
  endedAt: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined or refused.' })
  note: string | null;
}

@ObjectType('IncomingTransfer', {
  description: 'A learner who is offered to one’s agency: what the offer shows, as it was when it was made.',
})
export class IncomingTransferNode {
  @Field(() => ID, { description: 'The transfer’s id.' })
  id: string;

  @Field(() => String, { description: 'The name of the giving agency.' })
  fromName: string;

  @Field(() => String, { description: 'What the giving agency calls the learner.' })
  displayName: string;

  @Field(() => ID, { description: 'The same at every agency.' })
  portableId: string;

  @Field(() => TrackEnum, { description: 'What the learner works towards.' })
  track: Track;

  @Field(() => EnrolmentStandingEnum, { description: 'Where the enrolment stood.' })
  standing: EnrolmentStanding;

  @Field(() => [Int], { description: 'The numbers of the assignments that were accepted.' })
  accepted: readonly number[];

  @Field(() => TransferStateEnum, { description: 'Where it stands.' })
  state: TransferState;

  @Field(() => DateTime, { description: 'When it was offered.' })
  offeredAt: Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it came to its end; null while it is open.' })
  endedAt: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why it was declined or refused.' })
  note: string | null;

  @Field(() => ID, { nullable: true, description: 'The learner, here, once LPHQ has carried it out.' })
  learnerId: string | null;

  /** For its resolver: not a field. */
  programmeVersionId: string;
}

@ObjectType('AgreedTransfer', { description: 'What both agencies agreed to and LPHQ is to carry out.' })
export class AgreedTransferNode {
  @Field(() => ID, { description: 'The transfer’s id.' })
  id: string;

  @Field(() => String, { description: 'The name of the giving agency.' })
  fromName: string;

  @Field(() => String, { description: 'The name of the receiving agency.' })
  toName: string;

  @Field(() => String, { description: 'What the giving agency calls the learner.' })
  displayName: string;

  @Field(() => DateTime, { description: 'When it was offered.' })
  offeredAt: Instant;
}

export const OutgoingTransferConnection = connectionType(
  'OutgoingTransfer',
  () => OutgoingTransferNode,
  'the transfers that one’s agency offered',
);
export const IncomingTransferConnection = connectionType(
  'IncomingTransfer',
  () => IncomingTransferNode,
  'the transfers that are offered to one’s agency',
);
export const AgreedTransferConnection = connectionType(
  'AgreedTransfer',
  () => AgreedTransferNode,
  'the transfers that wait for LPHQ',
);

export function outgoingTransferNode(
  transfer: Transfer & { readonly displayName: string },
): OutgoingTransferNode {
  const { id, learnerId, displayName, toName, state, offeredAt, endedAt, note } = transfer;
  return { id, learnerId, displayName, toName, state, offeredAt, endedAt, note };
}

export function incomingTransferNode({
  transferId: id,
  agencyId: _,
  communityId: __,
  ...offer
}: TransferOffer): IncomingTransferNode {
  return { id, ...offer };
}

export function agreedTransferNode({
  id,
  fromName,
  toName,
  displayName,
  offeredAt,
}: TransferToExecute): AgreedTransferNode {
  return { id, fromName, toName, displayName, offeredAt };
}
