import type { Instant } from '#platform/clock';
import { query, type ReadUnit, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId, AgencyRole, StaffRole } from '#platform/tenancy';

import type { Locale } from '../domain/person.js';
import type { Session } from '../domain/session.js';

/** A session that stands, with its account and the roles that the account holds at this moment. */
export interface StandingSession {
  readonly accountId: AccountId;
  readonly actingAgencyId: AgencyId | null;
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
  readonly provedAt: Instant;
  readonly displayName: string;
  readonly email: string;
  readonly locale: Locale;
  readonly staffRoles: readonly StaffRole[];
  readonly agencyRoles: readonly AgencyRole[];
}

/** Sessions by the SHA-256 of their id: kept in identity units; LPHQ can end those of an account. */
export class SessionStore {
  async add(unit: ReadUnit, session: Session): Promise<void> {
    await query(
      unit,
      `insert into sessions (id_hash, account_id, acting_agency_id, created_at, last_seen_at, idle_until, ends_at, proved_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        session.idHash,
        session.accountId,
        session.actingAgencyId,
        session.createdAt,
        session.lastSeenAt,
        session.idleUntil,
        session.endsAt,
        session.provedAt,
      ],
    );
  }

  /** The session that stands at this moment, read in one statement with its roles. */
  async standing(unit: ReadUnit, idHash: Uint8Array, now: Instant): Promise<StandingSession | null> {
    const [found] = await query<StandingSession>(
      unit,
      `select s.account_id as "accountId", s.acting_agency_id as "actingAgencyId", s.last_seen_at as "lastSeenAt",
         s.ends_at as "endsAt", s.proved_at as "provedAt", a.display_name as "displayName", a.email, a.locale,
         array(select r.role from staff_roles r where r.account_id = a.id and r.ended_at is null
           order by r.role) as "staffRoles",
         array(select m.role from memberships m where m.account_id = a.id and m.agency_id = s.acting_agency_id
           and m.ended_at is null order by m.role) as "agencyRoles"
       from sessions s join accounts a on a.id = s.account_id
       where s.id_hash = $1 and s.ended_at is null and s.idle_until > $2 and s.ends_at > $2 and a.disabled_at is null`,
      [idHash, now],
    );
    return found ?? null;
  }

  async touch(unit: ReadUnit, idHash: Uint8Array, now: Instant, idleUntil: Instant): Promise<void> {
    await query(unit, 'update sessions set last_seen_at = $2, idle_until = $3 where id_hash = $1', [
      idHash,
      now,
      idleUntil,
    ]);
  }

  /** Ends the session; false where it had ended, or never was. */
  async end(unit: ReadUnit, idHash: Uint8Array, now: Instant): Promise<boolean> {
    const ended = await query(
      unit,
      'update sessions set ended_at = $2 where id_hash = $1 and ended_at is null returning id_hash',
      [idHash, now],
    );
    return ended.length === 1;
  }

  async endAllOf(unit: WriteUnit, accountId: string, now: Instant): Promise<void> {
    await query(unit, 'update sessions set ended_at = $2 where account_id = $1 and ended_at is null', [
      accountId,
      now,
    ]);
  }
}
