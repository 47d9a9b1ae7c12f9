import type { CalendarDay, Instant } from '#platform/clock';
import { query, type ReadUnit } from '#platform/persistence';
import type { Code } from '#proof/compact';
import type { StoredRecord } from '#proof/verification';

import type { PublicDatabase } from './public-database.js';

/** Long enough for a slow database, short enough for a person at a door (contract: "not reached for 3 s"). */
const PATIENCE_MILLISECONDS = 3_000;

/** What the public door may read: one credential by its code, and the published key list. Two functions, no table. */
export class PublicRecords {
  constructor(
    private readonly database: PublicDatabase,
    private readonly patience = PATIENCE_MILLISECONDS,
  ) {}

  /** The issued credential of the code, or null. Rejects when the database does not answer in time. */
  find(code: Code): Promise<StoredRecord | null> {
    return this.read(async (unit) => {
      const [row] = await query<RecordRow>(unit, 'select * from app.verify_record($1)', [code]);
      return row === undefined ? null : recordOf(row);
    });
  }

  /** The newest key list as it was signed, or null where none was published yet. */
  keyList(): Promise<string | null> {
    return this.read(async (unit) => {
      const [row] = await query<{ jwt: string }>(unit, 'select jwt from app.published_key_list()');
      return row?.jwt ?? null;
    });
  }

  private async read<T>(work: (unit: ReadUnit) => Promise<T>): Promise<T> {
    return within(this.patience, async () => (await this.database.units()).inPublic(work));
  }
}

/** A row of `app.verify_record`. */
interface RecordRow {
  readonly code: string;
  readonly kind: string;
  readonly state: string;
  readonly public_name: string | null;
  readonly valid_from: Instant;
  readonly valid_until: CalendarDay;
  readonly expires_at: Instant;
  readonly kid: string;
  readonly jwt_payload: Uint8Array;
  readonly cwt_payload: Uint8Array;
  readonly jwt: string | null;
  readonly revoked_at: Instant | null;
  readonly agency_slug: string;
  readonly agency_name: string;
  readonly agency_phone: string;
  readonly agency_email: string;
  readonly agency_standing: string;
  readonly authorised_until: CalendarDay;
}

function recordOf(row: RecordRow): StoredRecord {
  return {
    code: row.code,
    kind: row.kind,
    state: row.state,
    publicName: row.public_name,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    expiresAt: row.expires_at,
    kid: row.kid,
    jwtPayload: row.jwt_payload,
    cwtPayload: row.cwt_payload,
    jwt: row.jwt,
    revokedAt: row.revoked_at,
    agencySlug: row.agency_slug,
    agencyName: row.agency_name,
    agencyPhone: row.agency_phone,
    agencyEmail: row.agency_email,
    agencyStanding: row.agency_standing,
    authorisedUntil: row.authorised_until,
  };
}

/** Gives up waiting, not the work: a statement ends by its own timeout, and nobody hears of it any more. */
async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), milliseconds);
  });
  try {
    return await Promise.race([work(), patience]);
  } finally {
    clearTimeout(timer);
  }
}
