import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { ProgrammeVersion } from '#learners/programme';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import {
  aLearner,
  aSubmission,
  aTeam,
  qualifies,
  type Team,
  UNKNOWN,
} from '../../../../test/harness/team.js';

let api: TestApi;
let north: Team;
let south: Team;
let older: ProgrammeVersion;
let newer: ProgrammeVersion;

beforeAll(async () => {
  api = await openTestApi();
  older = await aProgramme().publishedOn('2026-02-01T15:00:00Z').in(api.db);
  newer = await aProgramme().withoutOutcomes(1).publishedOn('2026-01-15T15:00:00Z').in(api.db);
  [north, south] = [await aTeam(api, 'north'), await aTeam(api, 'south')];
});
afterAll(() => api.close());

const MOVE = `mutation ($input: MoveLearnersToVersionInput!) { moveLearnersToVersion(input: $input) { __typename
  ... on InvalidInput { fields { field because } }
  ... on LearnersJudgedForVersion { learners { learnerId refusal { __typename ... on Problem { message }
    ... on CompletionsWaiting { waiting } ... on WouldUnqualify { missing } } } } } }`;
const moves = async (learnerIds: readonly string[], to: string, by = north.manager) =>
  (await by.does(MOVE, { learnerIds, programmeVersionId: to })).body.data?.['moveLearnersToVersion'];
const onVersion = async (id: string, by = north.manager) => {
  const list = `query ($id: ID!) { learners(first: 10, filter: { programmeVersionId: $id }) { totalCount edges { node { id } } } }`;
  const { body } = await by.asks(list, { id });
  const found = body.data?.['learners'] as { totalCount: number; edges: { node: { id: string } }[] };
  expect(found.totalCount).toBe(found.edges.length);
  return found.edges.map(({ node }) => node.id);
};

test('each learner is judged alone: moved, or why not, by a type of its own', async () => {
  const [fresh, waiting, qualified] = [await aLearner(north), await aLearner(north), await aLearner(north)];
  await aSubmission(north, waiting);
  await qualifies(north, qualified);
  expect(new Set(await onVersion(older.id))).toEqual(new Set([fresh, waiting, qualified]));

  expect(await moves([fresh, waiting, qualified, UNKNOWN], newer.id)).toMatchObject({
    __typename: 'LearnersJudgedForVersion',
    learners: [
      { learnerId: fresh, refusal: null },
      { learnerId: waiting, refusal: { __typename: 'CompletionsWaiting', waiting: [1] } },
      { learnerId: qualified, refusal: { __typename: 'WouldUnqualify', missing: [1] } },
      { learnerId: UNKNOWN, refusal: { __typename: 'LearnerUnknown' } },
    ],
  });
  expect(await onVersion(newer.id)).toEqual([fresh]);
  expect(new Set(await onVersion(older.id))).toEqual(new Set([waiting, qualified]));
  expect(await moves([fresh], newer.id)).toMatchObject({
    learners: [{ refusal: { __typename: 'VersionUnchanged' } }],
  });
  expect(await moves([waiting], UNKNOWN)).toMatchObject({
    learners: [{ refusal: { __typename: 'ProgrammeUnknown' } }],
  });
});

test('nobody moves into a retired version, and nobody of another agency is seen or moved', async () => {
  const learner = await aLearner(north);
  const retired = await aProgramme().retired().in(api.db);
  expect(await moves([learner], retired.id)).toMatchObject({
    learners: [{ refusal: { __typename: 'VersionRetired' } }],
  });
  expect(await onVersion(older.id, south.manager)).toEqual([]);
  expect(await moves([learner], newer.id, south.manager)).toMatchObject({
    learners: [{ refusal: { __typename: 'LearnerUnknown' } }],
  });
  expect(await onVersion(older.id)).toContain(learner);
});

test('nobody and too many are refused whole', async () => {
  for (const [learnerIds, because] of [
    [[], 'empty'],
    [Array.from({ length: 101 }, () => UNKNOWN), 'too-many'],
  ] as const)
    expect(await moves(learnerIds, newer.id)).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ field: 'learnerIds', because }],
    });
});
