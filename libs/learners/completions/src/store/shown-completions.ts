import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

import type { Completion } from '../domain/completion.js';
import { completionColumns } from './completion.columns.js';
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

const SHOWN = `
  with names as (
    select distinct on (account_id) account_id, display_name from memberships
    where agency_id = $1 order by account_id, ended_at desc nulls first, joined_at desc),
  shown as (
    select ${completionColumns('c')}, false as "isBefore" from completions c
    where c.agency_id = $1 and c.learner_id = any($2::uuid[])
    union all
    select ${completionColumns('a')}, true from completions c
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
