import { setTimeout as pause } from 'node:timers/promises';

import { withClient } from '#platform/persistence';

import type { TestDatabase } from '../harness/database.js';

/** Rows that two acts meet over, as a statement that locks them. */
export interface Meeting {
  readonly lock: string;
  readonly parameters: readonly unknown[];
}

/**
 * Runs two acts so that the first gets the rows before the second: both are made to wait for them, one after the
 * other, and PostgreSQL serves who waits in turn. No luck is involved.
 */
export function inTurn<First, Second>(
  db: TestDatabase,
  { lock, parameters }: Meeting,
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<[First, Second]> {
  return withClient(db.adminUrl, async (holder) => {
    await holder.query('begin');
    await holder.query(lock, [...parameters]);
    const earlier = first();
    await untilWaiting(db, 1);
    const later = second();
    await untilWaiting(db, 2);
    await holder.query('commit');
    return Promise.all([earlier, later]);
  });
}

/** Asked from outside the holder's transaction, which would see one picture of the activity all along. */
async function untilWaiting(db: TestDatabase, count: number): Promise<void> {
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await db.adminQuery(waiting)).length < count) await pause(2);
}
