import { Injectable } from '@nestjs/common';

import { CarryOverMany } from '#learners/completions';
import type { ProgrammeVersion } from '#learners/programme';
import { displayNameOf, ManyLearnersStore } from '#learners/roster';
import type { Instant } from '#platform/clock';
import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';

import { arrivalOf, type HandedInBatch, type OpeningArrival } from '../domain/opening-arrivals.js';
import { learnerEnteredFromRecords } from '../domain/opening-records.events.js';
import type { StaleEntry } from '../domain/stale-entries.js';
import { OpeningBatchStore } from '../store/opening-batch.store.js';
import { OpeningJudge } from './opening-judge.js';

export type Entered =
  | { readonly kind: 'entered'; readonly learners: number; readonly completions: number }
  | { readonly kind: 'opening-entries-stale'; readonly entries: readonly StaleEntry[] };

/** Writes everybody of an approved batch into the agency's books, in so many statements however many they are. */
@Injectable()
export class OpeningArrivals {
  constructor(
    private readonly batches: OpeningBatchStore,
    private readonly judge: OpeningJudge,
    private readonly learners: ManyLearnersStore,
    private readonly carryOver: CarryOverMany,
    private readonly journal: Journal,
  ) {}

  /** All of them, or nobody: who cannot be entered any more is named. */
  async enter(
    unit: WriteUnit,
    batch: HandedInBatch,
    { at, programme }: { readonly at: Instant; readonly programme: ProgrammeVersion },
  ): Promise<Entered> {
    const entries = await this.batches.entriesOf(unit, batch);
    const stale = await this.judge.stale(unit, batch.agencyId, entries, programme);
    if (stale.length > 0) return { kind: 'opening-entries-stale', entries: stale };
    const arrivals = entries.map((entry) =>
      arrivalOf(batch, entry, { at, programmeVersionId: programme.id }),
    );
    const newcomers = arrivals.map(({ learner }) => learner);
    const added = await this.learners.add(unit, newcomers);
    const late = newcomers.filter(({ id }) => !added.has(id));
    if (late.length > 0) return { kind: 'opening-entries-stale', entries: late.map(takenMeanwhile) };
    await this.journal.appendAll(unit, newcomers.map(learnerEnteredFromRecords));
    const completions = await this.carryOver.within(unit, programme, arrivals);
    return { kind: 'entered', learners: newcomers.length, completions };
  }
}

/** Somebody of the agency enrolled a learner with the same external id in this very moment. */
function takenMeanwhile({ id, name, externalId }: OpeningArrival['learner']): StaleEntry {
  const values = { externalId: externalId ?? '' };
  return { id, name: displayNameOf(name), because: 'external-id-taken', values };
}
