import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { aLearner, aTeam } from '../../../../test/harness/team.js';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().withPolicies({ sequentialAssignments: false }).in(api.db);
});
afterAll(() => api.close());

test('the second mutation of an operation shows what it did, not what the first one loaded', async () => {
  const team = await aTeam(api, 'north');
  const learnerId = await aLearner(team);
  const submit = (assignment: number): string =>
    `submitCompletion(input: {learnerId: "${learnerId}", assignment: ${assignment}, completedOn: "${systemClock.today()}"}) {
      ... on CompletionSubmitted { learner { completions { assignment } } } }`;
  const { body } = await team.registrar.asks(`mutation { first: ${submit(1)} second: ${submit(2)} }`);
  expect(body).toEqual({
    data: {
      first: { learner: { completions: [{ assignment: 1 }] } },
      second: { learner: { completions: [{ assignment: 1 }, { assignment: 2 }] } },
    },
  });
});
