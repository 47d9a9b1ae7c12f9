import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { AgencyId } from '#platform/tenancy';

import { aBadge } from '../../../../test/builders/badge.builder.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, type Team } from '../../../../test/harness/team.js';

const WHO = { givenName: 'Zoé', familyName: 'Tremblay' };
const MINOR = 'MINOR_WITH_CONSENT';

let api: TestApi;
let north: Team;
let learnerId: string;
let badgeId: string;

/** A learner with a badge that shows a name. */
beforeAll(async () => {
  api = await openTestApi();
  const version = await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
  learnerId = await aLearner(north);
  const agencyId = north.agencyId as AgencyId;
  const kid = await aSigningKey().in(api.db, { id: agencyId });
  const [by] = await api.db.adminQuery<{ id: string }>(
    `select id from accounts where display_name = 'Manager'`,
  );
  const its = { learnerId, agencyId, programmeVersionId: version.id };
  const badge = aBadge().with(its).showing('Z. Tremblay').issued();
  badgeId = (await badge.in(api.db, { kid, preparedBy: by!.id })).id;
});
afterAll(() => api.close());

/** Whether a badge in the place of theirs may show a name. */
async function mayShowName(): Promise<unknown> {
  const text = 'query ($id: ID!) { badge(id: $id) { mayShowName } }';
  const { body } = await north.manager.asks(text, { id: badgeId });
  return (body.data as { badge: { mayShowName: boolean } }).badge.mayShowName;
}

describe('a learner whose badge shows their name', () => {
  test('becomes no minor, and the agency reads what to do first', async () => {
    const answer = await act(north.registrar, 'changeLearner', { learnerId, ...WHO, ageAttested: MINOR });
    expect(answer).toMatchObject({
      __typename: 'BadgeShowsName',
      issuedBy: null,
      message: expect.stringContaining('Revoke the badge, or replace it by one without a name'),
    });
  });

  test('may have another with it in its place', async () => {
    expect(await mayShowName()).toBe(true);
  });

  test('is corrected in everything else', async () => {
    const changes = { learnerId, ...WHO, displayName: 'Zoé T.', ageAttested: 'ADULT' };
    expect(await act(north.registrar, 'changeLearner', changes)).toMatchObject({
      __typename: 'LearnerChanged',
      learner: { displayName: 'Zoé T.' },
    });
  });

  test('becomes one once it was taken back', async () => {
    await api.db.adminQuery(
      `update badges set state = 'REVOKED', revoked_at = now(), revocation_reason = 'OTHER' where learner_id = $1`,
      [learnerId],
    );
    const changes = { learnerId, ...WHO, ageAttested: MINOR };
    expect(await act(north.registrar, 'changeLearner', changes)).toMatchObject({
      __typename: 'LearnerChanged',
      learner: { enrolment: { ageAttested: MINOR } },
    });
    expect(await mayShowName()).toBe(false);
  });
});

test('nobody is corrected without a word about the age', async () => {
  const other = await aLearner(north);
  await expect(act(north.registrar, 'changeLearner', { learnerId: other, ...WHO })).rejects.toThrow(
    'ageAttested',
  );
});
