import { Injectable } from '@nestjs/common';

import { type Agency, type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import type { NoProgramme } from '#learners/roster';
import { type CalendarDay, Clock, dayOf, type Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import {
  notChangeable,
  type OpeningBatch,
  type OpeningRefusal,
  windowOver,
} from '../domain/opening-batch.js';
import { OpeningBatchStore } from '../store/opening-batch.store.js';

/** What an act on opening records is decided from, read under the locks of the agency and of its batch. */
export interface OpenedDesk {
  readonly kind: 'opened';
  readonly agency: Agency;
  readonly programme: ProgrammeVersion;
  /** The batch that is not approved yet, if there is one. */
  readonly batch: OpeningBatch | null;
  readonly now: Instant;
  readonly today: CalendarDay;
}

export type NotOpened = AgencyNotAuthorised | NoProgramme | OpeningRefusal;

/** Opens an agency's batch for a change. Locks the agency for share first, the batch for update next, as LPHQ does. */
@Injectable()
export class OpeningDesk {
  constructor(
    private readonly standings: AgencyStandings,
    private readonly programmes: ProgrammeReads,
    private readonly batches: OpeningBatchStore,
    private readonly clock: Clock,
  ) {}

  /** Refuses an agency that may not act, days after its first ninety, and a batch that is not the one that was read. */
  async open(unit: WriteUnit, agencyId: AgencyId, revision: number): Promise<OpenedDesk | NotOpened> {
    const now = this.clock.now();
    const today = dayOf(now);
    const standing = await this.standings.mayAct(unit, agencyId, today);
    if (standing.kind === 'agency-not-authorised') return standing;
    const { agency } = standing;
    const programme = await this.programmes.current(unit);
    if (programme === null) return { kind: 'no-programme' };
    const batch = await this.batches.openForUpdate(unit, agencyId);
    const refusal = windowOver(agency, batch, today) ?? notChangeable(batch, revision);
    return refusal ?? { kind: 'opened', agency, programme, batch, now, today };
  }
}
