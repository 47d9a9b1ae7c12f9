import { readFile } from 'node:fs/promises';

import { beforeAll, expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

import { AUTHORISATION, disagreements } from './authorisation.js';
import { rootFieldsOf } from './graphql/root-field.guard.js';
import { buildSchema, printed } from './print-schema.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildSchema();
});

/** Everything that a reader of the schema can point at, with what it says of itself. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type))
    return [
      ...own,
      ...type
        .getValues()
        .map((value) => [`${type.name}.${value.name}`, value.description] as [string, string]),
    ];
  if (isInputObjectType(type))
    return [
      ...own,
      ...Object.values(type.getFields()).map(
        (field) => [`${type.name}.${field.name}`, field.description] as [string, string],
      ),
    ];
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, field.description] as [string, string],
    ...field.args.map(
      (argument) =>
        [`${type.name}.${field.name}(${argument.name})`, argument.description] as [string, string],
    ),
  ]);
  return [...own, ...fields];
}

test('the committed schema is the printed one (npm run schema:print)', async () => {
  const committed = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(printed(schema)).toBe(committed);
});

test('every type, field, argument and enum value is described', () => {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const gaps = types.flatMap(described).filter(([, description]) => !description?.trim());
  expect(gaps.map(([name]) => name)).toEqual([]);
  expect(types.length).toBeGreaterThan(60);
});

test('every root field stands in authorisation.ts, and nothing else does', () => {
  expect(disagreements(rootFieldsOf(schema))).toEqual([]);
  expect(Object.keys(AUTHORISATION).length).toBeGreaterThan(19);
});

/** LPHQ names agencies, whoever leads a team its people and their roles, and a list is asked for one standing. */
const NAMED_ON_PURPOSE = [
  'AgencyFilter.standing',
  'ChangeMemberRolesInput.accountId',
  'ChangeMemberRolesInput.roles',
  'InviteAgencyManagerInput.agencyId',
  'InviteMemberInput.role',
  'LearnerFilter.standing',
  'ReinstateAgencyInput.agencyId',
  'RemoveMemberInput.accountId',
  'SuspendAgencyInput.agencyId',
];

test('no input can name an agency of one’s own choosing, a role, a state or who acted (T02)', () => {
  const forbidden =
    /^(agencyId|role|roles|state|standing|approvedBy|decidedBy|submittedBy|accountId|issuedAt)$/;
  const named = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .flatMap((type) =>
      Object.keys(type.getFields())
        .filter((field) => forbidden.test(field))
        .map((field) => `${type.name}.${field}`),
    );
  expect(named.sort()).toEqual(NAMED_ON_PURPOSE);
});
