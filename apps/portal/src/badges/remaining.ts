/** Whole seconds until an instant by this device's clock; 0 once it has come. */
export function secondsUntil(instant: string, now = performance.timeOrigin + performance.now()): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - now) / 1_000));
}

/** 581 → '9:41'. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
