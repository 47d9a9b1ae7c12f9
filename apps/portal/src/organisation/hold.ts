/** Minutes that are offered; the server takes any between the first and the last. */
const OFFERED = [10, 20, 30, 60, 120, 240, 480, 720, 1440];

/** What can be chosen: the usual ones, and what holds now where it is none of them. */
export function holdsToChoose(now: number): readonly number[] {
  return OFFERED.includes(now) ? OFFERED : [...OFFERED, now].sort((one, other) => one - other);
}

interface HoldWords {
  readonly key: 'portal.organisation.minutes' | 'portal.organisation.hours';
  readonly count: number;
}

/** Whole hours are said as hours. */
export function holdWords(minutes: number): HoldWords {
  return minutes % 60 === 0
    ? { key: 'portal.organisation.hours', count: minutes / 60 }
    : { key: 'portal.organisation.minutes', count: minutes };
}
