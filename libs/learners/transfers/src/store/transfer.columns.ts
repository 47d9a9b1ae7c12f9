import type { EnrolmentStanding, Track } from '#learners/roster';
import type { AgencyId } from '#platform/tenancy';

import type { Transfer, TransferOffer, TransferState } from '../domain/transfer.js';

export const TRANSFER_COLUMNS = `id, agency_id, learner_id, to_agency_id, to_name, state, offered_at, ended_at, note`;

export interface TransferColumns {
  id: string;
  agency_id: string;
  learner_id: string;
  to_agency_id: string;
  to_name: string;
  state: string;
  offered_at: Date;
  ended_at: Date | null;
  note: string | null;
}

export function toTransfer(row: TransferColumns): Transfer {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    learnerId: row.learner_id,
    toAgencyId: row.to_agency_id as AgencyId,
    toName: row.to_name,
    state: row.state as TransferState,
    offeredAt: row.offered_at,
    endedAt: row.ended_at,
    note: row.note,
  };
}

export const OFFER_COLUMNS = `transfer_id, agency_id, from_name, display_name, portable_id, programme_version_id, track,
  standing, accepted, state, offered_at, ended_at, community_id, note, learner_id`;

export interface OfferColumns {
  transfer_id: string;
  agency_id: string;
  from_name: string;
  display_name: string;
  portable_id: string;
  programme_version_id: string;
  track: string;
  standing: string;
  accepted: number[];
  state: string;
  offered_at: Date;
  ended_at: Date | null;
  community_id: string | null;
  note: string | null;
  learner_id: string | null;
}

export function toOffer(row: OfferColumns): TransferOffer {
  return {
    transferId: row.transfer_id,
    agencyId: row.agency_id as AgencyId,
    fromName: row.from_name,
    displayName: row.display_name,
    portableId: row.portable_id,
    programmeVersionId: row.programme_version_id,
    track: row.track as Track,
    standing: row.standing as EnrolmentStanding,
    accepted: row.accepted,
    state: row.state as TransferState,
    offeredAt: row.offered_at,
    endedAt: row.ended_at,
    communityId: row.community_id,
    note: row.note,
    learnerId: row.learner_id,
  };
}
