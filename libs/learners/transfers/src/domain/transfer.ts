import type { EnrolmentStanding, Track } from '#learners/roster';
import type { Instant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

/**
 * OFFERED by the giving agency, ACCEPTED or DECLINED by the receiving one, EXECUTED or REFUSED by LPHQ. Until LPHQ has
 * spoken the giving agency may withdraw, and the receiving one decline after all. The trigger transfers_moves holds the
 * same table, and who may say what.
 */
export const TRANSFER_STATES = [
  'OFFERED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
  'REFUSED',
  'EXECUTED',
] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** What each of the three does, and whereto it leads. */
export const TRANSFER_ACTS = {
  ACCEPT: 'ACCEPTED',
  DECLINE: 'DECLINED',
  WITHDRAW: 'WITHDRAWN',
  REFUSE: 'REFUSED',
  EXECUTE: 'EXECUTED',
} as const;
export type TransferAct = keyof typeof TRANSFER_ACTS;

const FROM: Readonly<Record<TransferAct, readonly TransferState[]>> = {
  ACCEPT: ['OFFERED'],
  DECLINE: ['OFFERED', 'ACCEPTED'],
  WITHDRAW: ['OFFERED', 'ACCEPTED'],
  REFUSE: ['ACCEPTED'],
  EXECUTE: ['ACCEPTED'],
};

/** A transfer from where it stands is not open to this act. */
export interface TransferStays {
  readonly kind: 'transfer-stays';
  readonly state: TransferState;
}

export function transferStays(state: TransferState, act: TransferAct): TransferStays | null {
  return FROM[act].includes(state) ? null : { kind: 'transfer-stays', state };
}

/** The giving agency's own row. */
export interface Transfer {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly learnerId: string;
  readonly toAgencyId: AgencyId;
  readonly toName: string;
  readonly state: TransferState;
  readonly offeredAt: Instant;
  readonly endedAt: Instant | null;
  /** Why the receiving agency declined, or LPHQ refused. */
  readonly note: string | null;
}

/** The receiving agency's own row: what the offer shows of the learner, as they were when it was made. */
export interface TransferOffer {
  readonly transferId: string;
  readonly agencyId: AgencyId;
  readonly fromName: string;
  readonly displayName: string;
  readonly portableId: string;
  readonly programmeVersionId: string;
  readonly track: Track;
  readonly standing: EnrolmentStanding;
  /** The assignments that were accepted. */
  readonly accepted: readonly number[];
  readonly state: TransferState;
  readonly offeredAt: Instant;
  readonly endedAt: Instant | null;
  /** Chosen with the acceptance. */
  readonly communityId: string | null;
  readonly note: string | null;
  /** The new learner, once LPHQ has carried it out. */
  readonly learnerId: string | null;
}
