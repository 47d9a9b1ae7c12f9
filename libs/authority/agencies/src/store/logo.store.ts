import { Injectable } from '@nestjs/common';

import { query, type Unit, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { Logo } from '../domain/logo.js';

/** What a screen must know of a logo before it shows it. */
export interface LogoFacts {
  readonly agencyId: AgencyId;
  readonly digest: string;
  readonly width: number;
  readonly height: number;
}

/** The one picture that an agency has, or has not. */
@Injectable()
export class LogoStore {
  async keep(
    unit: WriteUnit,
    logo: Logo & { readonly agencyId: AgencyId; readonly changedBy: AccountId; readonly changedAt: Date },
  ): Promise<void> {
    await query(
      unit,
      `insert into agency_logos as l (agency_id, png, width, height, digest, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (agency_id) do update set png = excluded.png, width = excluded.width, height = excluded.height,
         digest = excluded.digest, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
      [logo.agencyId, logo.png, logo.width, logo.height, logo.digest, logo.changedBy, logo.changedAt],
    );
  }

  /** Says whether there was one. */
  async remove(unit: WriteUnit, agencyId: AgencyId): Promise<boolean> {
    const removed = await query(unit, `delete from agency_logos where agency_id = $1 returning agency_id`, [
      agencyId,
    ]);
    return removed.length > 0;
  }

  /** Of those agencies that have one and may be seen. */
  async factsOf(unit: Unit, agencyIds: readonly string[]): Promise<LogoFacts[]> {
    return query<LogoFacts & object>(
      unit,
      `select agency_id as "agencyId", digest, width, height from agency_logos where agency_id = any($1::uuid[])`,
      [agencyIds],
    );
  }

  /** The picture of the agency in whose name the unit is open. */
  async own(unit: Unit): Promise<Pick<Logo, 'png' | 'digest'> | null> {
    const [row] = await query<Pick<Logo, 'png' | 'digest'> & object>(
      unit,
      `select png, digest from agency_logos where agency_id = $1`,
      [unit.actor?.agencyId ?? null],
    );
    return row ?? null;
  }
}
