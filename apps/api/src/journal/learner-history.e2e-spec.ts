import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { anAgencyScene } from '../../../../test/builders/agency-scene.js';
import type { GraphqlAnswer } from '../../../../test/harness/answers.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { aLearner, aSubmission, aTeam } from '../../../../test/harness/team.js';

let api: TestApi;
let manager: Person;

/** Fifty learners of an agency. */
beforeAll(async () => {
  api = await openTestApi();
  const scene = await anAgencyScene(api.db);
  manager = await api.person('Manager', scene.agency.id, 'AGENCY_MANAGER');
  for (let count = 0; count < 50; count += 1) await scene.enrols();
});
afterAll(() => api.close());

describe('histories', () => {
  const HISTORY = 'totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id type actor } }';

  test('of a list say what each one’s own says, page by page', async () => {
    const team = await aTeam(api, 'histories');
    const ids = [await aLearner(team), await aLearner(team), await aLearner(team)];
    await aSubmission(team, ids[0] as string);
    const { body } = await team.manager.asks(
      `{ learners(first: 9) { edges { node { id one: history(first: 1) { ${HISTORY} } more: history(first: 9) { ${HISTORY} } } } } }`,
    );
    const nodes = (body.data?.['learners'] as Histories).edges.map(({ node }) => node);
    expect(nodes.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const { id, one, more } of nodes) {
      expect(more.edges.map(({ node }) => node.type)).toEqual(
        id === ids[0] ? ['completion.submitted', 'learner.enrolled'] : ['learner.enrolled'],
      );
      expect(more.edges.at(-1)?.node.actor).toBe('Registrar');
      expect(one.edges).toEqual(more.edges.slice(0, 1));
      expect(one).toMatchObject({ totalCount: more.edges.length, pageInfo: { hasNextPage: id === ids[0] } });
      const rest = await team.manager.asks(
        `query ($id: ID!, $after: String) { learner(id: $id) { history(first: 9, after: $after) { ${HISTORY} } } }`,
        { id, after: one.pageInfo.endCursor },
      );
      expect(rest.body.data).toMatchObject({ learner: { history: { edges: more.edges.slice(1) } } });
    }
  });

  test('and everything else of fifty learners take as many statements as of two', async () => {
    await manager.asks(everything(2));
    const ofTwo = await statementsOf(() => manager.asks(everything(2)));
    const ofFifty = await statementsOf(() => manager.asks(everything(50)));
    expect(ofFifty.rows).toBe(50);
    expect(ofFifty.statements).toBe(ofTwo.statements);
    expect(ofFifty.statements).toBeGreaterThan(10);
    expect(ofFifty.statements).toBeLessThan(70);
  });

  test('of more than 2,000 points in all are refused, each page small (T76)', async () => {
    const { body } = await manager.asks(
      '{ learners(first: 100) { edges { node { a: history(first: 9) { edges { cursor } } b: history(first: 9) { edges { cursor } } } } } }',
    );
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('2,000'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  const everything = (first: number): string => `{ learners(first: ${first}) { totalCount edges { node {
    community { name } enrolment { programmeVersion { edition } } completions { submittedBy decidedBy }
    qualification { qualified } badges { id } a: history(first: 4) { ${HISTORY} } b: history(first: 1) { ${HISTORY} } } } } }`;
});

interface History {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: { readonly type: string; readonly actor: string | null } }[];
}
interface Histories {
  readonly edges: readonly { readonly node: { readonly id: string; one: History; more: History } }[];
}

/** How many statements reach the database while the work is done, and how many learners it answered. */
async function statementsOf(
  work: () => Promise<GraphqlAnswer>,
): Promise<{ statements: number; rows: number }> {
  const queries = jest.spyOn(pg.Client.prototype, 'query');
  const { body } = await work();
  const statements = queries.mock.calls.length;
  queries.mockRestore();
  expect(body.errors).toBeUndefined();
  return { statements, rows: (body.data?.['learners'] as Histories).edges.length };
}
