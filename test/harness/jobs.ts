import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';

/** Resolves when every job that was started is finished or cancelled. */
export async function untilNoJobWaits(db: TestDatabase): Promise<void> {
  const look = () => db.adminQuery('select job_id from to_run');
  const waiting = await eventually(look, ({ length }) => length === 0);
  if (waiting.length > 0) throw new Error(`${waiting.length} jobs wait still.`);
}
