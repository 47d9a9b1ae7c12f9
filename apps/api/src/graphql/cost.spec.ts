import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema as fromSdl, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';

import { buildSchema } from '../print-schema.js';
import { costOf, MOST_POINTS, unpricedLists } from './cost.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema();
});

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const [operation] = document.definitions as OperationDefinitionNode[];
  return costOf(schema, document, operation as OperationDefinitionNode, variables);
}

const page = (first: number, inside: string): string => `{ learners(first: ${first}) { ${inside} } }`;
const one = (inside: string): string => `{ learner(id: "") { ${inside} } }`;

describe('what an operation costs', () => {
  test.each([
    ['a plain value, nothing', '{ __typename }', 0],
    ['a thing with fields of its own, a point', '{ viewer { displayName roles agency { name } } }', 2],
    ['a page, its rows and what hangs on each', page(10, 'edges { node { community { id } } }'), 1 + 10 * 3],
    ['beside the rows, once', page(10, 'pageInfo { hasNextPage } totalCount edges { cursor } '), 22],
    ['a list without a size in the query, its declared size', one('completions { id } badges { id }'), 10],
    ['a picture, its points for each badge', one('badges { qr }'), 1 + 3 * 6],
    [
      'a page within a page, the product',
      page(10, 'edges { node { history(first: 20) { edges { cursor } } } }'),
      1 + 10 * (2 + 1 + 20),
    ],
    ['an act, twenty', 'mutation { revokeBadge(input: {badgeId: "", reason: OTHER}) { __typename } }', 20],
  ])('%s', (_, text, points) => expect(cost(text)).toBe(points));

  test('counts what fragments spread, as often as they are spread, in the page where they stand', () => {
    const fragment =
      'fragment f on LearnerConnection { edges { node { ...g } } } fragment g on Learner { community { id } }';
    expect(
      cost(
        `{ a: learners(first: 5) { ...f } b: learners(first: 10) { ...f ... on LearnerConnection { ...f } } } ${fragment}`,
      ),
    ).toBe(1 + 5 * 3 + 1 + 2 * 10 * 3);
  });

  test('takes `first` from the variables, from their defaults, and takes what it cannot read for the most', () => {
    const text = 'query ($first: Int! = 7) { communities(first: $first) { edges { cursor } } }';
    expect(cost(text, { first: 3 })).toBe(4);
    expect(cost(text)).toBe(8);
    for (const first of [0, -5, 101, 2 ** 31, 1.5, Number.NaN, '3', {}, null])
      expect(cost(text, { first })).toBe(101);
    expect(cost('{ communities { edges { cursor } } }')).toBe(101);
  });

  test('fifty learners with fifty entries each are within it, a hundred with a hundred are not', () => {
    const histories = (n: number): string =>
      page(n, `edges { node { history(first: ${n}) { edges { cursor } } } }`);
    expect(cost(histories(40))).toBeLessThanOrEqual(MOST_POINTS);
    expect(cost(histories(100))).toBeGreaterThan(MOST_POINTS);
  });
});

describe('the table and the schema', () => {
  test('know the same lists', () => expect(unpricedLists(schema)).toEqual([]));

  test('a list that nobody priced is found, and one that is gone', () => {
    const other = fromSdl('type Query { all: [Thing!]! names: [String!]! } type Thing { id: ID }');
    expect(unpricedLists(other)).toEqual(
      expect.arrayContaining([
        'Query.all has no size in cost.ts',
        'Learner.badges is in cost.ts and no list of the schema',
      ]),
    );
    expect(unpricedLists(other).join()).not.toContain('names');
  });
});
