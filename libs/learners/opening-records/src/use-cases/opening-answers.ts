import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import type { NoProgramme } from '#learners/roster';
import { Clock, dayOf, type Instant } from '#platform/clock';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId, StaffActor } from '#platform/tenancy';

import type { HandedInBatch } from '../domain/opening-arrivals.js';
import { isOwnBatch, notDecidable, type OpeningRefusal } from '../domain/opening-batch.js';
import { OpeningReads } from '../store/opening.reads.js';
import { OpeningBatchStore } from '../store/opening-batch.store.js';

export type NotAnswerable =
  | OpeningRefusal
  /** Whoever put a line in does not answer the batch. */
  | { readonly kind: 'own-opening-batch' }
  | AgencyNotAuthorised
  | NoProgramme;

export type Answerable =
  | {
      readonly kind: 'answerable';
      readonly batch: HandedInBatch;
      readonly programme: ProgrammeVersion;
      readonly at: Instant;
    }
  | NotAnswerable;

/** Opens a batch for LPHQ, in a unit of the agency: its standing first, the batch next. */
@Injectable()
export class OpeningAnswers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly standings: AgencyStandings,
    private readonly programmes: ProgrammeReads,
    private readonly stores: OpeningBatchStore,
    private readonly clock: Clock,
  ) {}

  /** Whose batch it is; null where there is none of this id. */
  async agencyOf(actor: StaffActor, batchId: string): Promise<AgencyId | null> {
    const batch = await this.units.read(actor, (unit) => new OpeningReads().one(unit, batchId));
    return batch && batch.agencyId;
  }

  async open(
    unit: WriteUnit,
    agencyId: AgencyId,
    { batchId, revision }: { readonly batchId: string; readonly revision: number },
    accountId: AccountId,
  ): Promise<Answerable> {
    const at = this.clock.now();
    const standing = await this.standings.mayAct(unit, agencyId, dayOf(at));
    if (standing.kind === 'agency-not-authorised') return standing;
    const batch = await this.stores.oneForUpdate(unit, agencyId, batchId);
    if (batch === null) return { kind: 'opening-batch-unknown' };
    const refusal = notDecidable(batch, revision);
    if (refusal) return refusal;
    if (isOwnBatch(batch, accountId)) return { kind: 'own-opening-batch' };
    const programme = await this.programmes.current(unit);
    if (programme === null) return { kind: 'no-programme' };
    const { submittedBy, submittedAt } = batch;
    if (submittedBy === null || submittedAt === null)
      throw new Error('A batch was handed in by nobody (opening_batches_submitted).');
    return { kind: 'answerable', batch: { ...batch, submittedBy, submittedAt }, programme, at };
  }
}
