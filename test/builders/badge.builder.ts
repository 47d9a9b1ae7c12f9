import { randomBytes, randomUUID } from 'node:crypto';

import type { Badge, BadgeId, RevocationReason, SuspensionReason } from '#learners/badges';
import type { Learner } from '#learners/roster';
import { type CalendarDay, lastInstantOf, parseInstant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import { newCode } from '#proof/compact';

import type { TestDatabase } from '../harness/database.js';
import { aPlaceIn } from './status-place.js';

/** A badge prepared on 21 November 2026 without a name; of nobody until it is given a learner. */
export function aBadge(): BadgeBuilder {
  return new BadgeBuilder({
    id: randomUUID() as string as BadgeId,
    agencyId: '00000000-0000-4000-8000-000000000001' as AgencyId,
    learnerId: '10000000-0000-4000-8000-000000000001',
    programmeVersionId: 'e0000000-0000-4000-8000-000000000001',
    kind: 'MSQ',
    code: newCode(randomBytes),
    state: 'PREPARED',
    nameChoice: 'NONE',
    publicName: null,
    emblem: 'NEUTRAL',
    emblemChosenAt: null,
    validFrom: parseInstant('2026-11-21T19:32:00Z')!,
    validUntil: '2028-11-20' as CalendarDay,
    preparedAt: parseInstant('2026-11-21T19:32:00Z')!,
    issuedAt: null,
    holdMinutes: 10,
    suspendedAt: null,
    suspensionReason: null,
    revokedAt: null,
    revocationReason: null,
    yieldsTo: null,
    jwt: null,
    proof: null,
    statusList: 1,
    statusPosition: 4711,
  });
}

class BadgeBuilder {
  constructor(private readonly badge: Badge) {}

  of({ id, agencyId, enrolment }: Pick<Learner, 'id' | 'agencyId' | 'enrolment'>): BadgeBuilder {
    return this.with({ learnerId: id, agencyId, programmeVersionId: enrolment.programmeVersionId });
  }

  showing(publicName: string): BadgeBuilder {
    return this.with({ nameChoice: 'INITIAL_AND_FAMILY', publicName });
  }

  preparedAt(iso: string): BadgeBuilder {
    return this.with({ preparedAt: parseInstant(iso)! });
  }

  /** Signed, though by nobody: the forms only look like it. */
  issued(): BadgeBuilder {
    const issuedAt = parseInstant('2026-11-21T19:32:01Z');
    return this.with({ state: 'ISSUED', issuedAt, jwt: 'e30.e30.c2ln', proof: 'AA' });
  }

  revoked(revocationReason: RevocationReason = 'OTHER'): BadgeBuilder {
    const revokedAt = parseInstant('2026-12-01T15:00:00Z');
    return this.issued().with({ state: 'REVOKED', revokedAt, revocationReason });
  }

  /** Out of use until somebody decides. */
  suspended(suspensionReason: SuspensionReason = 'UNDER_REVIEW'): BadgeBuilder {
    const suspendedAt = parseInstant('2026-11-28T15:00:00Z');
    return this.issued().with({ state: 'SUSPENDED', suspendedAt, suspensionReason });
  }

  /** Taken back before anyone was told of it. */
  undone(): BadgeBuilder {
    const revokedAt = parseInstant('2026-11-21T19:40:00Z');
    return this.issued().with({ state: 'UNDONE', revokedAt, revocationReason: 'ISSUED_IN_ERROR' });
  }

  /** Taken back before it was signed. */
  withdrawn(revocationReason: RevocationReason = 'OTHER'): BadgeBuilder {
    const revokedAt = parseInstant('2026-11-21T19:40:00Z');
    return this.with({ state: 'WITHDRAWN', revokedAt, revocationReason });
  }

  with(different: Partial<Badge>): BadgeBuilder {
    return new BadgeBuilder({ ...this.badge, ...different });
  }

  build(): Badge {
    return this.badge;
  }

  /**
   * Puts the badge in the database at a place of its own, past every act and policy; learner, key and account must be
   * there.
   */
  async in(db: TestDatabase, { kid, preparedBy }: { kid: string; preparedBy: string }): Promise<Badge> {
    const { list, position } = await aPlaceIn(db, this.badge.agencyId);
    const badge = { ...this.badge, statusList: list, statusPosition: position };
    const nothing = Buffer.from('{}');
    await db.adminQuery(
      `insert into badges (id, agency_id, learner_id, programme_version_id, kind, code, state, name_choice, public_name,
         valid_from, valid_until, expires_at, prepared_at, consented_at, issued_at, revoked_at, revocation_reason,
         jwt, proof, kid, prepared_by, jwt_payload, cwt_payload, status_list, status_position, hold_minutes,
         suspended_at, suspension_reason, emblem, yields_to, emblem_chosen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21, $22, $23,
         $24, $25, $26, $27, $28, $29)`,
      [
        ...[badge.id, badge.agencyId, badge.learnerId, badge.programmeVersionId, badge.kind, badge.code],
        ...[badge.state, badge.nameChoice, badge.publicName, badge.validFrom, badge.validUntil],
        ...[lastInstantOf(badge.validUntil), badge.preparedAt, badge.issuedAt, badge.revokedAt],
        ...[badge.revocationReason, badge.jwt, badge.proof, kid, preparedBy, nothing],
        ...[badge.statusList, badge.statusPosition, badge.holdMinutes, badge.suspendedAt],
        ...[badge.suspensionReason, badge.emblem, badge.yieldsTo, badge.emblemChosenAt],
      ],
    );
    return badge;
  }
}
