export { Clock, type CalendarDay, type Instant, fixedClock, systemClock } from './clock.js';
export {
  dayOf,
  firstInstantOf,
  isCalendarDay,
  lastDayAfterMonths,
  lastInstantOf,
  plusDays,
  timeOf,
} from './calendar-day.js';
export { instantOf, isoSeconds, parseInstant, plusMilliseconds, secondsOf, wholeSeconds } from './instant.js';
