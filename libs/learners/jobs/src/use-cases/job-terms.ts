import { Injectable } from '@nestjs/common';

import { AgencyStandings } from '#authority/agencies';
import { Clock } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import { type Job, mayRun } from '../domain/job.js';
import { type RowProblem, STARTER_MAY_NOT } from '../domain/row-problem.js';
import type { Starter } from './verdicts.js';

/** What must hold of whoever started a job before each chunk of it. */
@Injectable()
export class JobTerms {
  constructor(
    private readonly standings: AgencyStandings,
    private readonly clock: Clock,
  ) {}

  /** Why no further row may be judged in this person's name, or null. A suspended agency still takes back. */
  async reasonToStop(unit: WriteUnit, { actor }: Starter, { request }: Job): Promise<RowProblem | null> {
    if (!mayRun(request.kind, actor.roles)) return STARTER_MAY_NOT;
    if (request.kind === 'UNDO_BADGES') return null;
    const standing = await this.standings.mayAct(unit, actor.agencyId, this.clock.today());
    if (standing.kind === 'may-act') return null;
    return { because: standing.kind, values: { standing: standing.standing } };
  }
}
