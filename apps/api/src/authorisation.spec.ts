import { expect, test } from '@jest/globals';

import { AUTHORISATION, disagreements, mayAsk } from './authorisation.js';

const FIELDS = Object.keys(AUTHORISATION);

test('a field that the table does not name is open to nobody', () => {
  for (const field of ['Query.secrets', 'Query.__schema', 'constructor', 'toString', ''])
    expect(mayAsk(field, ['LPHQ_ADMINISTRATOR', 'AGENCY_MANAGER'])).toBe(false);
});

test('nobody’s roles open nothing', () => {
  for (const field of FIELDS) expect(mayAsk(field, [])).toBe(false);
});

test('the table and the schema must name the same fields', () => {
  expect(disagreements(FIELDS)).toEqual([]);
  expect(disagreements([...FIELDS, 'Query.secrets'])).toEqual([
    'Query.secrets is in the schema and not in authorisation.ts',
  ]);
  expect(disagreements(FIELDS.filter((field) => field !== 'Query.badge'))).toEqual([
    'Query.badge is in authorisation.ts and not in the schema',
  ]);
});

test('no one person submits and accepts by role alone, and LPHQ does neither', () => {
  expect(AUTHORISATION['Mutation.acceptCompletion']).toEqual(['AGENCY_ASSESSOR']);
  expect(AUTHORISATION['Mutation.submitCompletion']).not.toContain('AGENCY_ASSESSOR');
  expect(mayAsk('Mutation.submitCompletion', ['LPHQ_ADMINISTRATOR'])).toBe(false);
});
