import { Injectable } from '@nestjs/common';

import type { Learner } from '#learners/roster';
import { query, rows, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { Completion } from '../domain/completion.js';
import type { WayIn } from '../domain/four-eyes.js';
import { addSubmitted, type Submitted } from './add-submitted.js';
import { completionColumns } from './completion.columns.js';
import { type AnyRow, toCompletion, toRow } from './completion.mapping.js';
import { CompletionRow } from './completion.row.js';
import { CompletionAttemptRow } from './completion-attempt.row.js';
import { EvidenceFileRow } from './evidence-file.row.js';

/** Completions as the use cases need them. The learner's lock comes first: it orders all who write here. */
@Injectable()
export class CompletionStore {
  /** The completions of the learner's version, each locked FOR SHARE until the unit ends (T14). */
  async heldForDecision(unit: WriteUnit, learner: HeldBy): Promise<Completion[]> {
    return (await this.allHeldForDecision(unit, [learner])).get(learner.id) ?? [];
  }

  /** The same for learners of one agency, by one statement; every one of them has an entry. */
  async allHeldForDecision(
    unit: WriteUnit,
    learners: readonly HeldBy[],
  ): Promise<ReadonlyMap<string, Completion[]>> {
    const byLearner = new Map<string, Completion[]>(learners.map(({ id }) => [id, []]));
    const found = await query<AnyRow>(unit, HELD, [
      learners[0]?.agencyId ?? null,
      learners.map(({ id }) => id),
      learners.map(({ enrolment }) => enrolment.programmeVersionId),
    ]);
    for (const row of found) byLearner.get(row.learnerId)?.push(toCompletion(row));
    return byLearner;
  }

  /**
   * Writes the completion as it now is; what it is about stays (the api's role may not change that). The learner's
   * account goes with it: the table compares it with the decider.
   */
  async save(unit: WriteUnit, completion: Completion, { agencyId, accountId }: Learner): Promise<void> {
    const row = toRow(completion, { agencyId, learnerAccountId: accountId });
    const { id, learnerId: _, programmeVersionId: __, assignment: ___, agencyId: ____, ...changing } = row;
    const changed = await rows(unit).update(CompletionRow, { agencyId, id }, changing);
    if (changed.affected === 0) await rows(unit).insert(CompletionRow, row);
  }

  /** Writes what was handed in: first attempts of learners of one agency by one statement, each later one by its own. */
  async saveSubmitted(unit: WriteUnit, submitted: readonly Submitted[]): Promise<void> {
    const isFirst = ({ completion }: Submitted): boolean => completion.attempt === 1;
    await addSubmitted(unit, submitted.filter(isFirst));
    for (const { completion, learner } of submitted.filter((one) => !isFirst(one)))
      await this.save(unit, completion, learner);
  }

  /** Whether the file is one of the learner's. */
  async hasEvidence(
    unit: WriteUnit,
    { agencyId, id }: Pick<Learner, 'agencyId' | 'id'>,
    fileId: string,
  ): Promise<boolean> {
    return rows(unit).existsBy(EvidenceFileRow, { agencyId, learnerId: id, id: fileId });
  }

  /** How the person could have handed the work in themselves, by whichever agency's doing; null where they could not. */
  async wayInOf(
    unit: WriteUnit,
    { learnerId, submittedBy }: Completion,
    accountId: AccountId,
  ): Promise<WayIn | null> {
    const sql = 'select app.way_in_of($1, $2, $3) as "wayIn"';
    const [answer] = await query<{ wayIn: WayIn | null }>(unit, sql, [learnerId, submittedBy, accountId]);
    return answer?.wayIn ?? null;
  }

  /** What stood before the attempt that stands; null where it is the first. */
  async attemptBefore(
    unit: WriteUnit,
    { id, attempt }: Completion,
    { agencyId }: Pick<Learner, 'agencyId'>,
  ): Promise<Completion | null> {
    const found = await rows(unit).findOneBy(CompletionAttemptRow, { agencyId, id, attempt: attempt - 1 });
    return found && toCompletion(found);
  }

  /** Takes a first submission back: the assignment is not started again. */
  async remove(unit: WriteUnit, { id }: Completion, { agencyId }: Pick<Learner, 'agencyId'>): Promise<void> {
    const removed = await rows(unit).delete(CompletionRow, { agencyId, id, attempt: 1 });
    if (removed.affected !== 1) throw new Error(`Completion ${id} moved while it was to be taken back.`);
  }

  /** Writes completions that were not there. */
  async add(
    unit: WriteUnit,
    completions: readonly Completion[],
    { agencyId, accountId }: Learner,
  ): Promise<void> {
    const owner = { agencyId, learnerAccountId: accountId };
    await rows(unit).insert(
      CompletionRow,
      completions.map((completion) => toRow(completion, owner)),
    );
  }

  /** Writes the voiding over the acceptance and nothing else. */
  async saveVoided(
    unit: WriteUnit,
    { id, state, voidedBy, voidedAt, voidReason }: Completion,
    { agencyId }: Learner,
  ): Promise<void> {
    const voided = { state, voidedBy, voidedAt, voidReason };
    const changed = await rows(unit).update(CompletionRow, { agencyId, id, state: 'ACCEPTED' }, voided);
    if (changed.affected !== 1) throw new Error(`Completion ${id} moved while it was to be voided.`);
  }
}

type HeldBy = Pick<Learner, 'agencyId' | 'id' | 'enrolment'>;

/** Of each learner's own version; locked in one order by everybody who locks those of many. */
const HELD = `
  select ${completionColumns('c')} from completions c
  join unnest($2::uuid[], $3::uuid[]) as h (learner_id, version_id)
    on h.learner_id = c.learner_id and h.version_id = c.programme_version_id
  where c.agency_id = $1 order by c.learner_id, c.assignment for share of c`;
