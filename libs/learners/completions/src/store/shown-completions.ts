import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';
import { type AnyRow, toCompletion } from './completion.mapping.js';

/** More attempts than anybody looks through; the rest stays in the history. */
const ATTEMPTS_AT_MOST = 20;

/** Under which names the agency knows who acted; null for whoever is not of its people. */
export interface ActorNames {
  readonly submittedBy: string | null;
  readonly decidedBy: string | null;
  readonly voidedBy: string | null;
}

/** An attempt, or the completion that stands, as a page shows it. */
export interface ShownAttempt {
  readonly completion: Completion;
  readonly names: ActorNames;
}

export interface ShownCompletion extends ShownAttempt {
  /** The newest first; the last 20 at most. */
  readonly attemptsBefore: readonly ShownAttempt[];
}

interface ShownRow extends AnyRow {
  readonly isBefore: boolean;
  readonly submittedByName: string | null;
  readonly decidedByName: string | null;
  readonly voidedByName: string | null;
}

/** Both tables have these, in this order. */
const columnsOf = (table: 'c' | 'a'): string => `
  ${table}.id, ${table}.agency_id as "agencyId", ${table}.learner_id as "learnerId", ${table}.learner_account_id as "learnerAccountId",
  ${table}.programme_version_id as "programmeVersionId", ${table}.assignment, ${table}.state, ${table}.attempt,
  ${table}.completed_on as "completedOn", ${table}.submitted_by as "submittedBy", ${table}.submitted_at as "submittedAt",
  ${table}.decided_by as "decidedBy", ${table}.decided_at as "decidedAt", ${table}.outcomes_met as "outcomesMet",
  ${table}.return_reason as "returnReason", ${table}.voided_by as "voidedBy", ${table}.voided_at as "voidedAt",
  ${table}.void_reason as "voidReason", ${table}.evidence_link as "evidenceLink", ${table}.note,
  ${table}.carried_from as "carriedFrom", ${table}.assessor_text as "assessorText", ${table}.rubric_notes as "rubricNotes",
  ${table}.evidence_file_id as "evidenceFileId", ${table}.backdated_because as "backdatedBecause",
  ${table}.approved_by as "approvedBy", ${table}.approved_at as "approvedAt"`;

const SHOWN = `
  with names as (
    select distinct on (account_id) account_id, display_name from memberships
    where agency_id = $1 order by account_id, ended_at desc nulls first, joined_at desc),
  shown as (
    select ${columnsOf('c')}, false as "isBefore" from completions c
    where c.agency_id = $1 and c.learner_id = any($2::uuid[])
    union all
    select ${columnsOf('a')}, true from completions c
    join completion_attempts a on a.agency_id = c.agency_id and a.id = c.id
      and a.attempt between c.attempt - ${ATTEMPTS_AT_MOST} and c.attempt - 1
    where c.agency_id = $1 and c.learner_id = any($2::uuid[]) and c.attempt > 1)
  select shown.*, s.display_name as "submittedByName", d.display_name as "decidedByName", v.display_name as "voidedByName"
  from shown left join names s on s.account_id = shown."submittedBy" left join names d on d.account_id = shown."decidedBy"
  left join names v on v.account_id = shown."voidedBy"
  order by shown."programmeVersionId", shown.assignment, shown.attempt desc`;

/**
 * The completions of learners with the attempts before them and the names of who acted, in one statement however long
 * their history. Every learner asked for has an entry, in the order of the assignments; a version’s are next to each other.
 */
export async function shownCompletions(
  unit: Unit,
  learnerIds: readonly string[],
): Promise<Map<string, ShownCompletion[]>> {
  const byLearner = new Map<string, ShownCompletion[]>(learnerIds.map((id) => [id, []]));
  const agencyId = unit.actor?.agencyId;
  const wanted = learnerIds.filter((id) => isId(id));
  if (!agencyId || wanted.length === 0) return byLearner;
  const rows = await query<ShownRow>(unit, SHOWN, [agencyId, wanted]);
  const attempts = new Map<string, ShownAttempt[]>();
  for (const row of rows) {
    const ofThisOne = attempts.get(row.id) ?? [];
    attempts.set(row.id, ofThisOne);
    if (row.isBefore) ofThisOne.push(toShown(row));
    else byLearner.get(row.learnerId)?.push({ ...toShown(row), attemptsBefore: ofThisOne });
  }
  return byLearner;
}

function toShown(row: ShownRow): ShownAttempt {
  const { isBefore: _, submittedByName, decidedByName, voidedByName, ...completion } = row;
  return {
    completion: toCompletion(completion),
    names: { submittedBy: submittedByName, decidedBy: decidedByName, voidedBy: voidedByName },
  };
}
