import { GraphQLScalarType } from 'graphql';

import { isoSeconds } from '#platform/clock';

/** An instant leaves as `2026-11-21T19:32:00Z`. No field takes one: the time of an act is the server's. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in UTC, ISO 8601 with whole seconds: `2026-11-21T19:32:00Z`.',
  serialize: (value) => isoSeconds(value as Date),
  parseValue: textOnly('DateTime') as never,
});

/** As an input it is any text: the room that reads it says what is wrong with it, beside the form's other faults. */
export const CalendarDay = new GraphQLScalarType<string, string>({
  name: 'CalendarDay',
  description:
    'A day in America/Toronto as `YYYY-MM-DD`. What is valid until a day is valid through the end of that day.',
  serialize: textOnly('CalendarDay'),
  parseValue: textOnly('CalendarDay'),
});

function textOnly(name: string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string') throw new TypeError(`${name} is given as text.`);
    return value;
  };
}
