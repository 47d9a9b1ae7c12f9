import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { isoSeconds, plusMilliseconds } from '#platform/clock';
import { SIGN_IN_RULES } from '#platform/identity';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { ROOMY } from '../../../../test/builders/limit-settings.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aTeam, type Team, UNKNOWN } from '../../../../test/harness/team.js';
import { tooManyInvitations } from './team.problems.js';

const TEAM = `{ team { members { accountId displayName email roles joinedAt lastSeenOn }
  invitations { id email role state invitedBy invitedAt expiresAt mailedAt mailRefusedAt } } }`;
interface Seen {
  members: {
    accountId: string;
    displayName: string;
    email: string;
    roles: string[];
    lastSeenOn: string | null;
  }[];
  invitations: { email: string; state: string; invitedBy: string | null }[];
}

let api: TestApi;
let clock: HandClock;
let team: Team;
let made = 0;

const { presence, resendsOfInvitation } = SIGN_IN_RULES;
const HELD = { presence, resendsOfInvitation };

beforeAll(async () => {
  clock = new HandClock('2026-11-21T12:00:00Z');
  api = await openTestApi({ clock, signInRules: { ...ROOMY, ...HELD } });
});
beforeEach(async () => {
  team = await aTeam(api, `team-${(made += 1)}`);
});
afterAll(() => api.close());

async function teamSeenBy(person: Person): Promise<Seen> {
  return (await person.asks(TEAM)).body.data?.['team'] as Seen;
}
async function idOf(name: string): Promise<string> {
  return (
    (await teamSeenBy(team.manager)).members.find(({ displayName }) => displayName === name)?.accountId ?? ''
  );
}

describe('a team', () => {
  test('is seen by its manager: who is in it, as what, when last seen, and who is invited', async () => {
    const email = 'zoe@example.org';
    await act(team.manager, 'inviteMember', { email, role: 'AGENCY_REGISTRAR', locale: 'FR_CA' });
    const seen = await teamSeenBy(team.manager);
    expect(seen.members.map(({ displayName, roles }) => [displayName, roles]).sort()).toEqual([
      ['Assessor', ['AGENCY_ASSESSOR']],
      ['Manager', ['AGENCY_MANAGER']],
      ['Registrar', ['AGENCY_REGISTRAR']],
    ]);
    for (const member of seen.members) expect(member).toMatchObject({ lastSeenOn: '2026-11-21' });
    expect(seen.invitations).toEqual([
      {
        ...{
          id: expect.any(String),
          email,
          role: 'AGENCY_REGISTRAR',
          state: 'WAITING',
          invitedBy: 'Manager',
        },
        ...{ invitedAt: '2026-11-21T12:00:00Z', expiresAt: '2026-11-24T12:00:00Z' },
        ...{ mailedAt: null, mailRefusedAt: null },
      },
    ]);
  });

  test('of an agency is seen by LPHQ through the agency, by its manager, and by nobody else of it', async () => {
    const lphq = await api.person('Administrator', null);
    const own = '{ viewer { agency { team { members { displayName } } } } }';
    const asked = await lphq.asks(
      'query ($id: ID!) { agency(id: $id) { team { members { displayName } } } }',
      {
        id: team.agencyId,
      },
    );
    const names = [{ displayName: 'Manager' }, { displayName: 'Registrar' }, { displayName: 'Assessor' }];
    const members = expect.arrayContaining(names);
    expect(asked.body.data).toEqual({ agency: { team: { members } } });
    expect((await team.manager.asks(own)).body.data).toEqual({ viewer: { agency: { team: { members } } } });
    expect((await team.registrar.asks(own)).body.data).toEqual({ viewer: { agency: { team: null } } });
    expect((await teamSeenBy(lphq)).members.every(({ roles }) => roles[0] === 'LPHQ_ADMINISTRATOR')).toBe(
      true,
    );
  });
});

describe('whoever is not of the team’s leaders', () => {
  test.each(['registrar', 'assessor'] as const)('a %s neither sees nor changes it', async (role) => {
    const accountId = await idOf('Manager');
    const answers = [
      await team[role].asks(TEAM),
      await team[role].asks('mutation ($i: RemoveMemberInput!) { removeMember(input: $i) { __typename } }', {
        i: { accountId },
      }),
    ];
    for (const { body } of answers) expect(body.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  test('every act asks for the password of the last five minutes (T22)', async () => {
    clock.pass(6 * 60_000);
    await expect(
      act(team.manager, 'inviteMember', { email: 'x@example.org', role: 'AGENCY_ASSESSOR', locale: 'EN_CA' }),
    ).rejects.toThrow('STEP_UP');
    await expect(act(team.manager, 'removeMember', { accountId: UNKNOWN })).rejects.toThrow('STEP_UP');
  });
});

describe('a member', () => {
  test('who is removed is out at the next request, and comes back by no session', async () => {
    const { email, id: accountId } = await api.account('Leaving', team.agencyId, 'AGENCY_REGISTRAR');
    const signedIn = await supertest(api.url).post('/session').send({ email, password: PASSWORD });
    const cookie = signedIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const who = () => supertest(api.url).get('/session').set({ cookie });
    expect((await who()).status).toBe(200);
    expect(await act(team.manager, 'removeMember', { accountId })).toMatchObject({ accountId });
    expect((await who()).status).toBe(401);
    const role = 'AGENCY_REGISTRAR';
    await api.identity.addMembership.run(
      {
        kind: 'staff',
        accountId: UNKNOWN as never,
        agencyId: UNKNOWN as never,
        roles: [],
        requestId: 'test',
      },
      { accountId, agencyId: team.agencyId, role },
    );
    expect((await who()).status).toBe(401);
  });

  test('whose roles change has the new ones at the next request', async () => {
    const accountId = await idOf('Assessor');
    const roles = ['AGENCY_MANAGER'];
    expect((await team.assessor.asks(TEAM)).body.errors).toBeDefined();
    expect(await act(team.manager, 'changeMemberRoles', { accountId, roles })).toMatchObject({
      member: { roles },
    });
    expect((await teamSeenBy(team.assessor)).members).toHaveLength(3);
  });

  test('of another team, and nobody, are unknown alike', async () => {
    const other = await aTeam(api, `other-${made}`);
    const theirs = (await teamSeenBy(other.manager)).members[0]?.accountId;
    for (const accountId of [theirs, UNKNOWN, 'x', '']) {
      const unknown = {
        __typename: 'MemberUnknown',
        message: expect.stringContaining('Nobody of your team'),
      };
      expect(await act(team.manager, 'removeMember', { accountId })).toEqual(unknown);
      expect(await act(team.manager, 'changeMemberRoles', { accountId, roles: ['AGENCY_MANAGER'] })).toEqual(
        unknown,
      );
    }
  });

  test('who is the last manager stays, and is told what to do', async () => {
    const accountId = await idOf('Manager');
    const refused = {
      __typename: 'LastManager',
      message: expect.stringContaining('Make somebody else a manager'),
    };
    expect(await act(team.manager, 'removeMember', { accountId })).toEqual(refused);
    expect(await act(team.manager, 'changeMemberRoles', { accountId, roles: ['AGENCY_REGISTRAR'] })).toEqual(
      refused,
    );
  });
});

test('LPHQ invites an agency’s manager; an agency that does not exist is unknown', async () => {
  const lphq = await api.person('Administrator', null);
  const form = { email: 'first@example.org', locale: 'FR_CA' };
  const invite = (agencyId: string) => act(lphq, 'inviteAgencyManager', { ...form, agencyId });
  expect(await invite(team.agencyId)).toMatchObject({ __typename: 'MemberInvited', email: form.email });
  expect(await invite(team.agencyId)).toMatchObject({ __typename: 'InvitationWaiting' });
  for (const agencyId of [UNKNOWN, 'x', '00000000-0000-0000-0000-000000000000'])
    expect(await invite(agencyId)).toMatchObject({ __typename: 'AgencyUnknown' });
  expect((await teamSeenBy(team.manager)).invitations).toMatchObject([
    { email: form.email, invitedBy: null },
  ]);
});

test('an address that is in the team, or invited, is not invited again', async () => {
  const { members } = await teamSeenBy(team.manager);
  const form = { role: 'AGENCY_MANAGER', locale: 'EN_CA' };
  const invite = (email: string | undefined) => act(team.manager, 'inviteMember', { ...form, email });
  expect(await invite(members[0]?.email)).toMatchObject({ __typename: 'AlreadyMember' });
  await invite('zoe@example.org');
  expect(await invite('ZOE@example.org')).toMatchObject({
    __typename: 'InvitationWaiting',
    message: expect.stringContaining('zoe@example.org'),
  });
  expect(await invite('zoe')).toMatchObject({ fields: [{ field: 'email', because: 'not-an-email' }] });
});

test('an invitation sent again too often is refused, and the answer says when to try again', async () => {
  const form = { email: 'often@example.org', role: 'AGENCY_ASSESSOR', locale: 'EN_CA' };
  const { invitationId } = await act(team.manager, 'inviteMember', form);
  const resend = () => act(team.manager, 'resendInvitation', { invitationId });
  for (let time = 0; time < 3; time += 1)
    expect(await resend()).toMatchObject({ __typename: 'InvitationResent' });
  clock.pass(90_000);
  expect(await resend()).toEqual({
    __typename: 'TooManyInvitations',
    message: expect.stringMatching(/three times in the past hour.* Try again in 59 minutes\.$/),
    retryAt: isoSeconds(plusMilliseconds(clock.now(), 58.5 * 60_000)),
  });
});

describe('how long to wait for the next invitation', () => {
  test.each([
    [1, 'en-CA', 'Try again in a minute.'],
    [3_600, 'en-CA', 'Try again in 60 minutes.'],
    [3_601, 'en-CA', 'Try again in 2 hours.'],
    [86_400, 'fr-CA', 'Réessayez dans 24 heures.'],
    [60, 'fr-CA', 'Réessayez dans une minute.'],
  ] as const)('%d s in %s', (retryAfter, locale, end) => {
    for (const whose of ['SENDER', 'ADDRESS', 'INVITATION'] as const) {
      const refused = { kind: 'too-many-invitations', of: whose, retryAt: clock.now(), retryAfter } as const;
      expect(tooManyInvitations(locale, refused).message).toMatch(new RegExp(`${end.replace('.', '\\.')}$`));
    }
  });
});
