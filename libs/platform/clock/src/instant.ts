import type { Instant } from './clock.js';

/** The instant of a number of milliseconds since 1970 (UTC). */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds);
}

/** Reads an ISO 8601 instant; null where the text is not one. */
export function parseInstant(text: string): Instant | null {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds);
}

/** Whole seconds since 1970, rounded down, as JWT and CWT count them (RFC 7519 section 2). */
export function secondsOf(instant: Instant): number {
  return Math.floor(instant.getTime() / 1000);
}

/** The same instant without its milliseconds: what is signed has whole seconds only. */
export function wholeSeconds(instant: Instant): Instant {
  return new Date(secondsOf(instant) * 1000);
}

/** `2026-11-21T19:32:00Z`, without milliseconds. */
export function isoSeconds(instant: Instant): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

export function plusMilliseconds(instant: Instant, milliseconds: number): Instant {
  return new Date(instant.getTime() + milliseconds);
}
