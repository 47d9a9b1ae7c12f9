import { Injectable } from '@nestjs/common';

import { type FieldProblem, type Raw, readFreeText } from '#platform/input';
import { Journal } from '#platform/journal';
import { unitInAgency, UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import type { HandedInBatch } from '../domain/opening-arrivals.js';
import type { OpeningBatch } from '../domain/opening-batch.js';
import { recordsAnswered, recordsApproved, recordsDeclined } from '../domain/opening-records.events.js';
import type { StaleEntry } from '../domain/stale-entries.js';
import { OpeningBatchStore } from '../store/opening-batch.store.js';
import { type NotAnswerable, OpeningAnswers } from './opening-answers.js';
import { OpeningArrivals } from './opening-arrivals.js';

const REASON_AT_MOST = 1000;

/** Which batch, and which revision of it was read. */
export interface BatchAsRead {
  readonly batchId: string;
  readonly revision: number;
}

export type ApproveRecordsOutcome =
  | { readonly kind: 'records-approved'; readonly learners: number; readonly completions: number }
  | { readonly kind: 'opening-entries-stale'; readonly entries: readonly StaleEntry[] }
  | NotAnswerable;

export type DeclineRecordsOutcome =
  | { readonly kind: 'records-declined'; readonly batchId: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | NotAnswerable;

/** LPHQ's one answer to a batch of earlier records. */
@Injectable()
export class DecideRecords {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly answers: OpeningAnswers,
    private readonly arrivals: OpeningArrivals,
    private readonly batches: OpeningBatchStore,
    private readonly journal: Journal,
  ) {}

  /**
   * Approves: in one transaction everybody of the batch is a learner of the agency, enrolled on the day of then, with
   * what was accepted then. Qualification follows from that; no badge is issued.
   */
  async approve(actor: StaffActor, asRead: BatchAsRead): Promise<ApproveRecordsOutcome> {
    const agencyId = await this.answers.agencyOf(actor, asRead.batchId);
    if (agencyId === null) return { kind: 'opening-batch-unknown' };
    return this.units.write(inAgency(actor, agencyId), async (unit): Promise<ApproveRecordsOutcome> => {
      const opened = await this.answers.open(unit, agencyId, asRead, actor.accountId);
      if (opened.kind !== 'answerable') return unit.leaveUntouched(opened);
      const { at, programme } = opened;
      const batch = answered(opened.batch, actor, { state: 'APPROVED', at, reason: null });
      await this.batches.keepAnswer(unit, batch);
      const entered = await this.arrivals.enter(unit, batch, { at, programme });
      if (entered.kind !== 'entered') return unit.leaveUntouched(entered);
      await this.journal.append(unit, recordsApproved(batch, entered));
      await this.tellLphq(unit, batch);
      return { ...entered, kind: 'records-approved' };
    });
  }

  /** Declines, with a reason that the agency reads; the batch may be changed for it and handed in again. */
  async decline(actor: StaffActor, asRead: BatchAsRead, reasonText: Raw): Promise<DeclineRecordsOutcome> {
    const reason = readFreeText('reason', reasonText, { maximum: REASON_AT_MOST, lines: 'many' });
    if (reason.kind === 'problems') return { kind: 'invalid-input', problems: reason.problems };
    const agencyId = await this.answers.agencyOf(actor, asRead.batchId);
    if (agencyId === null) return { kind: 'opening-batch-unknown' };
    return this.units.write(inAgency(actor, agencyId), async (unit): Promise<DeclineRecordsOutcome> => {
      const opened = await this.answers.open(unit, agencyId, asRead, actor.accountId);
      if (opened.kind !== 'answerable') return unit.leaveUntouched(opened);
      const answer = { state: 'DECLINED', at: opened.at, reason: reason.value } as const;
      const batch = answered(opened.batch, actor, answer);
      await this.batches.keepAnswer(unit, batch);
      await this.journal.append(unit, recordsDeclined(batch));
      await this.tellLphq(unit, batch);
      return { kind: 'records-declined', batchId: batch.id };
    });
  }

  private tellLphq(unit: WriteUnit, batch: OpeningBatch): Promise<void> {
    return this.journal.append(unitInAgency(unit, LPHQ_SCOPE), recordsAnswered(batch));
  }
}

function answered(
  batch: HandedInBatch,
  { accountId }: StaffActor,
  {
    state,
    at,
    reason,
  }: { state: 'APPROVED' | 'DECLINED'; at: HandedInBatch['submittedAt']; reason: string | null },
): HandedInBatch {
  return { ...batch, state, decidedBy: accountId, decidedAt: at, declineReason: reason };
}
