import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, rows, type Unit, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import type { WaitingBadge } from '../domain/waiting-badge.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';

export interface SignedForms {
  readonly jwt: string;
  readonly proof: string;
}

/** When a badge is tried again, and how often it has failed by then. */
export interface NextTry {
  readonly at: Instant;
  readonly attempts: number;
}

/** The table `to_sign`: prepare fills it, finish and withdrawal empty it. The worker reaches all of it. */
@Injectable()
export class SigningQueue {
  /** The agencies for which something is due, whose row waits longest first. */
  async agenciesWaiting(unit: Unit, now: Instant): Promise<AgencyId[]> {
    const found = await query<{ agency_id: AgencyId }>(
      unit,
      'select agency_id from to_sign where next_try_at <= $1 group by agency_id order by min(next_try_at), agency_id',
      [now],
    );
    return found.map((row) => row.agency_id);
  }

  /**
   * Locks the badge with its row, and passes over what others hold: a withdrawal that is under way is waited for by
   * nobody, and one that comes later waits for the signature and then revokes.
   */
  async claim(unit: WriteUnit, due: Instant, limit: number): Promise<WaitingBadge[]> {
    return query<WaitingBadge>(unit, CLAIM, [agencyOf(unit), due, limit]);
  }

  async postpone(unit: Unit, credentialId: string, next: NextTry): Promise<void> {
    await query(unit, 'update to_sign set next_try_at = $2, attempts = $3 where credential_id = $1', [
      ...[credentialId, next.at, next.attempts],
    ]);
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

const CLAIM = `
  select b.id as "credentialId", b.agency_id as "agencyId", t.attempts, b.kid, b.jwt_payload as "jwtPayload",
    b.cwt_payload as "cwtPayload", b.code, b.kind, b.public_name as "publicName", b.valid_from as "validFrom",
    b.valid_until as "validUntil", b.expires_at as "expiresAt",
    b.status_list as "statusList", b.status_position as "statusPosition"
  from to_sign t join badges b on b.agency_id = t.agency_id and b.id = t.credential_id
  where t.agency_id = $1 and t.next_try_at <= $2 and b.state = 'PREPARED'
  order by t.next_try_at, t.credential_id limit $3
  for update skip locked`;

/** `update` without an agency would be every agency's: the policy refuses it, and so do we. */
function agencyOf(unit: WriteUnit): AgencyId {
  const agencyId = unit.actor?.agencyId;
  if (!agencyId) throw new Error('Badges are signed in the name of their agency.');
  return agencyId;
}
