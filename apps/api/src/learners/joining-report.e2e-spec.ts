import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { AgencyRole } from '#platform/tenancy';

import { type AgencyScene, anAgencyScene } from '../../../../test/builders/agency-scene.js';
import { aCommunity } from '../../../../test/builders/community.builder.js';
import { aLearner } from '../../../../test/builders/learner.builder.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';

let api: TestApi;
let scene: AgencyScene;
let annexId: string;
let manager: Person;

/** Of one agency: four enrolled by the day of joining, one soon after, two late, three of whom nobody said. */
beforeAll(async () => {
  api = await openTestApi();
  await (await anAgencyScene(api.db)).enrols();
  scene = await anAgencyScene(api.db);
  for (let nr = 0; nr < 3; nr += 1) await scene.enrols();
  const annex = await aCommunity().of(scene.agency).named('Annex').in(api.db);
  annexId = annex.id;
  const joins = async (...days: string[]): Promise<void> => {
    for (const day of days) await aLearner().of(annex).enrolledIn(scene.programme).joinedOn(day).in(api.db);
  };
  await joins(
    '2026-03-02',
    '2026-03-03',
    '2026-09-01',
    '2026-03-09',
    '2026-02-20',
    '2025-03-02',
    '2026-01-30',
  );
  const removed = aLearner().of(annex).enrolledIn(scene.programme).standing('REMOVED');
  await removed.joinedOn('2026-03-02').in(api.db);
  manager = await api.person('Manager', scene.agency.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

const FIELDS = {
  BY_JOINING: 'byJoining',
  WITHIN_30_DAYS: 'within30Days',
  LATER: 'later',
  NOT_SAID: 'notSaid',
};
type Report = Readonly<Record<string, number>>;

async function report(who: Person, communityId: string | null = null): Promise<Report> {
  const document = `query ($communityId: ID) {
    joiningReport(communityId: $communityId) { learners byJoining within30Days later notSaid }
  }`;
  const { data } = (await who.asks(document, { communityId })).body as unknown as {
    data: { joiningReport: Report };
  };
  return data.joiningReport;
}

test('counts an agency’s learners by how the enrolment stands beside the joining, without who was removed', async () => {
  expect(await report(manager)).toEqual({
    ...{ learners: 10, byJoining: 4, within30Days: 1, later: 2, notSaid: 3 },
  });
  expect(await report(manager, annexId)).toMatchObject({ learners: 7, byJoining: 4, notSaid: 0 });
});

describe.each(Object.entries(FIELDS))('%s', (joining, field) => {
  test.each(['all', 'one community'])('is as many as the list that the number leads to: %s', async (of) => {
    const communityId = of === 'all' ? null : annexId;
    const list = `query ($filter: LearnerFilter) {
      learners(first: 100, filter: $filter) { totalCount edges { node { joining } } }
    }`;
    const { data } = (await manager.asks(list, { filter: { joining, communityId } })).body as unknown as {
      data: { learners: { totalCount: number; edges: { node: { joining: string } }[] } };
    };
    const { totalCount, edges } = data.learners;
    const count = (await report(manager, communityId))[field];
    expect([totalCount, edges.length]).toEqual([count, count]);
    expect(edges.every(({ node }) => node.joining === joining)).toBe(true);
  });
});

test.each<AgencyRole>(['AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'])('%s reads it too', async (role) => {
  expect(await report(await api.person(role, scene.agency.id, role))).toMatchObject({ learners: 10 });
});
