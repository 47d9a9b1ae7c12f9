import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { createLogger } from '#platform/telemetry';

import { Faults } from './faults.js';

function desk(): { faults: Faults; lines: string[] } {
  const lines: string[] = [];
  return {
    faults: new Faults(createLogger('api', 'info', { write: (line) => void lines.push(line) })),
    lines,
  };
}

const fault = (): GraphQLError =>
  new GraphQLError('select name from learners failed at /srv/api', {
    originalError: new Error('select name from learners failed at /srv/api'),
    extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at /srv/api'] },
  });

describe('a fault', () => {
  test('is answered with its number in the reader’s language and nothing else', () => {
    const { faults } = desk();
    const error = fault();
    faults.note(error, { requestId: '7F3K-2QM9', locale: 'fr-CA' });
    const seen = faults.format(error.toJSON(), error);
    expect(seen).toEqual({
      message: expect.stringContaining('7F3K-2QM9'),
      extensions: { code: 'FAULT', number: '7F3K-2QM9' },
    });
    expect(JSON.stringify(seen)).not.toMatch(/select|learners|srv/);
  });

  test('is logged once, with the number that was quoted', () => {
    const { faults, lines } = desk();
    const error = fault();
    faults.note(error, { requestId: '7F3K-2QM9', locale: 'en-CA' });
    faults.format(error.toJSON(), error);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] as string)).toMatchObject({ level: 50, request: '7F3K-2QM9' });
  });

  test('gets a number of its own where no request is known', () => {
    const { faults, lines } = desk();
    const { extensions } = faults.format({ message: 'boom' }, new Error('boom'));
    expect(JSON.parse(lines[0] as string)).toMatchObject({ request: extensions?.['number'] });
  });
});

test('what a caller can act on keeps its message and code, and loses the rest', () => {
  const { faults, lines } = desk();
  const error = new GraphQLError('Ask your manager.', {
    extensions: { code: 'FORBIDDEN', http: 1, stacktrace: ['x'] },
  });
  expect(faults.format(error.toJSON(), error)).toEqual({
    message: 'Ask your manager.',
    extensions: { code: 'FORBIDDEN' },
  });
  expect(lines).toEqual([]);
});
