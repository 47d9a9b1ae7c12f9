import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

import { anAgency } from '../../../test/builders/agency.builder.js';
import { aProgramme } from '../../../test/builders/programme.builder.js';
import { turnedAway } from '../../../test/harness/answers.js';
import { Person } from '../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../test/harness/running-api.js';
import { AUTHORISATION, type Role } from './authorisation.js';
import { buildSchema } from './print-schema.js';

const ROLES: readonly Role[] = [
  'LPHQ_ADMINISTRATOR',
  'AGENCY_MANAGER',
  'AGENCY_REGISTRAR',
  'AGENCY_ASSESSOR',
];
const SAMPLE: Readonly<Record<string, unknown>> = {
  Int: 1,
  Boolean: true,
  String: 'sample',
  CalendarDay: '2026-01-01',
  ID: '00000000-0000-4000-8000-00000000dead',
};

let api: TestApi;
const people = new Map<Role | 'NOBODY', Person>();

/** Field by field, from the schema itself: a new field is asked for by every role on the day it appears. */
const SCHEMA = await buildSchema();
const FIELDS = [SCHEMA.getQueryType(), SCHEMA.getMutationType()].flatMap((root) =>
  Object.values(root?.getFields() ?? {}).map((field) => ({ root: String(root?.name), field })),
);

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  const agency = await anAgency().in(api.db);
  people.set('NOBODY', Person.stranger(api.url));
  people.set('LPHQ_ADMINISTRATOR', await api.person('Administrator', null));
  for (const role of ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'] as const)
    people.set(role, await api.person(role, agency.id, role));
});
afterAll(() => api.close());

const cells = FIELDS.flatMap(({ root, field }) =>
  (['NOBODY', ...ROLES] as const).map((role) => ({ name: `${root}.${field.name}`, root, field, role })),
);

describe('every root field × every role', () => {
  test.each(cells)('$name as $role', async ({ name, root, field, role }) => {
    const answer = await (people.get(role) as Person).asks(operationOf(root, field), variablesOf(field));
    if (role === 'NOBODY') return expect(turnedAway(answer)).toBe('UNAUTHENTICATED');
    const isAllowed = AUTHORISATION[name]?.includes(role) ?? false;
    if (!isAllowed) {
      expect(turnedAway(answer)).toBe('FORBIDDEN');
      return expect(answer.body.data?.[field.name] ?? null).toBeNull();
    }
    expect(answer.body.errors ?? []).toEqual([]);
    return expect(answer.body.data).toHaveProperty(field.name);
  });

  test('is some eighty cells', () => expect(cells).toHaveLength(FIELDS.length * 5));
});

test('an alias or a second field opens nothing', async () => {
  const assessor = people.get('AGENCY_ASSESSOR') as Person;
  const { body } = await assessor.asks(
    '{ viewer { displayName } programme: agencies(first: 1) { totalCount } }',
  );
  expect(body.data).toBeNull();
  expect(body.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

function operationOf(root: string, field: GraphQLField<unknown, unknown>): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
  const call = field.args.length > 0 ? `${field.name}(${given})` : field.name;
  return `${root.toLowerCase()} ${declared ? `(${declared})` : ''} { ${call} ${selection} }`;
}

function variablesOf(field: GraphQLField<unknown, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    field.args.filter(({ type }) => isNonNullType(type)).map(({ name, type }) => [name, sampleOf(type)]),
  );
}

function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return SAMPLE[type.name];
  const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type)]));
}
