import type { TestDatabase } from '../harness/database.js';

/** Runs statements as the administrator, past the triggers that guard the moves: for rows that no act could make. */
export async function pastTriggers(db: TestDatabase, sql: string): Promise<void> {
  await db.adminQuery(`select set_config('session_replication_role', 'replica', true); ${sql}`);
}
