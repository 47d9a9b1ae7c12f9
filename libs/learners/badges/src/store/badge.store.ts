import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import type { LearnerFile } from '#learners/completions';
import { dayOf } from '#platform/clock';
import { isId } from '#platform/input';
import { query, rows, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';
import { positionOf } from '#proof/status';

import { type Badge, type BadgeId, type BadgeKind, holdsPlace } from '../domain/badge.js';
import type { TakenBack } from '../domain/decide-revoke.js';
import type { Reinstated, Suspended } from '../domain/decide-suspend.js';
import type { Blank, PressedBadge } from '../domain/pressed-badge.js';
import { addPrepared } from './add-prepared.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';
import { holdYielding } from './hold-yielding.js';

/** Badges as the use cases need them. */
@Injectable()
export class BadgeStore {
  /** The learner's badges of every kind and edition, taken back ones too, newest first. */
  async heldBy(unit: WriteUnit, file: HeldIn): Promise<readonly Badge[]> {
    return (await this.allHeldBy(unit, [file])).get(file.learner.id) ?? [];
  }

  /** The same for learners of one agency, by one statement; every one of them has an entry. */
  async allHeldBy(unit: WriteUnit, files: readonly HeldIn[]): Promise<ReadonlyMap<string, readonly Badge[]>> {
    const byLearner = new Map<string, Badge[]>(files.map(({ learner }) => [learner.id, []]));
    const agencyId = files[0]?.learner.agencyId;
    if (agencyId === undefined) return byLearner;
    const found = await rows(unit).find(BadgeRow, {
      where: { agencyId, learnerId: In([...byLearner.keys()]) },
      order: { preparedAt: 'DESC', id: 'ASC' },
    });
    for (const row of found) byLearner.get(row.learnerId)?.push(toBadge(row));
    return byLearner;
  }

  /**
   * The key that signs the agency's badges now, and so many places of this year's list, by one statement: nobody gets any
   * of them again, whatever becomes of the unit. None until the worker has made a key.
   */
  async takeBlanks(
    unit: WriteUnit,
    { agency, openedAt }: OpenedFor,
    kind: BadgeKind,
    count: number,
  ): Promise<readonly Blank[]> {
    const year = Number(dayOf(openedAt).slice(0, 4));
    const found = await query<TakenBlank>(unit, TAKE_BLANKS, [agency.id, openedAt, kind, year, count]);
    return found.map(({ kid, shortKid, list, taken, positionKey }) => ({
      ...{ kid, shortKid, list },
      position: positionOf(positionKey, taken),
    }));
  }

  /**
   * Adds the badges, each in the place of the one that yields to it, lines them up for their signatures and nudges the
   * worker, all by one statement. Answers what was not added, by the badge's id: where the learner holds a live badge of
   * the kind (badges_one_live), or what should yield was suspended in the meantime, the badge in the place (T17); where
   * what should yield was taken back, and the place is empty, that it was overtaken.
   */
  async prepareAll(
    unit: WriteUnit,
    pressed: readonly PressedBadge[],
  ): Promise<ReadonlyMap<BadgeId, Badge | 'overtaken'>> {
    const added = await addPrepared(unit, pressed);
    const left = pressed.map(({ badge }) => badge).filter(({ id }) => !added.has(id));
    if (left.length === 0) return new Map();
    const owners = left.map(({ agencyId, learnerId: id }) => ({ learner: { agencyId, id } }));
    const held = await this.allHeldBy(unit, owners);
    const inPlaceOf = ({ learnerId, kind }: Badge): Badge | 'overtaken' =>
      held.get(learnerId)?.find((other) => other.kind === kind && holdsPlace(other)) ?? 'overtaken';
    return new Map(left.map((badge) => [badge.id, inPlaceOf(badge)]));
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
}

interface HeldIn {
  readonly learner: Pick<LearnerFile['learner'], 'agencyId' | 'id'>;
}
type OpenedFor = Pick<LearnerFile, 'agency' | 'openedAt'>;
type TakenBlank = Omit<Blank, 'position'> & { readonly taken: number; readonly positionKey: Uint8Array };

/** The place stands in the list of what is selected, so that one is taken for every row. */
const TAKE_BLANKS = `
  select b.kid, b."shortKid", (b.place).list_number as list, (b.place).taken::integer as taken,
    (b.place).position_key as "positionKey"
  from (select k.kid, k.short_kid as "shortKid", app.take_status_place($3, $4) as place
    from signing_keys k cross join generate_series(1, $5::integer)
    where k.agency_id = $1 and k.purpose = 'BADGE' and k.algorithm = 'ES256' and k.state = 'ACTIVE' and $2 < k.valid_until
    offset 0) b`;

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
