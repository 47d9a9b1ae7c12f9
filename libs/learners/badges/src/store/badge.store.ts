import { Injectable } from '@nestjs/common';

import type { LearnerFile } from '#learners/completions';
import { dayOf } from '#platform/clock';
import { isId } from '#platform/input';
import { query, rows, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';
import { positionOf } from '#proof/status';

import type { Badge } from '../domain/badge.js';
import type { TakenBack } from '../domain/decide-revoke.js';
import type { Blank, PressedBadge } from '../domain/pressed-badge.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';

/** Badges as the use cases need them. */
@Injectable()
export class BadgeStore {
  /** The learner's badges of one programme version, taken back ones too, newest first. */
  async heldBy(unit: WriteUnit, { learner, programme }: HeldIn): Promise<Badge[]> {
    const { agencyId, id: learnerId } = learner;
    const found = await rows(unit).find(BadgeRow, {
      where: { agencyId, learnerId, programmeVersionId: programme.id },
      order: { preparedAt: 'DESC', id: 'ASC' },
    });
    return found.map(toBadge);
  }

  /**
   * The key that signs the agency's badges now, and a place of this year's list that nobody gets again, whatever
   * becomes of the unit; null until the worker has made a key.
   */
  async takeBlank(unit: WriteUnit, { agency, openedAt }: OpenedFor): Promise<Blank | null> {
    const year = Number(dayOf(openedAt).slice(0, 4));
    const [taken] = await query<TakenBlank>(unit, TAKE_BLANK, [agency.id, openedAt, 'MSQ', year]);
    if (taken === undefined) return null;
    const { kid, shortKid, list, positionKey } = taken;
    return { kid, shortKid, list, position: positionOf(positionKey, taken.taken) };
  }

  /**
   * Adds the badge, lines it up for its signature and nudges the worker. Where the learner holds a live badge already
   * (badges_one_live_per_programme) nothing is added and that badge is handed back (T17).
   */
  async prepare(unit: WriteUnit, pressed: PressedBadge): Promise<Badge | null> {
    const added = await query(unit, PREPARE, badgeColumns(pressed));
    return added.length === 0 ? this.live(unit, pressed.badge) : null;
  }

  /** The badge, its row locked until the unit ends. */
  async openForUpdate(unit: WriteUnit, agencyId: string, id: string): Promise<Badge | null> {
    if (!isId(id)) return null;
    const found = await rows(unit).findOne(BadgeRow, {
      where: { agencyId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return found && toBadge(found);
  }

  /** Writes revocation or undoing over an issued badge, withdrawal over a prepared one, which then waits no more. */
  async takeBack(
    unit: WriteUnit,
    badge: Badge & { readonly state: TakenBack },
    { by, note }: Revocation,
  ): Promise<void> {
    const { agencyId, id, state, revokedAt, revocationReason } = badge;
    const changed = await rows(unit).update(
      BadgeRow,
      { agencyId, id, state: state === 'WITHDRAWN' ? 'PREPARED' : 'ISSUED' },
      { state, revokedAt: revokedAt, revocationReason, revokedBy: by, revocationNote: note },
    );
    if (changed.affected !== 1) throw new Error(`Badge ${id} moved while it was to be ${state}.`);
    if (state === 'WITHDRAWN')
      await query(unit, 'delete from to_sign where agency_id = $1 and credential_id = $2', [agencyId, id]);
  }

  private async live(unit: WriteUnit, { agencyId, learnerId, programmeVersionId }: Badge): Promise<Badge> {
    const found = await rows(unit).findOneOrFail(BadgeRow, {
      where: [
        { agencyId, learnerId, programmeVersionId, state: 'PREPARED' },
        { agencyId, learnerId, programmeVersionId, state: 'ISSUED' },
      ],
    });
    return toBadge(found);
  }
}

type HeldIn = Pick<LearnerFile, 'learner' | 'programme'>;
type OpenedFor = Pick<LearnerFile, 'agency' | 'openedAt'>;
type TakenBlank = Omit<Blank, 'position'> & { readonly taken: number; readonly positionKey: Uint8Array };

const TAKE_BLANK = `
  select k.kid, k.short_kid as "shortKid", p.list_number as list, p.taken::integer, p.position_key as "positionKey"
  from signing_keys k cross join app.take_status_place($3, $4) p
  where k.agency_id = $1 and k.purpose = 'BADGE' and k.algorithm = 'ES256' and k.state = 'ACTIVE' and $2 < k.valid_until`;

interface Revocation {
  readonly by: AccountId;
  readonly note: string | null;
}

const PREPARE = `
  with added as (insert into badges (id, agency_id, learner_id, programme_version_id, kind, code, name_choice, public_name,
    consented_at, valid_from, valid_until, expires_at, kid, status_list, status_position, jwt_payload, cwt_payload,
    prepared_by, prepared_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
  on conflict (agency_id, learner_id, programme_version_id) where state in ('PREPARED', 'ISSUED') do nothing
  returning id, agency_id, prepared_at),
  lined_up as (insert into to_sign (credential_id, agency_id, prepared_at, next_try_at)
    select id, agency_id, prepared_at, prepared_at from added)
  select pg_notify('to_sign', '') from added`;

function badgeColumns({ badge, claim, term, preparedBy }: PressedBadge): readonly unknown[] {
  const { id, agencyId, learnerId, programmeVersionId, kind, code, nameChoice, publicName } = badge;
  return [
    ...[id, agencyId, learnerId, programmeVersionId, kind, code, nameChoice, publicName],
    ...[badge.preparedAt, term.validFrom, term.validUntil, term.expiresAt],
    ...[claim.kid, badge.statusList, badge.statusPosition],
    ...[claim.jwtPayload, claim.cwtPayload, preparedBy, badge.preparedAt],
  ];
}
