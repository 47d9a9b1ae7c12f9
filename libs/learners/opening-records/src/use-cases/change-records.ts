import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { changedBy, handedIn, type OpeningBatch } from '../domain/opening-batch.js';
import { recordsDiscarded, recordsSubmitted, recordsTakenOut } from '../domain/opening-records.events.js';
import type { StaleEntry } from '../domain/stale-entries.js';
import { OpeningBatchStore } from '../store/opening-batch.store.js';
import { type NotOpened, type OpenedDesk, OpeningDesk } from './opening-desk.js';
import { OpeningJudge } from './opening-judge.js';

/** Which revision of the agency's batch was read. */
export interface AsRead {
  readonly revision: number;
}

export interface TakeOutRecordsRequest extends AsRead {
  readonly entryIds: readonly string[];
}

export type ChangeRecordsOutcome =
  | { readonly kind: 'records-changed'; readonly batch: OpeningBatch }
  /** None of these lines is in it. */
  | { readonly kind: 'opening-entries-unknown' }
  | NotOpened;

export type DiscardRecordsOutcome = { readonly kind: 'records-discarded' } | NotOpened;

export type SubmitRecordsOutcome =
  | { readonly kind: 'records-submitted'; readonly batch: OpeningBatch }
  | { readonly kind: 'opening-batch-empty' }
  | { readonly kind: 'opening-entries-stale'; readonly entries: readonly StaleEntry[] }
  | NotOpened;

type WithBatch = OpenedDesk & { readonly batch: OpeningBatch };

/** What an agency's manager does with the batch besides putting lines in. */
@Injectable()
export class ChangeRecords {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly desk: OpeningDesk,
    private readonly judge: OpeningJudge,
    private readonly batches: OpeningBatchStore,
    private readonly journal: Journal,
  ) {}

  takeOut(actor: MemberActor, { revision, entryIds }: TakeOutRecordsRequest): Promise<ChangeRecordsOutcome> {
    return this.units.write(actor, async (unit): Promise<ChangeRecordsOutcome> => {
      const opened = await this.opened(unit, actor, revision);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const count = await this.batches.removeEntries(unit, opened.batch, entryIds);
      if (count === 0) return unit.leaveUntouched({ kind: 'opening-entries-unknown' });
      const batch = changedBy(opened.batch, actor.accountId);
      await this.batches.keep(unit, batch);
      await this.journal.append(unit, recordsTakenOut(batch, count));
      return { kind: 'records-changed', batch };
    });
  }

  /** Throws the whole batch away, which was never approved. */
  discard(actor: MemberActor, { revision }: AsRead): Promise<DiscardRecordsOutcome> {
    return this.units.write(actor, async (unit): Promise<DiscardRecordsOutcome> => {
      const opened = await this.opened(unit, actor, revision);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const { length } = await this.batches.entriesOf(unit, opened.batch);
      await this.batches.remove(unit, opened.batch);
      await this.journal.append(unit, recordsDiscarded(opened.batch, length));
      return { kind: 'records-discarded' };
    });
  }

  /** Hands the batch in. Every line is judged once more: LPHQ is not asked about what could not be entered anyway. */
  submit(actor: MemberActor, { revision }: AsRead): Promise<SubmitRecordsOutcome> {
    return this.units.write(actor, async (unit): Promise<SubmitRecordsOutcome> => {
      const opened = await this.opened(unit, actor, revision);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const entries = await this.batches.entriesOf(unit, opened.batch);
      if (entries.length === 0) return unit.leaveUntouched({ kind: 'opening-batch-empty' });
      const stale = await this.judge.stale(unit, actor.agencyId, entries, opened.programme);
      if (stale.length > 0) return unit.leaveUntouched({ kind: 'opening-entries-stale', entries: stale });
      const batch = handedIn(opened.batch, actor.accountId, opened.now);
      await this.batches.keep(unit, batch);
      await this.journal.append(unit, recordsSubmitted(batch, entries.length));
      return { kind: 'records-submitted', batch };
    });
  }

  private async opened(
    unit: WriteUnit,
    { agencyId }: MemberActor,
    revision: number,
  ): Promise<WithBatch | NotOpened> {
    const opened = await this.desk.open(unit, agencyId, revision);
    if (opened.kind !== 'opened') return opened;
    const { batch } = opened;
    return batch ? { ...opened, batch } : { kind: 'opening-batch-unknown' };
  }
}
