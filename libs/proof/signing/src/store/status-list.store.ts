import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import type { StatusPurpose } from '#proof/claims';

/** A list that exists, of either purpose, and the version that was published last, if any was. */
export interface OpenStatusList {
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly agencyId: AgencyId;
  readonly published: { readonly jwt: string; readonly signedAt: Instant } | null;
}

export interface NewStatusListVersion {
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly agencyId: AgencyId;
  readonly version: number;
  readonly jwt: string;
  readonly signedAt: Instant;
}

interface Row {
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly agency_id: AgencyId;
  readonly jwt: string | null;
  readonly signed_at: Instant | null;
}

/** Status lists as the worker publishes them: all agencies' at once, since what is published is public. */
export class StatusListStore {
  async all(unit: Unit): Promise<readonly OpenStatusList[]> {
    const found = await query<Row>(
      unit,
      `select l.number, u.purpose, l.agency_id, p.jwt, p.signed_at
       from status_lists l cross join (values ('revocation'), ('suspension')) u (purpose)
       left join published_status_lists p on p.list_number = l.number and p.purpose = u.purpose
       order by l.agency_id, l.number, u.purpose`,
    );
    return found.map(({ number, purpose, agency_id: agencyId, jwt, signed_at: signedAt }) => ({
      ...{ number, purpose, agencyId },
      published: jwt === null || signedAt === null ? null : { jwt, signedAt },
    }));
  }

  /**
   * Replaces the version before by this one, bytes and number together. False, and nothing written, where another
   * publisher has the list at this moment or has published this version already: nobody waits, and none is skipped.
   */
  async publish(
    unit: Unit,
    { number, purpose, agencyId, version, jwt, signedAt }: NewStatusListVersion,
  ): Promise<boolean> {
    const [lock] = await query<{ taken: boolean }>(
      unit,
      'select pg_try_advisory_xact_lock($1, $2) as taken',
      [LOCK[purpose], number],
    );
    if (lock?.taken !== true) return false;
    const written = await query(
      unit,
      `insert into published_status_lists as p (list_number, purpose, agency_id, version, jwt, signed_at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (list_number, purpose) do update
         set version = excluded.version, jwt = excluded.jwt, signed_at = excluded.signed_at
         where p.version = excluded.version - 1
       returning version`,
      [number, purpose, agencyId, version, jwt, signedAt],
    );
    return written.length > 0;
  }

  /** Deletes up to `limit` changes that every verifier has heard of long ago; says how many. */
  async forgetChanges(unit: Unit, before: Instant, limit: number): Promise<number> {
    const gone = await query(
      unit,
      `delete from public_changes where (agency_id, id) in (
         select agency_id, id from public_changes where changed_at < $1 order by xid limit $2) returning id`,
      [before, limit],
    );
    return gone.length;
  }
}

/** The first half of the advisory lock's name; the list's number is the other. */
const LOCK: Readonly<Record<StatusPurpose, number>> = { revocation: 7114003, suspension: 7114004 };
