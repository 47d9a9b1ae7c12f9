import { dayOf } from './calendar-day.js';

/** A moment in UTC. Never changed in place. */
export type Instant = Readonly<Date>;

/** A day on the calendar of America/Toronto, as `YYYY-MM-DD`. */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' };

/** The only source of the present time; everything else takes time as an argument. */
export abstract class Clock {
  abstract now(): Instant;

  /** Today in America/Toronto. */
  today(): CalendarDay {
    return dayOf(this.now());
  }
}

class SystemClock extends Clock {
  now(): Instant {
    return new Date();
  }
}

class FixedClock extends Clock {
  constructor(private readonly instant: Instant) {
    super();
  }

  now(): Instant {
    return this.instant;
  }
}

export const systemClock: Clock = new SystemClock();

/** A clock that stands still, for tests and for made examples. */
export function fixedClock(iso: string): Clock {
  return new FixedClock(new Date(iso));
}
