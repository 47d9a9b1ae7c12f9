import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { aCommunity, act, aTeam } from '../../../../test/harness/team.js';

let api: TestApi;

beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

test('while LPHQ has published no programme, enrolling is refused with words and writes nothing', async () => {
  const north = await aTeam(api, 'north');
  const communityId = await aCommunity(north);
  const form = { communityId, track: 'MSO', ageAttested: 'ADULT', givenName: 'Zoé', familyName: 'Tremblay' };
  expect(await act(north.registrar, 'enrolLearner', form)).toEqual({
    __typename: 'ProgrammeMissing',
    message: expect.stringContaining('LPHQ has not published a programme yet'),
  });
  expect(await api.db.adminQuery('select from learners')).toEqual([]);
});
