import { Injectable } from '@nestjs/common';

import { query, type Unit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

/** Where work went that was accepted here, with the learner who did it. */
export interface WentWith {
  readonly transferId: string;
  readonly toAgencyId: AgencyId;
  readonly assignment: number;
  readonly programmeVersionId: string;
}

/** What counts at the receiving agency of work that came with a learner. */
export interface CameWith {
  readonly completionId: string;
  readonly learnerId: string;
}

/** Follows work from one agency to the next, each step in the name of the agency that it reads. For the worker. */
@Injectable()
export class TransferTrail {
  /** Null where the learner of the completion was not transferred. */
  async wentWith(unit: Unit, completionId: string): Promise<WentWith | null> {
    const [went] = await query<WentWith>(
      unit,
      `select t.id as "transferId", t.to_agency_id as "toAgencyId", c.assignment,
         c.programme_version_id as "programmeVersionId"
       from completions c join transfers t
         on t.agency_id = c.agency_id and t.learner_id = c.learner_id and t.state = 'EXECUTED'
       where c.agency_id = $1 and c.id = $2`,
      [unit.actor?.agencyId ?? null, completionId],
    );
    return went ?? null;
  }

  /** Null where it does not count there any more, or never came. */
  async cameWith(unit: Unit, went: WentWith): Promise<CameWith | null> {
    const [came] = await query<CameWith>(
      unit,
      `select c.id as "completionId", c.learner_id as "learnerId" from transfer_offers o
         join completions c on c.agency_id = o.agency_id and c.learner_id = o.learner_id
       where o.agency_id = $1 and o.transfer_id = $2 and c.assignment = $3 and c.programme_version_id = $4
         and c.state = 'ACCEPTED' and c.carried_from like 'transfer:%'`,
      [unit.actor?.agencyId ?? null, went.transferId, went.assignment, went.programmeVersionId],
    );
    return came ?? null;
  }
}
