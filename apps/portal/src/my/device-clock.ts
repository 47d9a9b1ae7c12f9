/** This device's clock, in milliseconds since 1970. It may be wrong, so it ends things and never begins them. */
export function deviceClock(): number {
  // eslint-disable-next-line house/clock-only -- a browser has no other clock, and nobody hands this page one
  return Date.now();
}
