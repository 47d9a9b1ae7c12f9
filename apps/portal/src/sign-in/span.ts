/** When a session ends unless it is used, when at the latest, and the server's time when it said so. */
export interface Span {
  readonly idleUntil: string;
  readonly endsAt: string;
  readonly now: string;
}

/** So long before a session ends its reader is told: milliseconds. */
export const WARNED_BEFORE = 2 * 60_000;

/** How many milliseconds are left, by the server's clock: this machine's may go wrong. */
export function leftOf({ idleUntil, now }: Span): number {
  return Math.max(0, Date.parse(idleUntil) - Date.parse(now));
}

/** True where using the session does not make it last longer: it has been open for as long as any may. */
export function isFinal({ idleUntil, endsAt }: Span): boolean {
  return Date.parse(endsAt) <= Date.parse(idleUntil);
}
