/** We deploy expand, backfill, contract: a step back is a new migration, so that what ran stays on record. */
export function forwardOnly(): Promise<void> {
  return Promise.reject(new Error('Migrations go forward only: write a new one that undoes this.'));
}
