import { readFile } from 'node:fs/promises';

import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';

import * as agencies from '../agencies/agencies.graphql.js';
import * as badges from '../badges/badges.graphql.js';
import * as communities from '../communities/communities.graphql.js';
import * as completions from '../completions/completions.graphql.js';
import * as learner from '../learners/learner.graphql.js';
import * as learners from '../learners/learners.graphql.js';

/** Everything the portal sends, read from the files that hold it, so that a new operation is covered the same day. */
const OPERATIONS = [agencies, badges, communities, completions, learner, learners].flatMap((concept) =>
  Object.entries(concept).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && 'text' in value
      ? [[name, String(value.text)] as const]
      : [],
  ),
);

const SCHEMA = buildSchema(await readFile(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));

describe('every operation fits the api’s committed schema', () => {
  test('there are some', () => expect(OPERATIONS.length).toBeGreaterThan(10));

  test.each(OPERATIONS)('%s', (_name, text) => {
    expect(validate(SCHEMA, parse(text)).map(({ message }) => message)).toEqual([]);
  });
});
