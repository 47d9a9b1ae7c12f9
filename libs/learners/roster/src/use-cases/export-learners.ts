import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { type Cursor, type Page, type PageRequest, UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { learnersExported } from '../domain/learner.events.js';
import type { LearnerFilter, LearnerOrder } from '../domain/learner-filter.js';
import { type ListedLearner, RosterReads } from '../store/roster.reads.js';

/** So many are in memory at once. */
const PAGE = 500;

/** Takes a list out of the house: the journal knows who did, of how many and by which filter, before the first row leaves. */
@Injectable()
export class ExportLearners {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly roster: RosterReads,
    private readonly journal: Journal,
  ) {}

  /** The list in pages, each read when the one before has been taken; no page is longer than 500. */
  async run(
    actor: MemberActor,
    filter: LearnerFilter,
    order: LearnerOrder,
  ): Promise<AsyncGenerator<readonly ListedLearner[]>> {
    await this.units.write(actor, async (unit) => {
      const count = await this.roster.count(unit, filter);
      await this.journal.append(unit, learnersExported(actor.agencyId, count, filter));
    });
    return this.pages(actor, filter, order);
  }

  private async *pages(
    actor: MemberActor,
    filter: LearnerFilter,
    order: LearnerOrder,
  ): AsyncGenerator<readonly ListedLearner[]> {
    for (let after: Cursor | null = null, more = true; more;) {
      const request: PageRequest = { first: PAGE, after };
      const page: Page<ListedLearner> = await this.units.read(actor, (unit) =>
        this.roster.page(unit, request, filter, order),
      );
      yield page.rows;
      after = page.rows.at(-1)?.cursor ?? null;
      more = page.hasNext;
    }
  }
}
