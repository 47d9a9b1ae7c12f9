/** Whole seconds until an instant by this device's clock; 0 once it has come. */
export function secondsUntil(instant: string, now = performance.timeOrigin + performance.now()): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - now) / 1_000));
}

/** 581 → '9:41', 86 399 → '23:59:59'. */
export function clockOf(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const shown = hours === 0 ? [minutes, seconds % 60] : [hours, minutes, seconds % 60];
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
