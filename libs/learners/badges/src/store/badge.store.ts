import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';

import type { LearnerFile } from '#learners/completions';
import { dayOf } from '#platform/clock';
import { isId } from '#platform/input';
import { query, rows, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';
import { positionOf } from '#proof/status';

import type { Badge, BadgeKind } from '../domain/badge.js';
import type { TakenBack } from '../domain/decide-revoke.js';
import type { Reinstated, Suspended } from '../domain/decide-suspend.js';
import type { Blank, PressedBadge } from '../domain/pressed-badge.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';
import { holdYielding } from './hold-yielding.js';

/** Badges as the use cases need them. */
@Injectable()
export class BadgeStore {
  /** The learner's badges of every kind and edition, taken back ones too, newest first. */
  async heldBy(unit: WriteUnit, { learner }: HeldIn): Promise<Badge[]> {
    const { agencyId, id: learnerId } = learner;
    const found = await rows(unit).find(BadgeRow, {
      where: { agencyId, learnerId },
      order: { preparedAt: 'DESC', id: 'ASC' },
    });
    return found.map(toBadge);
  }

  /**
   * The key that signs the agency's badges now, and a place of this year's list that nobody gets again, whatever
   * becomes of the unit; null until the worker has made a key.
   */
  async takeBlank(
    unit: WriteUnit,
    { agency, openedAt }: OpenedFor,
    kind: BadgeKind = 'MSQ',
  ): Promise<Blank | null> {
    const year = Number(dayOf(openedAt).slice(0, 4));
    const [taken] = await query<TakenBlank>(unit, TAKE_BLANK, [agency.id, openedAt, kind, year]);
    if (taken === undefined) return null;
    const { kid, shortKid, list, positionKey } = taken;
    return { kid, shortKid, list, position: positionOf(positionKey, taken.taken) };
  }

  /**
   * Adds the badge in the place of the one that yields to it, lines it up for its signature and nudges the worker. Where
   * the learner holds a live badge of the kind (badges_one_live), or what should yield was suspended in the meantime,
   * nothing is added and the badge in the place is handed back (T17); nor where what should yield was taken back, and then
   * the place is empty.
   */
  async prepare(unit: WriteUnit, pressed: PressedBadge): Promise<Badge | 'overtaken' | null> {
    const added = await query(unit, PREPARE, badgeColumns(pressed));
    return added.length > 0 ? null : ((await this.live(unit, pressed.badge)) ?? 'overtaken');
  }

  /** The badge, its row locked until the unit ends, and before it that of the badge which yields to it. */
  async openForUpdate(unit: WriteUnit, agencyId: string, id: string): Promise<Badge | null> {
    if (!isId(id)) return null;
    await holdYielding(unit, agencyId, [id]);
    const found = await rows(unit).findOne(BadgeRow, {
      where: { agencyId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return found && toBadge(found);
  }

  /** The badge that waits to take this one's place, its row locked too; null where there is none, or it is signed. */
  async waitingFor(unit: WriteUnit, { agencyId, yieldsTo }: Badge): Promise<Badge | null> {
    const successor = yieldsTo === null ? null : await this.openForUpdate(unit, agencyId, yieldsTo);
    return successor?.state === 'PREPARED' ? successor : null;
  }

  /** Writes revocation or undoing over a signed badge, withdrawal over a prepared one, which then waits no more. */
  async takeBack(
    unit: WriteUnit,
    badge: Badge & { readonly state: TakenBack },
    { by, note }: Revocation,
  ): Promise<void> {
    const { agencyId, id, state, revokedAt, revocationReason } = badge;
    const nothing = { suspendedBy: null, suspendedAt: null, suspensionReason: null, suspensionNote: null };
    const changed = await rows(unit).update(
      BadgeRow,
      { agencyId, id, state: In(TAKEN_FROM[state]) },
      { ...nothing, state, revokedAt, revocationReason, revokedBy: by, revocationNote: note },
    );
    if (changed.affected !== 1) throw new Error(`Badge ${id} moved while it was to be ${state}.`);
    if (state === 'WITHDRAWN') await query(unit, WAIT_NO_MORE, [agencyId, id]);
  }

  async suspend(unit: WriteUnit, badge: Suspended, { by, note }: Revocation): Promise<void> {
    const { agencyId, id, state, suspendedAt, suspensionReason } = badge;
    const changed = await rows(unit).update(
      BadgeRow,
      { agencyId, id, state: 'ISSUED' },
      { state, suspendedAt, suspensionReason, suspendedBy: by, suspensionNote: note },
    );
    if (changed.affected !== 1) throw new Error(`Badge ${id} moved while it was to be suspended.`);
  }

  async reinstate(unit: WriteUnit, { agencyId, id, state }: Reinstated): Promise<void> {
    const changed = await rows(unit).update(
      BadgeRow,
      { agencyId, id, state: 'SUSPENDED' },
      { state, suspendedAt: null, suspensionReason: null, suspendedBy: null, suspensionNote: null },
    );
    if (changed.affected !== 1) throw new Error(`Badge ${id} moved while it was to be reinstated.`);
  }

  private async live(unit: WriteUnit, { agencyId, learnerId, kind }: Badge): Promise<Badge | null> {
    const found = await rows(unit).findOne(BadgeRow, {
      where: {
        agencyId,
        learnerId,
        kind,
        state: In(['PREPARED', 'ISSUED', 'SUSPENDED']),
        yieldsTo: IsNull(),
      },
    });
    return found && toBadge(found);
  }
}

type HeldIn = Pick<LearnerFile, 'learner'>;
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

/** Where each way of taking back begins. */
const TAKEN_FROM: Readonly<Record<TakenBack, readonly string[]>> = {
  WITHDRAWN: ['PREPARED'],
  UNDONE: ['ISSUED'],
  REVOKED: ['ISSUED', 'SUSPENDED'],
};

/** Withdrawn, it leaves the queue, and what yielded to it has its place again. */
const WAIT_NO_MORE = `
  with back as (update badges set yields_to = null where agency_id = $1 and yields_to = $2 and state = 'ISSUED')
  delete from to_sign where agency_id = $1 and credential_id = $2`;

const PREPARE = `
  with yielded as (update badges set yields_to = $1
    where agency_id = $2 and id = $20 and state = 'ISSUED' and yields_to is null returning id),
  added as (insert into badges (id, agency_id, learner_id, programme_version_id, kind, code, name_choice, public_name,
    consented_at, valid_from, valid_until, expires_at, kid, status_list, status_position, jwt_payload, cwt_payload,
    prepared_by, prepared_at, emblem, hold_minutes)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $21, $22
  where $20::uuid is null or exists (select from yielded)
  on conflict (agency_id, learner_id, kind) where state in ('PREPARED', 'ISSUED', 'SUSPENDED') and yields_to is null
    do nothing
  returning id, agency_id, prepared_at),
  lined_up as (insert into to_sign (credential_id, agency_id, prepared_at, next_try_at)
    select id, agency_id, prepared_at, prepared_at from added)
  select pg_notify('to_sign', '') from added`;

function badgeColumns({ badge, claim, term, preparedBy, yielding }: PressedBadge): readonly unknown[] {
  const { id, agencyId, learnerId, programmeVersionId, kind, code, nameChoice, publicName } = badge;
  return [
    ...[id, agencyId, learnerId, programmeVersionId, kind, code, nameChoice, publicName],
    ...[badge.preparedAt, term.validFrom, term.validUntil, term.expiresAt],
    ...[claim.kid, badge.statusList, badge.statusPosition],
    ...[claim.jwtPayload, claim.cwtPayload, preparedBy, badge.preparedAt],
    ...[yielding, badge.emblem, badge.holdMinutes],
  ];
}
