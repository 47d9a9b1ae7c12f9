import { expect, test } from '@jest/globals';

import { idsOf } from './learners-for-codes.js';

const page = (ids: readonly string[], hasNextPage = false) => ({
  pageInfo: { hasNextPage },
  edges: ids.map((id) => ({ node: { id } })),
});

test('codes are for all who match but those who were taken out', () => {
  expect(idsOf(page(['a', 'b', 'c']), ['b'])).toEqual(['a', 'c']);
});

test('and for nobody where more match than are drawn for at once', () => {
  expect(idsOf(page(['a', 'b'], true), [])).toBeNull();
});
