import type { Instant } from '#platform/clock';
import { query, type ReadUnit, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId, AgencyRole, StaffRole } from '#platform/tenancy';

import type { Device } from '../domain/device.js';
import type { Locale } from '../domain/person.js';
import type { Session } from '../domain/session.js';

/** A session that stands, with its account and the roles that the account holds at this moment. */
export interface StandingSession {
  readonly accountId: AccountId;
  readonly actingAgencyId: AgencyId | null;
  readonly publicId: string;
  readonly signedInAt: Instant;
  readonly lastSeenAt: Instant;
  readonly idleUntil: Instant;
  readonly endsAt: Instant;
  readonly device: Device;
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
      `insert into sessions (id_hash, account_id, acting_agency_id, created_at, last_seen_at, idle_until, ends_at, proved_at,
         signed_in_at, browser, system)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        session.idHash,
        session.accountId,
        session.actingAgencyId,
        session.createdAt,
        session.lastSeenAt,
        session.idleUntil,
        session.endsAt,
        session.provedAt,
        session.signedInAt,
        session.device.browser,
        session.device.system,
      ],
    );
  }

  /** The session that stands at this moment, read in one statement with its roles. */
  async standing(unit: ReadUnit, idHash: Uint8Array, now: Instant): Promise<StandingSession | null> {
    const [found] = await query<StandingSession>(
      unit,
      `select s.account_id as "accountId", s.acting_agency_id as "actingAgencyId", s.last_seen_at as "lastSeenAt",
         s.public_id as "publicId", coalesce(s.signed_in_at, s.created_at) as "signedInAt", s.idle_until as "idleUntil",
         json_build_object('browser', s.browser, 'system', s.system) as device, s.ends_at as "endsAt", s.proved_at as "provedAt", a.display_name as "displayName", a.email, a.locale,
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

  /** Where the account acted, newest first; null is LPHQ. As far back as sessions are kept. */
  async recentPlaces(unit: ReadUnit, accountId: string): Promise<readonly (AgencyId | null)[]> {
    const found = await query<{ place: AgencyId | null }>(
      unit,
      `select acting_agency_id as place from sessions where account_id = $1
       group by acting_agency_id order by max(created_at) desc`,
      [accountId],
    );
    return found.map(({ place }) => place);
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

  /** Ends the account’s sessions, all but the one that is named. */
  async endAllOf(
    unit: ReadUnit,
    accountId: string,
    now: Instant,
    except: string | null = null,
  ): Promise<number> {
    const ended = await query(
      unit,
      `update sessions set ended_at = $2
       where account_id = $1 and ended_at is null and public_id is distinct from $3 returning public_id`,
      [accountId, now, except],
    );
    return ended.length;
  }

  /** Says whether the account’s session has not been ended. */
  async stands(unit: WriteUnit, accountId: string, publicId: string): Promise<boolean> {
    const found = await query(
      unit,
      'select from sessions where public_id = $2 and account_id = $1 and ended_at is null',
      [accountId, publicId],
    );
    return found.length === 1;
  }
}
