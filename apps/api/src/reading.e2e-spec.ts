import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';

import { anAgency } from '../../../test/builders/agency.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../test/builders/agency-scene.js';
import type { Person } from '../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../test/harness/running-api.js';

let api: TestApi;
let scene: AgencyScene;
let manager: Person;
let stranger: Person;
let learners: Learner[];

beforeAll(async () => {
  api = await openTestApi();
  scene = await anAgencyScene(api.db, anAgency().named('North Agency'));
  const other = await anAgencyScene(api.db);
  learners = [];
  for (let count = 0; count < 5; count += 1) learners.push(await scene.qualifies());
  manager = await api.person('Manager', scene.agency.id, 'AGENCY_MANAGER');
  stranger = await api.person('Stranger', other.agency.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

const PAGE = `query ($first: Int!, $after: String, $communityId: ID) { learners(first: $first, after: $after, filter: { communityId: $communityId }) {
  totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
interface Page {
  readonly totalCount: number;
  readonly edges: readonly { cursor: string; node: { id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const page = async (person: Person, variables: Record<string, unknown>): Promise<Page> =>
  (await person.asks(PAGE, variables)).body.data?.['learners'] as Page;

describe('a list', () => {
  test('is read page by page, each one once, to its end', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages += 1) {
      const { edges, pageInfo, totalCount } = await page(manager, { first: 2, after });
      expect(totalCount).toBe(5);
      expect(pageInfo.hasNextPage).toBe(pages < 2);
      seen.push(...edges.map(({ node }) => node.id));
      after = pageInfo.endCursor;
    }
    expect([...seen].sort()).toEqual(learners.map(({ id }) => id).sort());
    expect((await page(manager, { first: 2, after })).pageInfo).toEqual({
      hasNextPage: false,
      endCursor: null,
    });
  });

  test('holds nothing of another agency, whichever cursor or community is given (T80)', async () => {
    const { pageInfo } = await page(manager, { first: 1 });
    const communityId = learners[0]?.communityId;
    expect(await page(stranger, { first: 9, after: pageInfo.endCursor })).toMatchObject({
      totalCount: 0,
      edges: [],
    });
    expect(await page(stranger, { first: 9, communityId })).toMatchObject({ totalCount: 0, edges: [] });
    expect(await page(manager, { first: 9, communityId })).toMatchObject({ totalCount: 5 });
    expect(await page(manager, { first: 9, communityId: 'x' })).toMatchObject({ totalCount: 0, edges: [] });
  });
});

test('a learner with everything that hangs on it', async () => {
  const { body } = await manager.asks(
    `query ($id: ID!) { learner(id: $id) { displayName publicName registeredAt community { name }
      enrolment { track enrolledOn programmeVersion { edition title { en fr } assignments { number outcomeCodes } tiers { modules { outcomes { code text { fr } } } } } }
      completions { assignment state completedOn submittedBy decidedBy outcomesMet } qualification { qualified qualifiedOn missing }
      badges { id } history(first: 10) { totalCount edges { node { id type at actor facts } } } } }`,
    { id: learners[0]?.id },
  );
  expect(body.errors).toBeUndefined();
  expect(body.data?.['learner']).toMatchObject({
    publicName: 'Z. Tremblay',
    registeredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    enrolment: {
      track: 'MSO',
      enrolledOn: '2026-11-02',
      programmeVersion: { edition: scene.programme.edition },
    },
    completions: [
      { assignment: 1, state: 'ACCEPTED' },
      { assignment: 2 },
      { assignment: 3 },
      { assignment: 4 },
    ],
    qualification: { qualified: true, missing: [] },
    badges: [],
    history: { totalCount: 0, edges: [] },
  });
});

test('learners with their files take one read for each kind, however many they are', async () => {
  const reads = jest.spyOn(UnitsOfWork.prototype, 'read');
  const { body } = await manager.asks(`{ learners(first: 100) { edges { node { community { name }
    completions { submittedBy decidedBy } qualification { qualified } badges { id } } } } }`);
  const count = reads.mock.calls.length;
  reads.mockRestore();
  expect(body.errors).toBeUndefined();
  expect((body.data?.['learners'] as Page).edges).toHaveLength(5);
  expect(count).toBe(4);
});

describe('what is not one’s own', () => {
  test.each(['x', '', '00000000-0000-4000-8000-00000000dead', "'; drop table learners; --", '\u0000'])(
    'a learner or badge %j is null',
    async (id) => {
      const { body } = await manager.asks(
        'query ($id: ID!) { learner(id: $id) { id } badge(id: $id) { id } }',
        { id },
      );
      expect(body).toEqual({ data: { learner: null, badge: null } });
    },
  );

  test('another agency’s learner answers in the same bytes as none (T80)', async () => {
    const query = 'query ($id: ID!) { learner(id: $id) { id displayName } }';
    const foreign = await stranger.asks(query, { id: learners[0]?.id });
    const unknown = await stranger.asks(query, { id: '00000000-0000-4000-8000-00000000dead' });
    expect(foreign).toEqual(unknown);
    expect((await manager.asks(query, { id: learners[0]?.id })).body.data?.['learner']).not.toBeNull();
  });
});

test('the viewer, with the agency or as LPHQ', async () => {
  const query = '{ viewer { displayName roles agency { name standing } } }';
  expect((await manager.asks(query)).body.data).toEqual({
    viewer: {
      displayName: 'Manager',
      roles: ['AGENCY_MANAGER'],
      agency: { name: 'North Agency', standing: 'AUTHORISED' },
    },
  });
  const lphq = await api.person('Administrator', null);
  expect((await lphq.asks(query)).body.data).toMatchObject({
    viewer: { roles: ['LPHQ_ADMINISTRATOR'], agency: null },
  });
  const { body } = await lphq.asks('{ agencies(first: 100) { totalCount edges { node { slug } } } }');
  expect(body.data).toMatchObject({ agencies: { totalCount: 2 } });
});

test('a member who was removed is out at the next request', async () => {
  const { db } = api;
  const gone = await api.person('Gone', scene.agency.id, 'AGENCY_MANAGER');
  expect((await gone.asks('{ viewer { displayName } }')).body.errors).toBeUndefined();
  await db.adminQuery(`update memberships set ended_at = now() where display_name = 'Gone'`);
  expect((await gone.asks('{ viewer { displayName } }')).body.errors?.[0]?.extensions?.code).toBe(
    'UNAUTHENTICATED',
  );
});
