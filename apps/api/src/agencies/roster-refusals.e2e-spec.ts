import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { Person } from '../../../../test/harness/people.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import {
  aCommunity,
  act,
  aLearner,
  aSubmission,
  aTeam,
  type Team,
  UNKNOWN,
} from '../../../../test/harness/team.js';

let api: TestApi;
let lphq: Person;
let north: Team;
let south: Team;
const TODAY = systemClock.today();

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  lphq = await api.person('Administrator', null);
  north = await aTeam(api, 'north');
  south = await aTeam(api, 'south');
});
afterAll(() => api.close());

describe('agencies', () => {
  const form = {
    name: 'East',
    slug: 'east',
    phone: '613-555-0100',
    email: 'e@example.org',
    authorisedUntil: '2099-01-31',
  };

  test('are authorised once, and every wrong field is named at once', async () => {
    expect(await act(lphq, 'authoriseAgency', form)).toMatchObject({
      __typename: 'AgencyAuthorised',
      agency: { slug: 'east', standing: 'AUTHORISED', authorisedUntil: '2099-01-31' },
    });
    expect(await act(lphq, 'authoriseAgency', form)).toMatchObject({
      __typename: 'SlugTaken',
      message: expect.stringContaining('east'),
    });
    const wrong = { name: '', slug: 'No', phone: '1', email: 'x', authorisedUntil: '2026-02-30' };
    const { fields } = await act(lphq, 'authoriseAgency', wrong);
    expect(fields).toMatchObject([
      { field: 'name', because: 'empty', message: 'Fill in this field.' },
      { field: 'slug', because: 'not-a-slug' },
      { field: 'phone', because: 'not-a-phone-number' },
      { field: 'email', because: 'not-an-email' },
      { field: 'authorisedUntil', because: 'impossible-day' },
    ]);
  });

  test('are suspended and reinstated; suspended, they may read and revoke only', async () => {
    const west = await aTeam(api, 'west');
    const learnerId = await aLearner(west);
    const completionId = await aSubmission(west, learnerId);
    const { agencyId } = west;
    const reason = 'an audit';
    expect(await act(lphq, 'reinstateAgency', { agencyId, reason })).toMatchObject({
      __typename: 'StandingUnchanged',
      standing: 'AUTHORISED',
    });
    expect(await act(lphq, 'suspendAgency', { agencyId, reason: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await act(lphq, 'suspendAgency', { agencyId, reason })).toMatchObject({
      agency: { standing: 'SUSPENDED' },
    });
    expect(await act(lphq, 'suspendAgency', { agencyId, reason })).toMatchObject({
      __typename: 'StandingUnchanged',
      standing: 'SUSPENDED',
    });
    const refused = {
      __typename: 'AgencyNotAuthorised',
      standing: 'SUSPENDED',
      message: expect.stringContaining('suspended'),
    };
    const communityId = UNKNOWN;
    expect(await act(west.manager, 'registerCommunity', { name: 'X', guardModel: 'NONE' })).toMatchObject(
      refused,
    );
    expect(
      await act(west.registrar, 'enrolLearner', {
        communityId,
        singleName: 'X',
        track: 'MSO',
        ageAttested: 'ADULT',
      }),
    ).toMatchObject(refused);
    expect(
      await act(west.registrar, 'submitCompletion', { learnerId, assignment: 1, completedOn: TODAY }),
    ).toMatchObject(refused);
    expect(await act(west.assessor, 'acceptCompletion', { completionId })).toMatchObject(refused);
    expect(await act(west.assessor, 'returnCompletion', { completionId, reason })).toMatchObject(refused);
    expect(
      await act(west.manager, 'issueBadge', { learnerId, nameChoice: 'NONE', consent: true }),
    ).toMatchObject(refused);
    expect(await act(west.manager, 'revokeBadge', { badgeId: UNKNOWN, reason: 'OTHER' })).toMatchObject({
      __typename: 'BadgeUnknown',
    });
    expect((await west.manager.asks('{ learners(first: 9) { totalCount } }')).body.data).toEqual({
      learners: { totalCount: 1 },
    });
    expect(await act(lphq, 'reinstateAgency', { agencyId, reason })).toMatchObject({
      agency: { standing: 'AUTHORISED' },
    });
  });

  test.each([UNKNOWN, 'x', '00000000-0000-0000-0000-000000000000'])(
    'that do not exist are unknown: %s',
    async (agencyId) => {
      expect(await act(lphq, 'suspendAgency', { agencyId, reason: 'r' })).toMatchObject({
        __typename: 'AgencyUnknown',
      });
    },
  );
});

describe('communities and learners', () => {
  test('a name twice, a wrong form, an unknown community, an external id twice', async () => {
    const form = { name: 'Élise House', guardModel: 'IN_HOUSE' };
    expect(await act(north.manager, 'registerCommunity', form)).toMatchObject({
      community: { name: 'Élise House' },
    });
    expect(await act(north.manager, 'registerCommunity', { ...form, name: 'ELISE  house' })).toMatchObject({
      __typename: 'CommunityNameTaken',
    });
    expect(await act(south.manager, 'registerCommunity', form)).toMatchObject({
      __typename: 'CommunityRegistered',
    });
    expect(await act(north.manager, 'registerCommunity', { ...form, name: 'a\u0000' })).toMatchObject({
      fields: [{ because: 'control-character' }],
    });

    const communityId = await aCommunity(north);
    const learner = {
      communityId,
      track: 'GUARD',
      ageAttested: 'ADULT',
      singleName: 'Nomi',
      externalId: 'HR-1',
    };
    expect(await act(north.registrar, 'enrolLearner', learner)).toMatchObject({
      learner: { publicName: 'Nomi' },
    });
    expect(await act(north.registrar, 'enrolLearner', learner)).toMatchObject({
      __typename: 'ExternalIdTaken',
      message: expect.stringContaining('HR-1'),
    });
    expect(await act(north.registrar, 'enrolLearner', { ...learner, familyName: 'X' })).toMatchObject({
      __typename: 'InvalidInput',
      message: expect.stringContaining('One field'),
      fields: [{ field: 'singleName', because: 'names-both-ways' }],
    });
    for (const unknown of [UNKNOWN, 'x', await aCommunity(south)])
      expect(
        await act(north.registrar, 'enrolLearner', { ...learner, communityId: unknown, externalId: null }),
      ).toMatchObject({ __typename: 'CommunityUnknown' });
  });
});

test('refusals are said in the reader’s language', async () => {
  const { email, id } = await api.account('Hélène', north.agencyId, 'AGENCY_MANAGER');
  await api.db.adminQuery(`update accounts set locale = 'fr-CA' where id = $1`, [id]);
  const person = await Person.signIn(api.url, email, PASSWORD);
  expect(await act(person, 'registerCommunity', { name: '', guardModel: 'NONE' })).toMatchObject({
    message: expect.stringContaining('Rien n’a été enregistré'),
    fields: [{ message: 'Remplissez ce champ.' }],
  });
});
