import { Injectable } from '@nestjs/common';

import {
  afterCursor,
  type Cursor,
  type Page,
  pageOf,
  type PageRequest,
  query,
  type Unit,
} from '#platform/persistence';

import type { Transfer, TransferOffer } from '../domain/transfer.js';
import {
  OFFER_COLUMNS,
  type OfferColumns,
  toOffer,
  toTransfer,
  TRANSFER_COLUMNS,
  type TransferColumns,
} from './transfer.columns.js';

/** A transfer as LPHQ sees it: both agencies, and who goes. */
export interface TransferToExecute extends Transfer {
  readonly fromName: string;
  readonly displayName: string;
}

/** Transfers as lists, the newest first; for LPHQ the oldest, which waits longest. */
@Injectable()
export class TransferReads {
  /** What the unit's agency gives, with what its learners are called. */
  async outgoing(unit: Unit, request: PageRequest): Promise<Page<Transfer & { displayName: string }>> {
    const found = await query<TransferColumns & { display_name: string }>(
      unit,
      `select ${prefixed('t', TRANSFER_COLUMNS)}, l.display_name from transfers t
         join learners l on l.agency_id = t.agency_id and l.id = t.learner_id
       where t.agency_id = $1 and ($2::timestamptz is null or (t.offered_at, t.id) < ($2::timestamptz, $3::uuid))
       order by t.offered_at desc, t.id desc limit $4`,
      [unit.actor?.agencyId ?? null, ...afterCursor(request), request.first + 1],
    );
    return pageOf(
      found.map((row) => ({ ...toTransfer(row), displayName: row.display_name })),
      request,
    );
  }

  /** What is offered to the unit's agency. */
  async incoming(unit: Unit, request: PageRequest): Promise<Page<TransferOffer>> {
    const found = await query<OfferColumns>(
      unit,
      `select ${OFFER_COLUMNS} from transfer_offers
       where agency_id = $1 and ($2::timestamptz is null or (offered_at, transfer_id) < ($2::timestamptz, $3::uuid))
       order by offered_at desc, transfer_id desc limit $4`,
      [unit.actor?.agencyId ?? null, ...afterCursor(request), request.first + 1],
    );
    return pageOf(found.map(toOffer), request);
  }

  /** What both agencies have agreed to and LPHQ has not carried out. */
  async toExecute(unit: Unit, request: PageRequest): Promise<Page<TransferToExecute>> {
    const found = await query<TransferColumns & { from_name: string; display_name: string }>(
      unit,
      `select ${prefixed('t', TRANSFER_COLUMNS)}, o.from_name, o.display_name from transfers t
         join transfer_offers o on o.agency_id = t.to_agency_id and o.transfer_id = t.id
       where t.state = 'ACCEPTED' and ($1::timestamptz is null or (t.offered_at, t.id) > ($1::timestamptz, $2::uuid))
       order by t.offered_at, t.id limit $3`,
      [...afterCursor(request), request.first + 1],
    );
    const rows = found.map((row) => ({
      ...toTransfer(row),
      fromName: row.from_name,
      displayName: row.display_name,
    }));
    return pageOf(rows, request);
  }

  async count(unit: Unit, of: 'outgoing' | 'incoming' | 'to-execute'): Promise<number> {
    const own = [unit.actor?.agencyId ?? null];
    const [row] = await query<{ total: string }>(unit, COUNTS[of], of === 'to-execute' ? [] : own);
    return Number(row?.total ?? 0);
  }

  /** By id, for LPHQ; null where there is none. */
  async one(unit: Unit, id: string): Promise<Transfer | null> {
    const [row] = await query<TransferColumns>(
      unit,
      `select ${TRANSFER_COLUMNS} from transfers where id = $1`,
      [id],
    );
    return row ? toTransfer(row) : null;
  }
}

const COUNTS = {
  outgoing: 'select count(*) as total from transfers where agency_id = $1',
  incoming: 'select count(*) as total from transfer_offers where agency_id = $1',
  'to-execute': `select count(*) as total from transfers where state = 'ACCEPTED'`,
} as const;

export function transferCursor({ offeredAt, id }: Pick<Transfer, 'offeredAt' | 'id'>): Cursor {
  return { key: offeredAt.toISOString(), id };
}

function prefixed(table: string, columns: string): string {
  return columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}
