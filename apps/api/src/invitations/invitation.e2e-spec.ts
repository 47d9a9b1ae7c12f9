import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest, { type Response } from 'supertest';

import { DrawInvitationToken } from '#platform/identity';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { Person } from '../../../../test/harness/people.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aTeam, type Team } from '../../../../test/harness/team.js';

const HOURS = 3_600_000;
const NAME = 'Zoé Tremblay';
const ROUTES = ['/invitation', '/invitation/accept'] as const;

let api: TestApi;
let clock: HandClock;
let north: Team;
let manager: Person;
let invited = 0;
let email: string;
let invitationId: string;
let token: string;

beforeAll(async () => {
  clock = new HandClock('2026-11-21T12:00:00Z');
  const signInRules = limitsWith({
    networkAttempts: 100_000,
    presence: 9_999 * HOURS,
    invitationAttempts: 100_000,
  });
  api = await openTestApi({ clock, signInRules: signInRules.rules });
  north = await aTeam(api, 'north');
});
afterAll(() => api.close());
beforeEach(async () => {
  manager = await api.person('Manager', north.agencyId, 'AGENCY_MANAGER');
  email = `invited-${(invited += 1)}@example.org`;
  ({ invitationId, token } = await invites(manager, email));
});

const draw = async (id: string): Promise<string> =>
  (await new DrawInvitationToken(api.db.units, clock).run(id))?.token ?? '';
async function invites(by: Person, to: string, role = 'AGENCY_ASSESSOR') {
  const made = await act(by, 'inviteMember', { email: to, role, locale: 'EN_CA' });
  const id = made['invitationId'] as string;
  return { invitationId: id, token: await draw(id) };
}
const send = (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(
    supertest(api.url)
      .post(path)
      .set({ origin: api.url, ...headers })
      .send(body),
  );
const looks = (held = token) => send('/invitation', { token: held });
const accepts = (more: object = {}, headers = {}) =>
  send('/invitation/accept', { token, displayName: NAME, password: PASSWORD, ...more }, headers);
const cookieOf = (answer: Response): string => answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
const session = (cookie: string) => supertest(api.url).get('/session').set({ cookie });

describe('whoever holds the token', () => {
  test('is told who invites them, as what, where, and that they have no account', async () => {
    const { status, body } = await looks();
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...{ agency: { name: 'North Agency' }, invitedBy: 'Manager', role: 'AGENCY_ASSESSOR', email },
        ...{ hasAccount: false, locale: 'en-CA', expiresAt: '2026-11-24T12:00:00.000Z' },
      },
    });
  });

  test('comes in with a name and a password, and is signed in in that agency', async () => {
    const answer = await accepts();
    expect(answer.status).toBe(204);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(
      /^__Host-lp_sid=[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    expect((await session(cookieOf(answer))).body).toMatchObject({
      account: { displayName: NAME },
      agency: { slug: 'north' },
      roles: ['AGENCY_ASSESSOR'],
    });
    expect((await Person.signIn(api.url, email, PASSWORD)).asks).toBeDefined();
  });

  test('sees each fault of the form beside its field, in their language', async () => {
    const answer = await accepts({ displayName: '', password: 'court' }, { 'accept-language': 'fr-CA' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID_INPUT' } });
    expect(answer.body.fields).toMatchObject([
      { field: 'displayName', because: 'empty', message: 'Remplissez ce champ.' },
      { field: 'password', because: 'too-short' },
    ]);
    expect((await accepts()).status).toBe(204);
  });

  test('with an account gives its password, and gains the agency beside what they were', async () => {
    const south = await aTeam(api, `south-${invited}`);
    const account = await api.account('Wanderer', south.agencyId, 'AGENCY_REGISTRAR');
    ({ token } = await invites(manager, account.email));
    expect((await looks()).body).toMatchObject({ hasAccount: true });
    expect(await accepts({ password: 'not the right sentence' })).toMatchObject({
      status: 403,
      body: { code: 'PASSWORD_REFUSED' },
    });
    expect((await session(cookieOf(await accepts()))).body).toMatchObject({ agency: { slug: 'north' } });
    const roles = await api.db.adminQuery('select role from memberships where account_id = $1', [account.id]);
    expect(roles).toHaveLength(2);
  });

  test('ends whatever session the browser brought along, whoever’s it was (T69)', async () => {
    const other = await api.account('Somebody else', north.agencyId, 'AGENCY_ASSESSOR');
    const before = await send('/session', { email: other.email, password: PASSWORD });
    expect((await accepts({}, { cookie: cookieOf(before) })).status).toBe(204);
    expect((await session(cookieOf(before))).status).toBe(401);
    expect(
      await api.db.adminQuery('select role from memberships where account_id = $1', [other.id]),
    ).toHaveLength(1);
  });
});

describe('what opens nothing is refused with the same bytes (T01)', () => {
  const bytes = ({ status, text, headers }: Response) => {
    const {
      date: _date,
      'keep-alive': _kept,
      connection: _line,
      ...others
    } = headers as Record<string, string>;
    return JSON.stringify({ status, text, others });
  };
  const members = async (): Promise<number> =>
    (await api.db.adminQuery('select from memberships where ended_at is null')).length;
  const guessed = 'A'.repeat(22);

  test.each<[string, () => Promise<unknown>]>([
    ['used', () => accepts()],
    ['expired', async () => clock.pass(72 * HOURS)],
    ['withdrawn', () => act(manager, 'withdrawInvitation', { invitationId })],
    ['sent again since', () => act(manager, 'resendInvitation', { invitationId })],
    ['sent again and drawn anew', async () => draw(invitationId)],
  ])('%s', async (_, spoil) => {
    await spoil();
    const before = await members();
    for (const path of ROUTES) {
      const form = { displayName: NAME, password: PASSWORD };
      const answers = [await send(path, { token, ...form }), await send(path, { token: guessed, ...form })];
      expect(answers[0]).toMatchObject({ status: 410, body: { code: 'INVITATION_REFUSED' } });
      expect(answers[0]?.get('Set-Cookie')).toBeUndefined();
      expect(new Set(answers.map(bytes)).size).toBe(1);
    }
    expect(await members()).toBe(before);
  });

  test.each([{}, { token: 7 }, { token: null }, { token: ['x'] }, { token: 'x'.repeat(90_000) }, []])(
    'no token at all (%#)',
    async (body) => {
      for (const path of ROUTES) expect((await send(path, body)).status).toBe(410);
    },
  );

  test('an invitation to one address makes no account of another', async () => {
    expect((await accepts({ email: 'mallory@example.org' })).status).toBe(204);
    expect(await api.db.adminQuery(`select from accounts where email = 'mallory@example.org'`)).toEqual([]);
    expect(await api.db.adminQuery('select from accounts where email = $1', [email])).toHaveLength(1);
  });

  test('an invitation of one agency opens no other, and no manager of another touches it', async () => {
    const other = await aTeam(api, `other-${invited}`);
    for (const field of ['resendInvitation', 'withdrawInvitation'])
      expect(await act(other.manager, field, { invitationId })).toMatchObject({
        __typename: 'InvitationUnknown',
      });
    await accepts({ agencyId: other.agencyId, agency: other.agencyId });
    const found = await api.db.adminQuery(
      'select m.agency_id from memberships m join accounts a on a.id = m.account_id where a.email = $1',
      [email],
    );
    expect(found).toEqual([{ agency_id: north.agencyId }]);
  });
});

describe('the doors', () => {
  test('take a POST of our own origin and nothing else', async () => {
    expect((await supertest(api.url).get(`/invitation/accept?token=${token}`)).status).toBe(405);
    for (const path of ROUTES)
      expect((await send(path, { token }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await accepts()).status).toBe(204);
  });

  test('log no token, no address and no name', async () => {
    await looks();
    await accepts();
    const written = api.logged.join('\n');
    for (const secret of [token, email, 'Tremblay', PASSWORD]) expect(written).not.toContain(secret);
  });

  test('refuse a network after ten that opened nothing, with Retry-After', async () => {
    const strict = await openTestApi({ signInRules: limitsWith({ networkAttempts: 1_000 }).rules });
    try {
      const look = () => supertest(strict.url).post('/invitation').send({ token: 'guessed' });
      for (let guesses = 0; guesses < 10; guesses += 1) expect((await look()).status).toBe(410);
      const refused = await look();
      expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
      expect(Number(refused.get('Retry-After'))).toBeGreaterThan(3_000);
    } finally {
      await strict.close();
    }
  });
});
