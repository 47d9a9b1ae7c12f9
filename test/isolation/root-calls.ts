import { randomUUID } from 'node:crypto';

import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isUnionType,
} from 'graphql';

import { systemClock } from '#platform/clock';

import { everyField } from './whole-selection.js';

/** What an id names. */
export type Kind =
  | 'account'
  | 'agency'
  | 'badge'
  | 'community'
  | 'completion'
  | 'evidence'
  | 'invitation'
  | 'job'
  | 'learner'
  | 'openingBatch'
  | 'openingEntry'
  | 'programme'
  | 'session'
  | 'transfer';

/** A place in the variables of a call: `['input', 'learnerId']`. */
export interface Place<What> {
  readonly path: readonly string[];
  readonly what: What;
}

/** A root field as a call: everything that it can answer is selected, and every argument has a place. */
export interface RootCall {
  /** `Query.learner`, as in authorisation.ts. */
  readonly name: string;
  readonly root: 'Query' | 'Mutation';
  readonly field: string;
  readonly document: string;
  /**
   * The same so many times over in one operation, each answered with its type alone and with the words of a refusal;
   * `numbered` are its arguments.
   */
  brief(times: number): string;
  readonly ids: readonly Place<Kind>[];
  /** Every place that takes text, with the name of its type. */
  readonly texts: readonly Place<string>[];
  /** Sound arguments, with ids and names that nothing has. */
  variables(): Record<string, unknown>;
}

const IDS: Readonly<Record<string, Kind>> = {
  accountId: 'account',
  agencyId: 'agency',
  badgeId: 'badge',
  batchId: 'openingBatch',
  communityId: 'community',
  completionId: 'completion',
  evidenceFileId: 'evidence',
  entryIds: 'openingEntry',
  except: 'learner',
  ids: 'learner',
  invitationId: 'invitation',
  jobId: 'job',
  learnerId: 'learner',
  learnerIds: 'learner',
  draftId: 'programme',
  programmeVersionId: 'programme',
  fromId: 'programme',
  toId: 'programme',
  recordId: 'learner',
  sessionId: 'session',
  transferId: 'transfer',
  'agency.id': 'agency',
  'badge.id': 'badge',
  'community.id': 'community',
  'job.id': 'job',
  'learner.id': 'learner',
  'myBadgeEmblem.id': 'badge',
  'myBadgeToday.id': 'badge',
  'openingBatch.id': 'openingBatch',
  'programmeDraft.id': 'programme',
  'programmeVersion.id': 'programme',
};

let counted = 0;
/** Boring and sound, by the argument's name. A new name must be given its value here, or every test fails. */
const VALUES: Readonly<Record<string, () => unknown>> = {
  after: () => null,
  ageAttested: () => 'ADULT',
  assessor: () => 'A. Sample, in another year',
  assignment: () => 1,
  backdateLimitDays: () => 30,
  badgeValidityMonths: () => 24,
  code: () => 'SAMPLE-1',
  community: () => null,
  authorisedUntil: () => '2098-12-31',
  completedOn: () => systemClock.today(),
  consent: () => true,
  displayName: () => 'Sample Somebody',
  edition: () => `sample-${(counted += 1)}`,
  email: () => 'sample@example.org',
  enrolledOn: () => '2025-05-02',
  en: () => 'https://files.example.org/en',
  emblemConsent: () => true,
  backdatedBecause: () => null,
  evidenceLink: () => 'https://files.example.org/sample',
  externalId: () => `S-${(counted += 1)}`,
  familyName: () => 'Sample',
  first: () => 5,
  fr: () => 'https://files.example.org/fr',
  from: () => [1],
  givenName: () => 'Some',
  joinedOn: () => '2025-05-02',
  minimumAge: () => 18,
  minorsFrom: () => 16,
  module: () => null,
  minutes: () => 60,
  name: () => `Sample Hall ${(counted += 1)}`,
  note: () => 'A sample.',
  outcome: () => 'MSQ1.01-O1',
  number: () => 1,
  outcomeCodes: () => [],
  outcomesMet: () => null,
  outcomesNeeded: () => null,
  phone: () => '613-555-0177',
  readyOnly: () => false,
  reason: () => 'A sample reason.',
  revision: () => 1,
  role: () => 'AGENCY_REGISTRAR',
  roles: () => ['AGENCY_MANAGER'],
  search: () => null,
  sheetId: () => randomUUID(),
  sequentialAssignments: () => true,
  singleName: () => null,
  slug: () => `sample-${(counted += 1)}`,
  track: () => 'MSO',
  toSlug: () => `sample-${(counted += 1)}`,
  validFrom: () => null,
};

export const UNKNOWN_ID = '00000000-0000-4000-8000-00000000dead';

/** Every root field of the schema as a call. Throws where an argument is new and nobody said what fills it. */
export function rootCalls(schema: GraphQLSchema): readonly RootCall[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => callOf(root?.name as RootCall['root'], field)),
  );
}

function callOf(root: RootCall['root'], field: GraphQLField<unknown, unknown>): RootCall {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const call = given ? `${field.name}(${given})` : field.name;
  const operation = `${root.toLowerCase()} Sample${declared ? `(${declared})` : ''}`;
  const leaves = field.args.flatMap((argument) => leavesOf(argument, [], field.name));
  const text = (type: GraphQLInputType): boolean => TEXTS.has(getNamedType(type).name);
  return {
    name: `${root}.${field.name}`,
    root,
    field: field.name,
    document: `${operation} { ${call} ${everyField(field.type)} }`,
    brief: (times) => briefOf(root, field, times),
    ids: leaves.flatMap(({ path, kind }) => (kind ? [{ path, what: kind }] : [])),
    texts: leaves
      .filter(({ type }) => text(type))
      .map(({ path, type }) => ({ path, what: getNamedType(type).name })),
    variables: () => leaves.reduce((all, { path, value }) => put(all, path, value()), {}),
  };
}

function briefOf(
  root: RootCall['root'],
  { name, args, type }: GraphQLField<unknown, unknown>,
  times: number,
) {
  const all = Array.from({ length: times }, (_, nr) => nr);
  const declared = all.flatMap((nr) => args.map((each) => `$${each.name}_${nr}: ${String(each.type)}`));
  const selected = isUnionType(getNamedType(type)) ? REFUSAL : '{ __typename }';
  const calls = all.map((nr) => {
    const given = args.map((each) => `${each.name}: $${each.name}_${nr}`);
    return `nr${nr}: ${name}(${given.join(', ')}) ${selected}`;
  });
  return `${root.toLowerCase()} Sample(${declared.join(', ')}) { ${calls.join(' ')} }`;
}

/** The arguments of each time, by the names that `brief` gives them. */
export function numbered(times: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
  const named = times.flatMap((variables, nr) =>
    Object.entries(variables).map(([name, value]) => [`${name}_${nr}`, value] as const),
  );
  return Object.fromEntries(named);
}

const REFUSAL = '{ __typename ... on Problem { message } }';
const TEXTS = new Set(['String', 'ID', 'CalendarDay']);

interface Leaf {
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
  readonly kind: Kind | undefined;
  value(): unknown;
}

function leavesOf(given: GraphQLArgument | GraphQLInputField, above: readonly string[], of: string): Leaf[] {
  const { name, type } = given;
  const path = [...above, name];
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => leavesOf(field, path, of));
  const kind = named.name === 'ID' ? (IDS[`${of}.${name}`] ?? IDS[name]) : undefined;
  const value = valueOf(name, type, kind);
  if (!value)
    throw new Error(
      `Nothing fills ${of}(${path.join('.')}: ${String(type)}): say in root-calls.ts what does.`,
    );
  return [{ path, type, kind, value }];
}

function valueOf(name: string, type: GraphQLInputType, kind: Kind | undefined): (() => unknown) | undefined {
  if (kind) return () => (isNonNullType(type) || name === 'ids' ? UNKNOWN_ID : null);
  const named = getNamedType(type);
  if (isEnumType(named)) {
    const isOne = named.getValue(String([VALUES[name]?.()].flat()[0]));
    return isOne ? VALUES[name] : () => named.getValues()[0]?.name;
  }
  return named.name === 'ID' ? undefined : VALUES[name];
}

/** The variables with another value in one place. */
export function put(
  variables: Readonly<Record<string, unknown>>,
  [name, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (name === undefined) return { ...variables };
  const below = (variables[name] ?? {}) as Record<string, unknown>;
  return { ...variables, [name]: rest.length === 0 ? value : put(below, rest, value) };
}
