import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import type { Learner } from '#learners/roster';
import { query, rows, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { Completion, CompletionId } from '../domain/completion.js';
import type { WayIn } from '../domain/four-eyes.js';
import { addSubmitted } from './add-submitted.js';
import { completionColumns } from './completion.columns.js';
import { type AnyRow, toCompletion, toRow } from './completion.mapping.js';
import { CompletionRow } from './completion.row.js';
import { EvidenceFileRow } from './evidence-file.row.js';
import { saveCompletions, type TheirWork } from './save-completions.js';

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

  /** Writes a completion as it now is; what it is about stays (the api's role may not change that). */
  save(unit: WriteUnit, completion: Completion, learner: Learner): Promise<void> {
    return this.saveAll(unit, [{ completion, learner }]);
  }

  /** The same for learners of one agency, by one statement; none at all writes nothing. */
  saveAll(unit: WriteUnit, works: readonly TheirWork[]): Promise<void> {
    return saveCompletions(unit, works);
  }

  /** Writes what was handed in by learners of one agency: first attempts by one statement, later ones by another. */
  async saveSubmitted(unit: WriteUnit, submitted: readonly TheirWork[]): Promise<void> {
    const isFirst = ({ completion }: TheirWork): boolean => completion.attempt === 1;
    await addSubmitted(unit, submitted.filter(isFirst));
    await this.saveAll(
      unit,
      submitted.filter((one) => !isFirst(one)),
    );
  }

  /** Whether the file is one of the learner's. */
  async hasEvidence(
    unit: WriteUnit,
    { agencyId, id }: Pick<Learner, 'agencyId' | 'id'>,
    fileId: string,
  ): Promise<boolean> {
    return rows(unit).existsBy(EvidenceFileRow, { agencyId, learnerId: id, id: fileId });
  }

  /**
   * How the person could have handed each work in themselves, by whichever agency's doing, by the work's id; null where
   * they could not.
   */
  async waysInOf(
    unit: WriteUnit,
    works: readonly Completion[],
    accountId: AccountId,
  ): Promise<ReadonlyMap<CompletionId, WayIn | null>> {
    if (works.length === 0) return new Map();
    const found = await query<{ id: CompletionId; wayIn: WayIn | null }>(unit, WAYS_IN, [
      works.map(({ id }) => id),
      works.map(({ learnerId }) => learnerId),
      works.map(({ submittedBy }) => submittedBy),
      accountId,
    ]);
    return new Map(found.map(({ id, wayIn }) => [id, wayIn]));
  }

  /** What stood before the attempts that stand, by the work's id; what stands for the first time has no entry. */
  async attemptsBefore(
    unit: WriteUnit,
    works: readonly TheirWork[],
  ): Promise<ReadonlyMap<CompletionId, Completion>> {
    const [first] = works;
    if (first === undefined) return new Map();
    const found = await query<AnyRow>(unit, ATTEMPTS_BEFORE, [
      first.learner.agencyId,
      works.map(({ completion }) => completion.id),
      works.map(({ completion }) => completion.attempt - 1),
    ]);
    return new Map(found.map(toCompletion).map((before) => [before.id, before]));
  }

  /** Takes first submissions of learners of one agency back: the assignments are not started again. */
  async removeAll(unit: WriteUnit, works: readonly TheirWork[]): Promise<void> {
    const [first] = works;
    if (first === undefined) return;
    const { agencyId } = first.learner;
    const ids = works.map(({ completion }) => completion.id);
    const removed = await rows(unit).delete(CompletionRow, { agencyId, id: In(ids), attempt: 1 });
    if (removed.affected !== works.length)
      throw new Error('A completion moved while it was to be taken back.');
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

  /** Writes the voiding over the acceptances and nothing else: of learners of one agency, by one act, for one reason. */
  async saveVoided(unit: WriteUnit, works: readonly TheirWork[]): Promise<void> {
    const [first] = works;
    if (first === undefined) return;
    const { agencyId } = first.learner;
    const { state, voidedBy, voidedAt, voidReason } = first.completion;
    const accepted = {
      agencyId,
      id: In(works.map(({ completion }) => completion.id)),
      state: 'ACCEPTED',
    } as const;
    const changed = await rows(unit).update(CompletionRow, accepted, {
      state,
      voidedBy,
      voidedAt,
      voidReason,
    });
    if (changed.affected !== works.length) throw new Error('A completion moved while it was to be voided.');
  }
}

const WAYS_IN = `
  select w.id, app.way_in_of(w.learner_id, w.submitted_by, $4) as "wayIn"
  from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w (id, learner_id, submitted_by)`;

/** Found by a list of ids besides the join. */
const ATTEMPTS_BEFORE = `
  select ${completionColumns('a')} from completion_attempts a
  join unnest($2::uuid[], $3::smallint[]) as b (id, attempt) on b.id = a.id and b.attempt = a.attempt
  where a.agency_id = $1 and a.id = any($2::uuid[])`;

type HeldBy = Pick<Learner, 'agencyId' | 'id' | 'enrolment'>;

/** Of each learner's own version; locked in one order by everybody who locks those of many. */
const HELD = `
  select ${completionColumns('c')} from completions c
  join unnest($2::uuid[], $3::uuid[]) as h (learner_id, version_id)
    on h.learner_id = c.learner_id and h.version_id = c.programme_version_id
  where c.agency_id = $1 order by c.learner_id, c.assignment for share of c`;
