import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, rows, type Unit, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';

/** A prepared badge that waits for its signature: the exact bytes, and the key that they name. */
export interface WaitingBadge {
  readonly credentialId: string;
  readonly agencyId: AgencyId;
  readonly kid: string;
  readonly jwtPayload: Uint8Array;
  readonly cwtPayload: Uint8Array;
  readonly preparedAt: Instant;
}

export interface SignedForms {
  readonly jwt: string;
  readonly proof: string;
}

/** The table `to_sign`: prepare fills it, finish empties it. The worker reaches all of it, one agency at a time. */
@Injectable()
export class SigningQueue {
  async agenciesWaiting(unit: Unit): Promise<AgencyId[]> {
    const found = await query<{ agency_id: AgencyId }>(unit, 'select distinct agency_id from to_sign');
    return found.map((row) => row.agency_id);
  }

  async claim(unit: WriteUnit, limit: number): Promise<WaitingBadge[]> {
    return query<WaitingBadge>(
      unit,
      `select credential_id as "credentialId", agency_id as "agencyId", kid, jwt_payload as "jwtPayload",
         cwt_payload as "cwtPayload", prepared_at as "preparedAt"
       from to_sign where agency_id = $1 order by prepared_at, credential_id limit $2 for update skip locked`,
      [unit.actor?.agencyId ?? null, limit],
    );
  }

  /** Null where the badge is no longer prepared: nothing was changed. */
  async finish(
    unit: WriteUnit,
    credentialId: string,
    { jwt, proof }: SignedForms,
    at: Instant,
  ): Promise<{ badge: Badge; kid: string } | null> {
    const own = { agencyId: agencyOf(unit), id: credentialId };
    const issued = { state: 'ISSUED', jwt, proof, issuedAt: at as Date };
    const changed = await rows(unit).update(BadgeRow, { ...own, state: 'PREPARED' }, issued);
    if (changed.affected !== 1) return null;

    await query(unit, 'delete from to_sign where agency_id = $1 and credential_id = $2', [
      own.agencyId,
      credentialId,
    ]);
    const row = await rows(unit).findOneByOrFail(BadgeRow, own);
    return { badge: toBadge(row), kid: row.kid };
  }
}

/** `update` without an agency would be every agency's: the policy refuses it, and so do we. */
function agencyOf(unit: WriteUnit): AgencyId {
  const agencyId = unit.actor?.agencyId;
  if (!agencyId) throw new Error('A badge is finished in the name of its agency.');
  return agencyId;
}
