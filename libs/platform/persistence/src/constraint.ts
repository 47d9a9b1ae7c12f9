/**
 * The name of the constraint that a database error names, or null. A store turns a refusal into an outcome
 * by this name alone; every other error is a fault and is thrown on.
 */
export function constraintOf(error: unknown): string | null {
  const cause = driverErrorOf(error);
  return typeof cause?.['constraint'] === 'string' ? cause['constraint'] : null;
}

/** The SQLSTATE of a database error, or null. */
export function sqlStateOf(error: unknown): string | null {
  const cause = driverErrorOf(error);
  return typeof cause?.['code'] === 'string' ? cause['code'] : null;
}

function driverErrorOf(error: unknown): Record<string, unknown> | null {
  if (typeof error !== 'object' || error === null) return null;
  return 'driverError' in error ? driverErrorOf(error.driverError) : (error as Record<string, unknown>);
}
