import type { CalendarDay, Instant } from '#platform/clock';
import type { StatusPurpose } from '#proof/claims';
import type { Code } from '#proof/compact';
import type { StoredRecord } from '#proof/verification';

import type { PublicDatabase, Statement } from './public-database.js';

/** How long anybody waits for an answer, connecting included (contract: "not reached for 3 s"). */
const PATIENCE_MILLISECONDS = 3_000;

const RECORD: Statement = {
  pool: 'scans',
  name: 'record',
  text: `select code, kind, state, public_name as "publicName", valid_from as "validFrom", valid_until::text as "validUntil",
      expires_at as "expiresAt", kid, jwt_payload as "jwtPayload", cwt_payload as "cwtPayload", jwt,
      revoked_at as "revokedAt", is_replaced as "isReplaced", status_list as "statusList", status_position as "statusPosition",
      agency_slug as "agencySlug", agency_name as "agencyName", agency_phone as "agencyPhone",
      agency_email as "agencyEmail", agency_standing as "agencyStanding", authorised_until::text as "authorisedUntil"
    from app.verify_record($1)`,
};
const KEY_LIST: Statement = {
  pool: 'watch',
  name: 'key-list',
  text: 'select jwt from app.published_key_list()',
};
const STATUS_LISTS: Statement = {
  pool: 'watch',
  name: 'status-lists',
  text: `select list_number as number, purpose, jwt, signed_at as "signedAt" from app.published_status_lists($1)`,
};
const MARKED: Statement = {
  pool: 'watch',
  name: 'marked',
  text: `select list_number as list, "position", 'taken-back' as mark from app.taken_back()
    union all select list_number, "position", 'suspended' from app.suspended()`,
};
const CHANGES: Statement = {
  pool: 'watch',
  name: 'changes',
  text: `select mark, pg_postmaster_start_time()::text as server, agency_slug is not null as "hasChanged", list_number as list, "position",
      case when state = 'SUSPENDED' then 'suspended' when state = 'ISSUED' then 'none' else 'taken-back' end as "placeMark"
    from app.public_changes_since($1::xid8)`,
};
/** Above every transaction: asks for the mark and for nothing before it. */
const NEVER = '18446744073709551615';

/** A place among the status lists, which is one badge's for ever. */
export interface Place {
  readonly list: number;
  readonly position: number;
}

/** What a place stands for now. What was taken back stays so; what is suspended may come back. */
export interface MarkedPlace extends Place {
  readonly mark: 'taken-back' | 'suspended' | 'none';
}

/** What changed since a mark, and the mark to ask with the next time. */
export interface Changes {
  readonly mark: string;
  /** Which server said so: a mark is nothing to another one, and after a restart it may be another. */
  readonly server: string;
  /** The places that changed, each as it is now: polls that follow each other never tell of moves in the wrong order. */
  readonly places: readonly MarkedPlace[];
  /** What a scan shows of some agency is no longer what it was. */
  readonly agencyShowsOtherwise: boolean;
}

/** The latest version of a list, as it was signed. */
export interface PublishedList {
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly jwt: string;
  readonly signedAt: Instant;
}

/** What the public door may read: six functions, and no table. Rejects when the database does not answer in time. */
export class PublicRecords {
  constructor(
    private readonly database: PublicDatabase,
    private readonly patience = PATIENCE_MILLISECONDS,
  ) {}

  /** The issued credential of the code, or null. */
  async find(code: Code): Promise<StoredRecord | null> {
    const [record] = await this.rows<StoredRecord & { validUntil: CalendarDay }>(RECORD, [code]);
    return record ?? null;
  }

  /** The newest key list as it was signed, or null where none was published yet. */
  async keyList(): Promise<string | null> {
    const [row] = await this.rows<{ jwt: string }>(KEY_LIST);
    return row?.jwt ?? null;
  }

  /** Every list that was signed after that. */
  statusLists(signedAfter: Instant): Promise<PublishedList[]> {
    return this.rows<PublishedList>(STATUS_LISTS, [signedAfter]);
  }

  /** Every place that is taken back or suspended now. */
  marked(): Promise<MarkedPlace[]> {
    return this.rows<MarkedPlace>(MARKED);
  }

  /** The mark alone where `since` is null. Some of it may have come before, none of it is ever left out. */
  async changes(since: string | null): Promise<Changes> {
    const rows = await this.rows<ChangeRow>(CHANGES, [since ?? NEVER]);
    const changed = rows.filter(({ hasChanged }) => hasChanged);
    return {
      mark: rows[0]?.mark ?? NEVER,
      server: rows[0]?.server ?? '',
      places: changed.flatMap(({ list, position, placeMark }) =>
        list === null || position === null ? [] : [{ list, position, mark: placeMark }],
      ),
      agencyShowsOtherwise: changed.some(({ list }) => list === null),
    };
  }

  private rows<Row extends object>(statement: Statement, values?: readonly unknown[]): Promise<Row[]> {
    return within(this.patience, this.database.rows<Row>(statement, values));
  }
}

interface ChangeRow {
  readonly mark: string;
  readonly server: string;
  readonly hasChanged: boolean;
  readonly list: number | null;
  readonly position: number | null;
  readonly placeMark: MarkedPlace['mark'];
}

/** Gives up waiting, not the work: a statement ends by its own timeout, and nobody hears of it any more. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), milliseconds);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
