import { beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, NoFragmentCyclesRule, parse, validate } from 'graphql';

import * as acts from '../../../../test/stories/acts.js';
import { buildSchema } from '../print-schema.js';
import { queryLimits } from './query-limits.js';

const SENT = Object.entries(acts as Readonly<Record<string, unknown>>).filter(
  (each): each is [string, string] => typeof each[1] === 'string' && /^(query|mutation)\b/.test(each[1]),
);

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema();
});
const refusals = (document: string, rules = [queryLimits]): string[] =>
  validate(schema, parse(document), rules).map(({ message }) => message);

/** `{ a { a … } }`, so deep. */
const deep = (levels: number, inside = 'a'): string =>
  levels === 1 ? `{ ${inside} }` : `{ a ${deep(levels - 1, inside)} }`;
const aliases = (count: number): string =>
  Array.from({ length: count }, (_, number) => `a${number}: id`).join(' ');
const DEEP = ['The operation goes deeper than 8 fields. Ask in smaller parts.'];
const ALIASES = ['The operation has more than 15 aliases. Ask in smaller parts.'];
const ROOTS = ['The operation has more than 5 root fields. Ask in smaller parts.'];

describe('what the stories send', () => {
  test('is a dozen documents', () => expect(SENT.length).toBeGreaterThan(10));
  test.each(SENT)('%s passes', (_, text) => {
    expect(refusals(text)).toEqual([]);
  });
});

describe('depth', () => {
  test('of eight fields passes, of nine does not', () => {
    expect(refusals(deep(8))).toEqual([]);
    expect(refusals(deep(9))).toEqual(DEEP);
  });

  test('counts what fragments spread, by name and inline, and not the fragments themselves', () => {
    const fragments = `fragment f on A { a { ...g } } fragment g on A { ... on B ${deep(4)} }`;
    expect(refusals(`${deep(3, '...f')} ${fragments}`)).toEqual([]);
    expect(refusals(`${deep(5, '...f')} ${fragments}`)).toEqual(DEEP);
  });

  test('a fragment measured once in a shallow place is as deep in another', () => {
    expect(refusals(`{ ...f b ${deep(4, '...f')} } fragment f on A ${deep(5)}`)).toEqual(DEEP);
  });

  test('of the schema’s own description is not ours to count', () => {
    expect(refusals(`{ __schema ${deep(12)} }`)).toEqual([]);
  });
});

describe('aliases and root fields', () => {
  test('fifteen aliases pass, sixteen do not, wherever they stand', () => {
    expect(refusals(`{ viewer { ${aliases(15)} } }`)).toEqual([]);
    expect(refusals(`{ viewer { ${aliases(16)} } }`)).toEqual(ALIASES);
    expect(refusals(`{ viewer { ...f } } fragment f on Viewer { a { ${aliases(16)} } }`)).toEqual(ALIASES);
    expect(refusals(`{ x: a { ...f } y: a { ...f } } fragment f on A { ${aliases(7)} }`)).toEqual(ALIASES);
  });

  test('five root fields pass, six do not, even those that say only their type', () => {
    expect(refusals('{ a b c d e }')).toEqual([]);
    expect(refusals('{ a b c ...f } fragment f on Query { d e __typename }')).toEqual(ROOTS);
  });
});

test('a kind of operation that the schema does not have is refused', () => {
  expect(refusals('subscription { viewer { id } }')).toEqual(['There is no subscription here.']);
});

test('a fragment that spreads itself ends, and is refused for that', () => {
  const cycle = '{ viewer { ...f } } fragment f on Viewer { a { ...g } } fragment g on Viewer { b { ...f } }';
  expect(refusals(cycle)).toEqual([]);
  expect(refusals(cycle, [queryLimits, NoFragmentCyclesRule])).toHaveLength(1);
  expect(refusals('{ ...missing }')).toEqual([]);
});

test('a bomb is weighed in no time, each fragment once', () => {
  const levels = Array.from({ length: 60 }, (_, n) => `fragment f${n} on Q { ...f${n + 1} ...f${n + 1} }`);
  expect(refusals(`{ ...f0 } ${levels.join(' ')} fragment f60 on Q { a }`)).toEqual(ROOTS);
});
