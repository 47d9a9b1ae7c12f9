import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { constraintOf, query, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { Transcript } from '../domain/transcript.js';
import type { Transfer, TransferOffer, TransferState } from '../domain/transfer.js';
import {
  OFFER_COLUMNS,
  type OfferColumns,
  toOffer,
  toTransfer,
  TRANSFER_COLUMNS,
  type TransferColumns,
} from './transfer.columns.js';

export interface NewTransfer {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly learnerId: string;
  readonly toSlug: string;
  readonly offeredBy: AccountId;
  readonly offeredAt: Instant;
}

/** What is written of a transfer; what one agency writes, the other's row hears from the database. */
@Injectable()
export class TransferStore {
  /** Offers the learner; the database looks the receiver up and tells it. After a refusal the unit can only be left untouched. */
  async offer(
    unit: WriteUnit,
    { id, agencyId, learnerId, toSlug, offeredBy, offeredAt }: NewTransfer,
  ): Promise<'offered' | 'receiver-unknown' | 'already-offered'> {
    try {
      await query(
        unit,
        `insert into transfers (id, agency_id, learner_id, to_slug, offered_by, offered_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, agencyId, learnerId, toSlug, offeredBy, offeredAt],
      );
      return 'offered';
    } catch (error) {
      if (constraintOf(error) === 'transfers_receiver') return 'receiver-unknown';
      if (constraintOf(error) === 'transfers_one_open') return 'already-offered';
      throw error;
    }
  }

  /** The transfer of the unit's agency, locked; null where it has none of this id. */
  async openForUpdate(unit: WriteUnit, id: string): Promise<Transfer | null> {
    if (!isId(id)) return null;
    const [row] = await query<TransferColumns>(
      unit,
      `select ${TRANSFER_COLUMNS} from transfers where agency_id = $1 and id = $2 for update`,
      [unit.actor?.agencyId ?? null, id],
    );
    return row ? toTransfer(row) : null;
  }

  /** What is offered to the agency, locked; null where it has no such offer. */
  async openOffer(unit: WriteUnit, agencyId: AgencyId | null, id: string): Promise<TransferOffer | null> {
    if (!isId(id)) return null;
    const [row] = await query<OfferColumns>(
      unit,
      `select ${OFFER_COLUMNS} from transfer_offers where agency_id = $1 and transfer_id = $2 for update`,
      [agencyId, id],
    );
    return row ? toOffer(row) : null;
  }

  async keepState(
    unit: WriteUnit,
    { agencyId, id }: Pick<Transfer, 'agencyId' | 'id'>,
    state: TransferState,
    endedAt: Instant,
  ): Promise<void> {
    await query(unit, `update transfers set state = $3, ended_at = $4 where agency_id = $1 and id = $2`, [
      ...[agencyId, id, state, endedAt],
    ]);
  }

  /** LPHQ's no, with its reason, which both agencies read. */
  async keepRefusal(
    unit: WriteUnit,
    { agencyId, id }: Pick<Transfer, 'agencyId' | 'id'>,
    note: string,
    endedAt: Instant,
  ): Promise<void> {
    await query(
      unit,
      `update transfers set state = 'REFUSED', ended_at = $4, note = $3 where agency_id = $1 and id = $2`,
      [agencyId, id, note, endedAt],
    );
  }

  /** The receiving agency's answer; a community that is not its own is refused by the foreign key. */
  async keepAnswer(
    unit: WriteUnit,
    { agencyId, transferId }: Pick<TransferOffer, 'agencyId' | 'transferId'>,
    answer: {
      readonly state: 'ACCEPTED' | 'DECLINED';
      readonly communityId: string | null;
      readonly note: string | null;
      readonly by: AccountId;
      readonly at: Instant;
    },
  ): Promise<'kept' | 'community-unknown'> {
    const { state, communityId, note, by, at } = answer;
    try {
      await query(
        unit,
        `update transfer_offers set state = $3, community_id = $4, note = $5, answered_by = $6, answered_at = $7,
           ended_at = case when $3 = 'DECLINED' then $7::timestamptz end
         where agency_id = $1 and transfer_id = $2`,
        [agencyId, transferId, state, communityId, note, by, at],
      );
      return 'kept';
    } catch (error) {
      if (constraintOf(error) === 'transfer_offers_community') return 'community-unknown';
      throw error;
    }
  }

  /** The end of a transfer on both sides: the learner is there, and the transcript with them, to be signed. */
  async execute(unit: WriteUnit, { transfer, learnerId, transcript }: Executed, at: Instant): Promise<void> {
    const { id, agencyId, toAgencyId } = transfer;
    await this.keepState(unit, { agencyId, id }, 'EXECUTED', at);
    await query(
      unit,
      `update transfer_offers set state = 'EXECUTED', ended_at = $4, learner_id = $3
       where agency_id = $1 and transfer_id = $2`,
      [toAgencyId, id, learnerId, at],
    );
    await query(
      unit,
      `insert into transcripts (id, agency_id, transfer_id, learner_id, content, made_at) values ($1, $2, $3, $4, $5, $6)`,
      [transcript.id, toAgencyId, id, learnerId, JSON.stringify(transcript), at],
    );
    await query(
      unit,
      'insert into transcripts_to_sign (transcript_id, agency_id, from_agency_id, next_try_at) values ($1, $2, $3, $4)',
      [transcript.id, toAgencyId, agencyId, at],
    );
  }
}

export interface Executed {
  readonly transfer: Transfer;
  /** The new learner at the receiving agency. */
  readonly learnerId: string;
  readonly transcript: Transcript;
}
