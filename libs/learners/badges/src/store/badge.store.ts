import { Injectable } from '@nestjs/common';

import type { LearnerFile } from '#learners/completions';
import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, rows, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import type { SigningKey } from '../domain/decide-issue.js';
import type { TakenBack } from '../domain/decide-revoke.js';
import type { PressedBadge } from '../domain/pressed-badge.js';
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

  /** The key that signs the agency's badges now; null until the worker has made one. */
  async activeKey(unit: WriteUnit, agencyId: string, at: Instant): Promise<SigningKey | null> {
    const [key] = await query<SigningKey>(
      unit,
      `select kid, short_kid as "shortKid" from signing_keys
       where agency_id = $1 and purpose = 'BADGE' and algorithm = 'ES256' and state = 'ACTIVE'
         and $2 < valid_until`,
      [agencyId, at],
    );
    return key ?? null;
  }

  /**
   * Adds the badge, lines it up for its signature and nudges the worker. Where the learner holds a live badge already
   * (badges_one_live_per_programme) nothing is added and that badge is handed back (T17).
   */
  async prepare(unit: WriteUnit, pressed: PressedBadge): Promise<Badge | null> {
    const added = await query(unit, ADD_BADGE, badgeColumns(pressed));
    if (added.length === 0) return this.live(unit, pressed.badge);
    const { badge } = pressed;
    await query(
      unit,
      `insert into to_sign (credential_id, agency_id, prepared_at, next_try_at) values ($1, $2, $3, $3)`,
      [badge.id, badge.agencyId, badge.preparedAt],
    );
    await query(unit, `select pg_notify('to_sign', '')`);
    return null;
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

  /** Writes the revocation over an issued badge, the withdrawal over a prepared one, which then waits no more. */
  async takeBack(
    unit: WriteUnit,
    badge: Badge & { readonly state: TakenBack },
    { by, note }: Revocation,
  ): Promise<void> {
    const { agencyId, id, state, revokedAt, revocationReason } = badge;
    const changed = await rows(unit).update(
      BadgeRow,
      { agencyId, id, state: state === 'REVOKED' ? 'ISSUED' : 'PREPARED' },
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

interface Revocation {
  readonly by: AccountId;
  readonly note: string | null;
}

const ADD_BADGE = `
  insert into badges (id, agency_id, learner_id, programme_version_id, kind, code, name_choice, public_name,
    consented_at, valid_from, valid_until, expires_at, kid, jwt_payload, cwt_payload, prepared_by, prepared_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
  on conflict (agency_id, learner_id, programme_version_id) where state in ('PREPARED', 'ISSUED') do nothing
  returning id`;

function badgeColumns({ badge, claim, term, preparedBy }: PressedBadge): readonly unknown[] {
  const { id, agencyId, learnerId, programmeVersionId, kind, code, nameChoice, publicName } = badge;
  return [
    ...[id, agencyId, learnerId, programmeVersionId, kind, code, nameChoice, publicName],
    ...[badge.preparedAt, term.validFrom, term.validUntil, term.expiresAt],
    ...[claim.kid, claim.jwtPayload, claim.cwtPayload, preparedBy, badge.preparedAt],
  ];
}
