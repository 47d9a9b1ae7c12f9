import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, type ReadUnit, type Unit, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import type { WaitingBadge } from '../domain/waiting-badge.js';
import { holdYielding } from './hold-yielding.js';

/** A row of the queue that one worker holds for the length of its lease. */
export type ClaimedRow = Pick<WaitingBadge, 'credentialId' | 'attempts'>;

/** Which rows are claimed: those due at an instant, so many, and until when nobody else may have them. */
export interface Claim {
  readonly due: Instant;
  readonly until: Instant;
  readonly limit: number;
}

export interface SignedForms {
  readonly jwt: string;
  readonly proof: string;
}

/** When a badge is tried again, and how often it has failed by then. */
export interface NextTry {
  readonly credentialId: string;
  readonly at: Instant;
  readonly attempts: number;
}

/** What was issued, as its announcement needs it. */
export type Issued = Pick<Badge, 'id' | 'learnerId' | 'kind'> & { readonly kid: string };

/** What was revoked because another takes its place. */
export type Superseded = Pick<Badge, 'id' | 'learnerId' | 'kind'>;

/**
 * The table `to_sign`: prepare fills it, finish and withdrawal empty it. The worker reaches all of it. Every act is as
 * many statements for a chunk as for one badge.
 */
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

  /** Longest due first. Passes over what others are claiming or withdrawing at this moment: nobody waits for a lock. */
  async claim(unit: Unit, agencyId: AgencyId, { due, until, limit }: Claim): Promise<ClaimedRow[]> {
    return query<ClaimedRow>(unit, CLAIM, [agencyId, due, limit, until]);
  }

  /** Those of the claimed that are still prepared. */
  async open(unit: ReadUnit, claimed: readonly ClaimedRow[]): Promise<WaitingBadge[]> {
    const attempts = new Map(claimed.map((row) => [row.credentialId, row.attempts]));
    const found = await query<Omit<WaitingBadge, 'attempts'>>(unit, OPEN, [
      agencyOf(unit),
      [...attempts.keys()],
    ]);
    return found.map((badge) => ({ ...badge, attempts: attempts.get(badge.credentialId) ?? 0 }));
  }

  /** Passes over what is withdrawn at this moment. */
  async postpone(unit: Unit, tries: readonly NextTry[]): Promise<void> {
    await query(unit, POSTPONE, [
      tries.map(({ credentialId }) => credentialId),
      tries.map(({ at }) => at),
      tries.map(({ attempts }) => attempts),
    ]);
  }

  /** Issues those that are still prepared and says which: what was withdrawn, or issued by another, is left as it is. */
  async finish(
    unit: WriteUnit,
    signed: ReadonlyMap<string, SignedForms>,
    at: Instant,
  ): Promise<readonly Issued[]> {
    const forms = [...signed.values()];
    await holdYielding(unit, agencyOf(unit), [...signed.keys()]);
    const issued = await query<Issued>(unit, FINISH, [
      ...[agencyOf(unit), [...signed.keys()]],
      forms.map(({ jwt }) => jwt),
      forms.map(({ proof }) => proof),
      at,
    ]);
    await query(unit, 'delete from to_sign where agency_id = $1 and credential_id = any($2::uuid[])', [
      agencyOf(unit),
      issued.map(({ id }) => id),
    ]);
    return issued;
  }

  /** Revokes what yielded to those that were issued, in the same unit; what has expired by then stays expired. */
  async supersede(unit: WriteUnit, issued: readonly Issued[], at: Instant): Promise<readonly Superseded[]> {
    return query<Superseded>(unit, SUPERSEDE, [agencyOf(unit), issued.map(({ id }) => id), at]);
  }
}

const CLAIM = `
  with due as (
    select credential_id from to_sign where agency_id = $1 and next_try_at <= $2
    order by next_try_at, credential_id limit $3 for update skip locked)
  update to_sign t set next_try_at = $4 from due where t.credential_id = due.credential_id
  returning t.credential_id as "credentialId", t.attempts`;

const POSTPONE = `
  with waiting as (select credential_id from to_sign where credential_id = any($1::uuid[]) for update skip locked)
  update to_sign t set next_try_at = n.at, attempts = n.attempts
  from unnest($1::uuid[], $2::timestamptz[], $3::integer[]) as n (id, at, attempts)
  where t.credential_id = n.id and t.credential_id = any(array(select credential_id from waiting))`;

/**
 * Here and in `FINISH` badges are found by a list of ids, not by a join: however little the planner knows of the table,
 * each is looked up, or the table is read through once, and never once for every badge.
 */
const OPEN = `
  select b.id as "credentialId", b.agency_id as "agencyId", b.kid, b.jwt_payload as "jwtPayload",
    b.cwt_payload as "cwtPayload", b.code, b.kind, b.public_name as "publicName", b.valid_from as "validFrom",
    b.valid_until as "validUntil", b.expires_at as "expiresAt",
    b.status_list as "statusList", b.status_position as "statusPosition"
  from badges b where b.agency_id = $1 and b.id = any($2::uuid[]) and b.state = 'PREPARED'`;

/** Locked from the lowest id on, as by everybody who locks many. */
const FINISH = `
  with prepared as (
    select id from badges where agency_id = $1 and id = any($2::uuid[]) and state = 'PREPARED' order by id for update)
  update badges b set state = 'ISSUED', issued_at = $5, jwt = ($3::text[])[array_position($2::uuid[], b.id)],
    proof = ($4::text[])[array_position($2::uuid[], b.id)]
  where b.agency_id = $1 and b.id = any(array(select id from prepared)) and b.state = 'PREPARED'
  returning b.id, b.learner_id as "learnerId", b.kind, b.kid`;

const SUPERSEDE = `
  update badges set state = 'REVOKED', revoked_at = $3, revocation_reason = 'SUPERSEDED'
  where agency_id = $1 and yields_to = any($2::uuid[]) and state = 'ISSUED' and expires_at > $3
  returning id, learner_id as "learnerId", kind`;

/** `update` without an agency would be every agency's: the policy refuses it, and so do we. */
function agencyOf(unit: ReadUnit): AgencyId {
  const agencyId = unit.actor?.agencyId;
  if (!agencyId) throw new Error('Badges are signed in the name of their agency.');
  return agencyId;
}
