import { Injectable } from '@nestjs/common';

import { constraintOf, query, rows, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { Agency } from '../domain/agency.js';
import { AGENCY_COLUMNS, type AgencyColumns, toAgency } from './agency.columns.js';
import { AgencyRow } from './agency.row.js';

/** Agencies, as the acts on them need them. */
@Injectable()
export class AgencyStore {
  /** Adds the agency, unless another has its slug; then the unit can only be left untouched. */
  async add(unit: WriteUnit, agency: Agency): Promise<'added' | 'slug-taken'> {
    const { id, createdAt, ...columns } = agency;
    try {
      const row = { ...columns, agencyId: id, createdAt: createdAt as Date };
      await rows(unit).insert(AgencyRow, row);
      return 'added';
    } catch (error) {
      if (constraintOf(error) === 'agencies_slug_unique') return 'slug-taken';
      throw error;
    }
  }

  /** The agency, its row locked until the unit ends: nothing can act on its standing meanwhile. */
  async openForUpdate(unit: WriteUnit, id: string): Promise<Agency | null> {
    const [row] = await query<AgencyColumns>(
      unit,
      `select ${AGENCY_COLUMNS} from agencies where agency_id = $1 for update`,
      [id],
    );
    return row ? toAgency(row) : null;
  }

  /** The agency, its standing held still until the unit ends; others may hold it at the same time. */
  async openForShare(unit: WriteUnit, id: string): Promise<Agency | null> {
    const [row] = await query<AgencyColumns>(
      unit,
      `select ${AGENCY_COLUMNS} from agencies where agency_id = $1 for share`,
      [id],
    );
    return row ? toAgency(row) : null;
  }

  async keepContacts(unit: WriteUnit, { id, phone, email }: Agency): Promise<void> {
    await query(unit, `update agencies set phone = $2, email = $3 where agency_id = $1`, [id, phone, email]);
  }

  async keepBadgeHold(unit: WriteUnit, { id, badgeHoldMinutes }: Agency): Promise<void> {
    await query(unit, `update agencies set badge_hold_minutes = $2 where agency_id = $1`, [
      id,
      badgeHoldMinutes,
    ]);
  }

  async keepStanding(unit: WriteUnit, { id, standing }: { id: AgencyId; standing: string }): Promise<void> {
    await query(unit, `update agencies set standing = $2 where agency_id = $1`, [id, standing]);
  }
}
