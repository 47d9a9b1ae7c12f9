import { deviceClock } from './device-clock.js';
import type { MyBadges } from './record.js';

const KEY = 'lphq.my-badges';

/** What this device keeps for its holder, so that a badge can be shown where there is no network. */
export interface KeptBadges {
  readonly name: string;
  /** Until when it may be shown; the session's own end, 180 days at most. */
  readonly until: string;
  /** By the server's clock: when the states below were true. */
  readonly asOf: string;
  readonly badges: MyBadges['badges'];
}

/** Null where nothing is kept, where its time is over, or where storage is switched off. */
export function keptBadges(now: number = deviceClock()): KeptBadges | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as KeptBadges | null;
    if (kept === null) return null;
    if (now < Date.parse(kept.until)) return kept;
    forgetBadges();
  } catch {
    // Storage is switched off, or holds what we did not write: there is no copy.
  }
  return null;
}

export function keepBadges(kept: KeptBadges): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or switched off: the badges are shown while there is a network.
  }
}

export function forgetBadges(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing could be kept either.
  }
}
