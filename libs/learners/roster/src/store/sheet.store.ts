import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, type Unit, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { askedOf, RowProblem, SheetFacts } from '../domain/learner-sheet.js';

/** What became of a sheet that was entered. */
export interface EnteredSheet {
  readonly learnerIds: readonly string[];
  readonly refused: readonly RowProblem[];
}

/** What lines are compared with, and which sheets were entered. */
@Injectable()
export class SheetStore {
  /** What the agency's roster knows of what the sheet names. */
  async factsFor(unit: Unit, agencyId: AgencyId, asked: ReturnType<typeof askedOf>): Promise<SheetFacts> {
    const found = await query<{ kind: 'community' | 'external-id' | 'email'; key: string; id: string }>(
      unit,
      `select 'community' as kind, c.name_key as key, c.id::text as id from communities c
         where c.agency_id = $1 and (c.id = $2::uuid or c.name_key = any($3::text[]))
       union all
       select 'external-id', l.external_id, '' from learners l where l.agency_id = $1 and l.external_id = any($4::text[])
       union all
       select distinct 'email', l.email, '' from learners l where l.agency_id = $1 and l.email = any($5::text[])`,
      [agencyId, asked.communityId, asked.communities, asked.externalIds, asked.emails],
    );
    const keysOf = (kind: string) => new Set(found.filter((row) => row.kind === kind).map(({ key }) => key));
    const communities = found.filter(({ kind }) => kind === 'community');
    return {
      communities: new Map(communities.flatMap(({ key, id }) => [[key, id] as const, [id, id] as const])),
      externalIds: keysOf('external-id'),
      emails: keysOf('email'),
    };
  }

  /**
   * Begins to enter a sheet; null where nobody did before. Who comes a second time waits for the first and reads what
   * became of it.
   */
  async begin(
    unit: WriteUnit,
    agencyId: AgencyId,
    sheet: { readonly id: string; readonly by: AccountId; readonly at: Instant },
  ): Promise<EnteredSheet | null> {
    const begun = await query(
      unit,
      `insert into enrolment_sheets (agency_id, id, entered_by, entered_at) values ($1, $2, $3, $4)
       on conflict do nothing returning id`,
      [agencyId, sheet.id, sheet.by, sheet.at],
    );
    if (begun.length > 0) return null;
    const [entered] = await query<EnteredSheet>(
      unit,
      `select learner_ids as "learnerIds", refused from enrolment_sheets where agency_id = $1 and id = $2`,
      [agencyId, sheet.id],
    );
    if (!entered) throw new Error('A sheet that was entered is not there.');
    return entered;
  }

  async keep(unit: WriteUnit, agencyId: AgencyId, id: string, entered: EnteredSheet): Promise<void> {
    await query(
      unit,
      `update enrolment_sheets set learner_ids = $3, refused = $4 where agency_id = $1 and id = $2`,
      [agencyId, id, entered.learnerIds, JSON.stringify(entered.refused)],
    );
  }
}
