import type { Instant } from '#platform/clock';
import { query, type ReadUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { Device } from '../domain/device.js';

/** A session as its own person may see it: by a name that opens nothing. */
export interface OwnSession {
  readonly id: string;
  readonly signedInAt: Instant;
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
  readonly device: Device;
}

/** An agency in which an account may act; `slug` is null for LPHQ. */
export interface Place {
  readonly agencyId: AgencyId | null;
  readonly slug: string | null;
  readonly name: string;
}

const MOST_LISTED = 50;

/** What people see and say of their own sessions. In identity units. */
export class OwnSessions {
  /** The sessions that stand, the one used last first; fifty at most. */
  standing(unit: ReadUnit, accountId: string, now: Instant): Promise<OwnSession[]> {
    return query<OwnSession>(
      unit,
      `select public_id as id, coalesce(signed_in_at, created_at) as "signedInAt", last_seen_at as "lastSeenAt",
         ends_at as "endsAt", json_build_object('browser', browser, 'system', system) as device
       from sessions where account_id = $1 and ended_at is null and idle_until > $2 and ends_at > $2
       order by last_seen_at desc, public_id limit ${MOST_LISTED}`,
      [accountId, now],
    );
  }

  /** Ends a session of the account; false where it has none of this name that stands. */
  async end(unit: ReadUnit, accountId: string, publicId: string, now: Instant): Promise<boolean> {
    const ended = await query(
      unit,
      `update sessions set ended_at = $3 where public_id = $2 and account_id = $1
         and ended_at is null and idle_until > $3 and ends_at > $3 returning public_id`,
      [accountId, publicId, now],
    );
    return ended.length === 1;
  }

  /** Where the account may act: LPHQ first, then agencies by name. */
  async places(unit: ReadUnit, accountId: string): Promise<readonly Place[]> {
    return query<Place>(
      unit,
      `select null::uuid as "agencyId", null as slug, 'LPHQ' as name
       where exists (select from staff_roles where account_id = $1 and ended_at is null)
       union all
       (select agency_id, slug, name from agencies a where exists (
          select from memberships m where m.agency_id = a.agency_id and m.account_id = $1 and m.ended_at is null)
        order by name, agency_id)`,
      [accountId],
    );
  }
}
