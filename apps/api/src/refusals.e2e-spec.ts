import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { plusDays, systemClock } from '#platform/clock';

import { anAgency } from '../../../test/builders/agency.builder.js';
import { aProgramme } from '../../../test/builders/programme.builder.js';
import { aSigningKey } from '../../../test/builders/signing-key.builder.js';
import type { Person } from '../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../test/harness/running-api.js';

const TODAY = systemClock.today();
const TOMORROW = plusDays(TODAY, 1);
const UNKNOWN = '00000000-0000-4000-8000-00000000dead';

interface Team {
  readonly agencyId: string;
  readonly manager: Person;
  readonly registrar: Person;
  readonly assessor: Person;
}
interface Answer {
  readonly __typename: string;
  readonly message?: string;
  readonly [field: string]: unknown;
}

let api: TestApi;
let lphq: Person;
let north: Team;
let south: Team;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  lphq = await api.person('Administrator', null);
  north = await aTeam('north');
  south = await aTeam('south');
});
afterAll(() => api.close());

async function aTeam(slug: string): Promise<Team> {
  const { id } = await anAgency().withSlug(slug).in(api.db);
  const [manager, registrar, assessor] = await Promise.all([
    api.person('Manager', id, 'AGENCY_MANAGER'),
    api.person('Registrar', id, 'AGENCY_REGISTRAR'),
    api.person('Assessor', id, 'AGENCY_ASSESSOR'),
  ]);
  return { agencyId: id, manager, registrar, assessor };
}

/** Carries an act out and answers the member that came back, with every field of the problems. */
async function act(person: Person, field: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}`;
  const answer = await person.asks(
    `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ${FIELDS[field]} ... on Problem { message } } }`,
    { input },
  );
  if (answer.body.errors) throw new Error(JSON.stringify(answer.body.errors));
  return answer.body.data?.[field] as Answer;
}

const INVALID = '... on InvalidInput { fields { field because message } }';
const NOT_AUTHORISED = '... on AgencyNotAuthorised { standing }';
const FIELDS: Readonly<Record<string, string>> = {
  authoriseAgency: `${INVALID} ... on AgencyAuthorised { agency { id slug standing authorisedUntil } }`,
  suspendAgency: `${INVALID} ... on AgencySuspended { agency { standing } } ... on StandingUnchanged { standing }`,
  reinstateAgency: `${INVALID} ... on AgencyReinstated { agency { standing } } ... on StandingUnchanged { standing }`,
  registerCommunity: `${INVALID} ${NOT_AUTHORISED} ... on CommunityRegistered { community { id name guardModel } }`,
  enrolLearner: `${INVALID} ${NOT_AUTHORISED} ... on LearnerEnrolled { learner { id displayName publicName community { name } } }`,
  submitCompletion: `${INVALID} ${NOT_AUTHORISED} ... on CompletionSubmitted { completion { id state attempt } learner { id } }
    ... on AssignmentOutOfOrder { missing } ... on CompletionAlreadySubmitted { completion { id } }
    ... on CompletionAlreadyAccepted { completion { id } } ... on CompletedBeforeEnrolment { enrolledOn }
    ... on CompletedTooLongAgo { earliest }`,
  acceptCompletion: `${INVALID} ${NOT_AUTHORISED} ... on CompletionAccepted { completion { state decidedBy outcomesMet } learner { qualification { qualified missing qualifiedOn } } }
    ... on CompletionNotWaiting { state } ... on FourEyesNeeded { because } ... on OutcomesMissing { missing }`,
  returnCompletion: `${INVALID} ${NOT_AUTHORISED} ... on CompletionReturned { completion { state returnReason } }
    ... on CompletionNotWaiting { state } ... on FourEyesNeeded { because }`,
  issueBadge: `${NOT_AUTHORISED} ... on BadgePrepared { badge { id state code shortLink fullLink qr jwt learner { id } } }
    ... on NotQualified { missing } ... on BadgeAlreadyHeld { badge { id } }`,
  revokeBadge: `${INVALID} ... on BadgeRevoked { badge { state } } ... on BadgeAlreadyRevoked { badge { id revokedAt revocationReason } }`,
};

let names = 0;
async function aCommunity(team: Team): Promise<string> {
  names += 1;
  const { community } = await act(team.manager, 'registerCommunity', {
    name: `Hall ${names}`,
    guardModel: 'NONE',
  });
  return (community as { id: string }).id;
}
async function aLearner(team: Team, more: Record<string, unknown> = {}): Promise<string> {
  const communityId = await aCommunity(team);
  const name = { givenName: 'Zoé', familyName: 'Tremblay' };
  const { learner } = await act(team.registrar, 'enrolLearner', {
    communityId,
    track: 'MSO',
    ...name,
    ...more,
  });
  return (learner as { id: string }).id;
}
async function aSubmission(team: Team, learnerId: string, assignment = 1): Promise<string> {
  const { completion } = await act(team.registrar, 'submitCompletion', {
    learnerId,
    assignment,
    completedOn: TODAY,
  });
  return (completion as { id: string }).id;
}
async function qualifies(team: Team, learnerId: string): Promise<void> {
  for (const assignment of [1, 2, 3, 4])
    await act(team.assessor, 'acceptCompletion', {
      completionId: await aSubmission(team, learnerId, assignment),
    });
}

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
    const west = await aTeam('west');
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
      await act(west.registrar, 'enrolLearner', { communityId, singleName: 'X', track: 'MSO' }),
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
    const learner = { communityId, track: 'GUARD', singleName: 'Nomi', externalId: 'HR-1' };
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

describe('completions', () => {
  test('every refusal of a submission', async () => {
    const learnerId = await aLearner(north);
    const submit = (more: Record<string, unknown>) =>
      act(north.registrar, 'submitCompletion', { learnerId, assignment: 1, completedOn: TODAY, ...more });
    expect(await submit({ completedOn: '2020-01-01' })).toMatchObject({
      __typename: 'CompletedBeforeEnrolment',
      enrolledOn: TODAY,
    });
    expect(await submit({ completedOn: TOMORROW })).toMatchObject({
      fields: [{ field: 'completedOn', because: 'in-the-future' }],
    });
    expect(await submit({ completedOn: '2026-02-30', evidenceLink: 'http://x' })).toMatchObject({
      fields: [{ because: 'impossible-day' }, { because: 'not-https' }],
    });
    for (const assignment of [0, -1, 5, 2_147_483_647])
      expect(await submit({ assignment })).toMatchObject({ __typename: 'AssignmentUnknown' });
    expect(await submit({ assignment: 3 })).toMatchObject({
      __typename: 'AssignmentOutOfOrder',
      missing: [1, 2],
      message: expect.stringContaining('1, 2'),
    });
    for (const unknown of [UNKNOWN, 'x', await aLearner(south)])
      expect(await submit({ learnerId: unknown })).toMatchObject({ __typename: 'LearnerUnknown' });

    const submitted = await submit({ note: 'well done' });
    expect(submitted).toMatchObject({
      completion: { state: 'SUBMITTED', attempt: 1 },
      learner: { id: learnerId },
    });
    expect(await submit({})).toMatchObject({ __typename: 'CompletionAlreadySubmitted' });
    await act(north.assessor, 'acceptCompletion', {
      completionId: (submitted['completion'] as { id: string }).id,
    });
    expect(await submit({})).toMatchObject({ __typename: 'CompletionAlreadyAccepted' });
  });

  test('a day too long ago', async () => {
    const learnerId = await aLearner(north);
    await api.db.adminQuery(`update enrolments set enrolled_on = '2020-01-01' where learner_id = $1`, [
      learnerId,
    ]);
    expect(
      await act(north.registrar, 'submitCompletion', { learnerId, assignment: 1, completedOn: '2020-02-01' }),
    ).toMatchObject({
      __typename: 'CompletedTooLongAgo',
      earliest: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  test('every refusal of a decision', async () => {
    const learnerId = await aLearner(north);
    const completionId = await aSubmission(north, learnerId);
    expect(await act(north.assessor, 'acceptCompletion', { completionId, outcomesMet: [] })).toMatchObject({
      __typename: 'OutcomesMissing',
      missing: expect.arrayContaining([expect.any(String)]),
    });
    expect(await act(north.assessor, 'acceptCompletion', { completionId, outcomesMet: ['X'] })).toMatchObject(
      { fields: [{ field: 'outcomesMet' }] },
    );
    expect(await act(north.assessor, 'returnCompletion', { completionId, reason: '' })).toMatchObject({
      fields: [{ field: 'reason' }],
    });
    for (const unknown of [UNKNOWN, 'x', await aSubmission(south, await aLearner(south))]) {
      expect(await act(north.assessor, 'acceptCompletion', { completionId: unknown })).toMatchObject({
        __typename: 'CompletionUnknown',
      });
      expect(
        await act(north.assessor, 'returnCompletion', { completionId: unknown, reason: 'r' }),
      ).toMatchObject({ __typename: 'CompletionUnknown' });
    }
    expect(await act(north.assessor, 'returnCompletion', { completionId, reason: 'page two' })).toMatchObject(
      { completion: { state: 'RETURNED', returnReason: 'page two' } },
    );
    expect(await act(north.assessor, 'acceptCompletion', { completionId })).toMatchObject({
      __typename: 'CompletionNotWaiting',
      state: 'RETURNED',
    });
  });

  test('a submitter who is an assessor too, and an assessor who is the learner, need a second person (T11)', async () => {
    const both = await api.account('Both', north.agencyId, 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR');
    const { Person } = await import('../../../test/harness/people.js');
    const { PASSWORD } = await import('../../../test/harness/running-api.js');
    const person = await Person.signIn(api.url, both.email, PASSWORD);
    const team = { ...north, registrar: person };
    const own = await aSubmission(team, await aLearner(north));
    expect(await act(person, 'acceptCompletion', { completionId: own })).toMatchObject({
      __typename: 'FourEyesNeeded',
      because: 'submitted-by-you',
      message: expect.stringContaining('second person'),
    });
    const aboutThem = await aSubmission(north, await aLearner(north, { email: both.email }));
    expect(await act(person, 'acceptCompletion', { completionId: aboutThem })).toMatchObject({
      because: 'about-you',
    });
    expect(await act(person, 'returnCompletion', { completionId: aboutThem, reason: 'r' })).toMatchObject({
      because: 'about-you',
    });
  });
});

describe('badges', () => {
  test('every refusal from nothing to revoked', async () => {
    const learnerId = await aLearner(north);
    const issue = (more: Record<string, unknown> = {}) =>
      act(north.manager, 'issueBadge', {
        learnerId,
        nameChoice: 'INITIAL_AND_FAMILY',
        consent: true,
        ...more,
      });
    for (const unknown of [UNKNOWN, 'x', await aLearner(south)])
      expect(await issue({ learnerId: unknown })).toMatchObject({ __typename: 'LearnerUnknown' });
    expect(await issue()).toMatchObject({ __typename: 'NotQualified', missing: [1, 2, 3, 4] });
    await qualifies(north, learnerId);
    expect(await issue({ consent: false })).toMatchObject({ __typename: 'ConsentMissing' });
    expect(await issue()).toMatchObject({ __typename: 'AgencyHasNoKey' });
    await aSigningKey().in(api.db, { id: north.agencyId as never });

    const { badge } = (await issue()) as unknown as { badge: { id: string } };
    expect(badge).toMatchObject({
      state: 'PREPARED',
      code: expect.stringMatching(/^[0-9A-Z]{16}$/),
      shortLink: null,
      fullLink: null,
      qr: null,
      jwt: null,
      learner: { id: learnerId },
    });
    expect(await issue()).toMatchObject({ __typename: 'BadgeAlreadyHeld', badge: { id: badge.id } });
    const revoke = (person = north.manager) =>
      act(person, 'revokeBadge', { badgeId: badge.id, reason: 'MISUSE', note: 'n' });
    expect(await revoke()).toMatchObject({ __typename: 'BadgeNotIssuedYet' });
    await api.db.adminQuery(
      `update badges set state = 'ISSUED', jwt = 'a.b.c', proof = 'PROOF', issued_at = now() where id = $1`,
      [badge.id],
    );
    expect(await revoke(south.manager)).toMatchObject({ __typename: 'BadgeUnknown' });
    expect(
      await act(north.manager, 'revokeBadge', {
        badgeId: badge.id,
        reason: 'OTHER',
        note: 'x'.repeat(1_001),
      }),
    ).toMatchObject({ fields: [{ field: 'note', because: 'too-long' }] });
    expect(await revoke()).toMatchObject({ badge: { state: 'REVOKED' } });
    expect(await revoke()).toMatchObject({
      __typename: 'BadgeAlreadyRevoked',
      badge: { revocationReason: 'MISUSE' },
    });
  });
});

test('refusals are said in the reader’s language', async () => {
  const { email, id } = await api.account('Hélène', north.agencyId, 'AGENCY_MANAGER');
  await api.db.adminQuery(`update accounts set locale = 'fr-CA' where id = $1`, [id]);
  const { Person } = await import('../../../test/harness/people.js');
  const { PASSWORD } = await import('../../../test/harness/running-api.js');
  const person = await Person.signIn(api.url, email, PASSWORD);
  expect(await act(person, 'registerCommunity', { name: '', guardModel: 'NONE' })).toMatchObject({
    message: expect.stringContaining('Rien n’a été enregistré'),
    fields: [{ message: 'Remplissez ce champ.' }],
  });
});
