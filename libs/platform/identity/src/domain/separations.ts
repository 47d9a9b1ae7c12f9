/** Two roles that one account never holds together, wherever it holds them. */
export type Separation = readonly [string, string];

/** Whoever audits neither issues nor authorises. Data: a role that somebody adds is kept apart here and nowhere else. */
export const SEPARATIONS: readonly Separation[] = [
  ['LPHQ_AUDITOR', 'LPHQ_ADMINISTRATOR'],
  ['LPHQ_AUDITOR', 'AGENCY_MANAGER'],
];

/** The first two of the roles that are kept apart; null where one account may hold all of them. */
export function separatedAmong(
  roles: readonly string[],
  separations: readonly Separation[] = SEPARATIONS,
): Separation | null {
  return separations.find((pair) => pair.every((role) => roles.includes(role))) ?? null;
}
