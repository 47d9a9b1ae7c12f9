import { query, type WriteUnit } from '#platform/persistence';

import type { BadgeId } from '../domain/badge.js';
import type { PressedBadge } from '../domain/pressed-badge.js';

/**
 * Writes the badges with their rows of `to_sign` and nudges the worker; answers the ids of those that it wrote. Passed
 * over is whose place is held, and what should take the place of a badge that does not yield any more.
 */
export async function addPrepared(
  unit: WriteUnit,
  pressed: readonly PressedBadge[],
): Promise<ReadonlySet<BadgeId>> {
  const replacing = pressed.filter(({ yielding }) => yielding !== null);
  const added = await query<{ id: BadgeId }>(unit, ADD_PREPARED, [
    ...COLUMNS.map((column) => pressed.map(column)),
    replacing.map(({ yielding }) => yielding),
    replacing.map(({ badge }) => badge.id),
  ]);
  return new Set(added.map(({ id }) => id));
}

/** The first parameters, in the order of the statement. */
const COLUMNS: readonly ((pressed: PressedBadge) => unknown)[] = [
  ({ badge }) => badge.id,
  ({ badge }) => badge.agencyId,
  ({ badge }) => badge.learnerId,
  ({ badge }) => badge.programmeVersionId,
  ({ badge }) => badge.kind,
  ({ badge }) => badge.code,
  ({ badge }) => badge.nameChoice,
  ({ badge }) => badge.publicName,
  ({ term }) => term.validFrom,
  ({ term }) => term.validUntil,
  ({ term }) => term.expiresAt,
  ({ claim }) => claim.kid,
  ({ badge }) => badge.statusList,
  ({ badge }) => badge.statusPosition,
  ({ claim }) => claim.jwtPayload,
  ({ claim }) => claim.cwtPayload,
  ({ preparedBy }) => preparedBy,
  ({ badge }) => badge.preparedAt,
  ({ badge }) => badge.emblem,
  ({ badge }) => badge.holdMinutes,
];

/**
 * What yields is found by a list of ids, not by a join: however little the planner knows of the table, it is looked up or
 * read through once, and never once for every badge.
 */
const ADD_PREPARED = `
  with pressed as (
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
      $9::timestamptz[], $10::date[], $11::timestamptz[], $12::text[], $13::integer[], $14::integer[], $15::bytea[],
      $16::bytea[], $17::uuid[], $18::timestamptz[], $19::text[], $20::integer[])
    as p (id, agency_id, learner_id, programme_version_id, kind, code, name_choice, public_name, valid_from, valid_until,
      expires_at, kid, status_list, status_position, jwt_payload, cwt_payload, prepared_by, prepared_at, emblem,
      hold_minutes)),
  yielded as (
    update badges b set yields_to = ($22::uuid[])[array_position($21::uuid[], b.id)]
    where b.agency_id = ($2::uuid[])[1] and b.id = any($21::uuid[]) and b.state = 'ISSUED' and b.yields_to is null
    returning b.yields_to as id),
  added as (
    insert into badges (id, agency_id, learner_id, programme_version_id, kind, code, name_choice, public_name,
      consented_at, valid_from, valid_until, expires_at, kid, status_list, status_position, jwt_payload, cwt_payload,
      prepared_by, prepared_at, emblem, hold_minutes)
    select id, agency_id, learner_id, programme_version_id, kind, code, name_choice, public_name,
      prepared_at, valid_from, valid_until, expires_at, kid, status_list, status_position, jwt_payload, cwt_payload,
      prepared_by, prepared_at, emblem, hold_minutes
    from pressed p where p.id <> all($22::uuid[]) or exists (select from yielded y where y.id = p.id)
    on conflict (agency_id, learner_id, kind) where state in ('PREPARED', 'ISSUED', 'SUSPENDED') and yields_to is null
      do nothing
    returning id, agency_id, prepared_at),
  lined_up as (
    insert into to_sign (credential_id, agency_id, prepared_at, next_try_at)
    select id, agency_id, prepared_at, prepared_at from added)
  select id, (select pg_notify('to_sign', '')) from added`;
