import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { LEARNER_WORK } from '#learners/roster';

import { type AgencyScene, anAgencyScene } from '../../../../test/builders/agency-scene.js';
import { aCompletion } from '../../../../test/builders/completion.builder.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';

let api: TestApi;
let scene: AgencyScene;
let manager: Person;

/** Two ready, one waiting, one returned, one who has not begun; and another agency's. */
beforeAll(async () => {
  api = await openTestApi();
  await (await anAgencyScene(api.db)).qualifies();
  scene = await anAgencyScene(api.db);
  await scene.qualifies();
  await scene.qualifies();
  await scene.enrols();
  const waits = aCompletion().submittedBy(scene.registrar.accountId);
  await waits.of(await scene.enrols()).in(api.db);
  const returned = waits.of(await scene.enrols()).returned();
  await returned.decidedBy(scene.assessor.accountId).withNewId().in(api.db);
  manager = await api.person('Manager', scene.agency.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

interface ToDo {
  readonly toDo: { readonly lines: readonly { readonly work: string; readonly count: number }[] };
}

const toDo = async (who: Person): Promise<ToDo['toDo']['lines']> => {
  const { data } = (await who.asks('{ toDo { lines { work count } } }')).body as unknown as { data: ToDo };
  return data.toDo.lines;
};

test('a line stands for every list of work', async () => {
  const lines = await toDo(manager);
  expect(lines.map(({ work }) => work)).toEqual(LEARNER_WORK);
  const counts = Object.fromEntries(lines.map(({ work, count }) => [work, count]));
  expect(counts).toMatchObject({
    READY_FOR_BADGE: 2,
    WAITING_FOR_ASSESSMENT: 1,
    RETURNED: 1,
    IN_PROGRESS: 3,
  });
});

describe.each(LEARNER_WORK)('%s', (work) => {
  test('counts what its list holds', async () => {
    const line = (await toDo(manager)).find((each) => each.work === work);
    const list = `query ($work: LearnerWork) { learners(first: 100, filter: { work: $work }) { totalCount edges { cursor } } }`;
    const { data } = (await manager.asks(list, { work })).body as unknown as {
      data: { learners: { totalCount: number; edges: unknown[] } };
    };
    const { totalCount, edges } = data.learners;
    expect([totalCount, edges.length]).toEqual([line?.count, line?.count]);
  });
});

test('a cursor of one order is refused in another', async () => {
  const page = `query ($order: LearnerOrder, $after: String) { learners(first: 2, order: $order, after: $after) { pageInfo { endCursor } } }`;
  const asks = (order: string, after: string | null) => manager.asks(page, { order, after });
  const { data } = (await asks('NAME', null)).body as unknown as {
    data: { learners: { pageInfo: { endCursor: string } } };
  };
  const { endCursor } = data.learners.pageInfo;
  expect((await asks('NAME_DESC', endCursor)).body.errors).toBeUndefined();
  expect((await asks('RECENT', endCursor)).body.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});
