import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import type { LearnerFile } from '#learners/completions';
import { dayOf } from '#platform/clock';
import { isId } from '#platform/input';
import { query, rows, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { positionOf } from '#proof/status';

import { type Badge, type BadgeId, type BadgeKind, holdsPlace } from '../domain/badge.js';
import type { Reinstated, Suspended } from '../domain/decide-suspend.js';
import type { Blank, PressedBadge } from '../domain/pressed-badge.js';
import { addPrepared } from './add-prepared.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';
import { holdYielding } from './hold-yielding.js';
import { type GivenBack, type Revocation, takeBack } from './take-back.js';

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

  /** The badge, its row locked until the unit ends. */
  async openForUpdate(unit: WriteUnit, agencyId: AgencyId, id: string): Promise<Badge | null> {
    return (await this.openAllForUpdate(unit, agencyId, [id])).get(id) ?? null;
  }

  /**
   * The same for many, in as many statements as for one, by their ids; unknown ones are left out. Whatever yields is
   * locked before what does not, and those from the lowest id on.
   */
  async openAllForUpdate(
    unit: WriteUnit,
    agencyId: AgencyId,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Badge>> {
    const wanted = ids.filter(isId);
    if (wanted.length === 0) return new Map();
    await holdYielding(unit, agencyId, wanted);
    const found = await rows(unit).find(BadgeRow, {
      where: { agencyId, id: In(wanted) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return new Map(found.map((row) => [row.id, toBadge(row)]));
  }

  /** Those of the badges' successors that still wait for their signature, their rows locked too, by what yields to them. */
  async waitingFor(unit: WriteUnit, badges: readonly Badge[]): Promise<ReadonlyMap<BadgeId, Badge>> {
    const yielding = badges.flatMap(({ id, agencyId, yieldsTo }) =>
      yieldsTo === null ? [] : [{ id, agencyId, yieldsTo }],
    );
    const [first] = yielding;
    if (first === undefined) return new Map();
    const ids = yielding.map(({ yieldsTo }) => yieldsTo);
    const successors = await this.openAllForUpdate(unit, first.agencyId, ids);
    const waiting = new Map<BadgeId, Badge>();
    for (const { id, yieldsTo } of yielding) {
      const successor = successors.get(yieldsTo);
      if (successor?.state === 'PREPARED') waiting.set(id, successor);
    }
    return waiting;
  }

  /**
   * Writes revocation or undoing over signed badges of one agency, withdrawal over prepared ones, which then wait no more;
   * none at all writes nothing.
   */
  takeBack(unit: WriteUnit, badges: readonly GivenBack[], revocation: Revocation): Promise<void> {
    return takeBack(unit, badges, revocation);
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
