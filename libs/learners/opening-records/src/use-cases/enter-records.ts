import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { JudgedOpening } from '../domain/judge-opening-rows.js';
import { changedBy, MOST_ENTRIES, type OpeningBatch } from '../domain/opening-batch.js';
import type { OpeningProblem } from '../domain/opening-entry.js';
import { recordsEntered } from '../domain/opening-records.events.js';
import { OpeningBatchStore } from '../store/opening-batch.store.js';
import { type NotOpened, type OpenedDesk, OpeningDesk } from './opening-desk.js';
import { OpeningJudge, type OpeningSheet, sizeProblems } from './opening-judge.js';

export interface EnterRecordsRequest extends OpeningSheet {
  /** The revision of the batch that was read; 0 where there was none. */
  readonly revision: number;
}

export type EnterRecordsOutcome =
  | {
      readonly kind: 'records-entered';
      readonly batch: OpeningBatch;
      readonly rows: readonly number[];
      readonly refused: readonly OpeningProblem[];
    }
  | { readonly kind: 'nothing-entered'; readonly refused: readonly OpeningProblem[] }
  | NotOpened
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Puts lines into the agency's batch, and begins one where it has none. */
@Injectable()
export class EnterRecords {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly desk: OpeningDesk,
    private readonly judge: OpeningJudge,
    private readonly batches: OpeningBatchStore,
    private readonly journal: Journal,
  ) {}

  /** A line that cannot be taken is answered with why, and keeps no other out. */
  async run(actor: MemberActor, request: EnterRecordsRequest): Promise<EnterRecordsOutcome> {
    const problems = sizeProblems(request);
    if (problems.length > 0) return { kind: 'invalid-input', problems };
    return this.units.write(actor, async (unit) => {
      const outcome = await this.enter(unit, actor, request);
      return outcome.kind === 'records-entered' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  private async enter(
    unit: WriteUnit,
    actor: MemberActor,
    request: EnterRecordsRequest,
  ): Promise<EnterRecordsOutcome> {
    const opened = await this.desk.open(unit, actor.agencyId, request.revision);
    if (opened.kind !== 'opened') return opened;
    const held = opened.batch ? await this.batches.entriesOf(unit, opened.batch) : [];
    const heldIds = new Set(held.flatMap(({ externalId }) => externalId ?? []));
    const judged = await this.judge.judge(unit, actor.agencyId, request, { ...opened, heldIds });
    const refused = judged.problems.filter(({ isWarning }) => !isWarning);
    if (judged.sound.length === 0) return { kind: 'nothing-entered', refused };
    if (held.length + judged.sound.length > MOST_ENTRIES) return full();
    return this.keep(unit, actor, opened, judged);
  }

  private async keep(
    unit: WriteUnit,
    { agencyId, accountId }: MemberActor,
    { batch: before, now }: OpenedDesk,
    { sound, problems }: JudgedOpening,
  ): Promise<EnterRecordsOutcome> {
    const batch = before ? changedBy(before, accountId) : begun({ agencyId, accountId }, now);
    if (before) await this.batches.keep(unit, batch);
    else if (!(await this.batches.add(unit, batch))) return { kind: 'opening-batch-moved-on', revision: 1 };
    const entries = sound.map(({ entry }) => ({ ...entry, id: randomUUID() }));
    await this.batches.addEntries(unit, batch, entries);
    await this.journal.append(unit, recordsEntered(batch, entries.length));
    const refused = problems.filter(({ isWarning }) => !isWarning);
    return { kind: 'records-entered', batch, rows: sound.map(({ row }) => row), refused };
  }
}

function begun(
  { agencyId, accountId }: Pick<MemberActor, 'agencyId' | 'accountId'>,
  startedAt: OpenedDesk['now'],
): OpeningBatch {
  return {
    ...{ id: randomUUID(), agencyId, state: 'DRAFT', revision: 1, enteredBy: [accountId], startedAt },
    ...{ submittedBy: null, submittedAt: null, decidedBy: null, decidedAt: null, declineReason: null },
  };
}

function full(): EnterRecordsOutcome {
  const values = { maximum: MOST_ENTRIES };
  return { kind: 'invalid-input', problems: [{ field: 'rows', because: 'too-many', values }] };
}
