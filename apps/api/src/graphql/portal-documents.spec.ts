import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, type OperationDefinitionNode, parse, specifiedRules, validate } from 'graphql';

import { portalOperations } from '../../../../test/harness/portal-operations.js';
import { buildSchema } from '../print-schema.js';
import { costOf, MOST_POINTS } from './cost.js';
import { MOST_TOKENS } from './graphql-options.js';
import { queryLimits } from './query-limits.js';
import { documentId } from './trusted-documents.js';

const OPERATIONS = [...(await portalOperations()).values()];
const BY_NAME = OPERATIONS.map((operation) => [operation.name, operation.text] as const);

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema();
});

describe('what the portal sends', () => {
  test('is some thirty documents, each under its own name', () => {
    expect(OPERATIONS.length).toBeGreaterThan(25);
    expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(OPERATIONS.length);
  });

  test.each(BY_NAME)('%s is within every limit of tokens, depth, aliases and roots', (_, text) => {
    const document = parse(text, { maxTokens: MOST_TOKENS });
    expect(validate(schema, document, [...specifiedRules, queryLimits])).toEqual([]);
  });

  test.each(BY_NAME)('%s costs less than an operation may, with pages as long as they may be', (_, text) => {
    const document = parse(text);
    const [operation] = document.definitions as OperationDefinitionNode[];
    expect(costOf(schema, document, operation as OperationDefinitionNode, {})).toBeLessThanOrEqual(
      MOST_POINTS,
    );
  });
});

test('the manifest of the build holds exactly that, each under the hash of its text', async () => {
  const file = resolve(import.meta.dirname, '../../../../dist/portal-documents.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  expect(Object.keys(manifest).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  for (const [id, text] of Object.entries(manifest)) expect(id).toBe(documentId(text));
});
