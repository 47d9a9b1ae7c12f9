const ZONE = 'America/Toronto';

const DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const MINUTE = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Today's calendar day in Toronto as YYYY-MM-DD, for the latest day a date field offers; the server judges. */
export function today(): string {
  return DAY.format();
}

/** The calendar day in Toronto on which an instant falls. */
export function dayOf(instant: string): string {
  return minuteOf(instant).slice(0, 10);
}

/** '14:32', Toronto time, for what is over before the day is. */
export function timeOf(instant: string): string {
  return minuteOf(instant).slice(-5);
}

/** '2026-11-21 14:32', Toronto time, the same in English and French. */
export function minuteOf(instant: string): string {
  const part = new Map(MINUTE.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
  const day = ['year', 'month', 'day']
    .map((type) => part.get(type as Intl.DateTimeFormatPartTypes))
    .join('-');
  return `${day} ${part.get('hour')}:${part.get('minute')}`;
}
