import { query, type Unit } from '#platform/persistence';

/** The name of the advisory lock. */
const LOCK = 7_114_007;

/** Whose turn it is to tidy up: one worker's at a time, until its unit ends. */
export class HousekeepingTurn {
  /** False where another worker is at it; then there is nothing to do here. */
  async take(unit: Unit): Promise<boolean> {
    const [lock] = await query<{ taken: boolean }>(unit, 'select pg_try_advisory_xact_lock($1) as taken', [
      LOCK,
    ]);
    return lock?.taken === true;
  }
}
