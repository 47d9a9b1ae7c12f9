import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../test/builders/agency.builder.js';
import { HandClock } from '../../../../test/builders/hand-clock.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = '2026-11-21T12:00:00Z';

let api: TestApi;
let agency: { id: string };
let manager: { email: string; id: string };
let staff: { email: string; id: string };
const clock = new HandClock(NOON);

beforeAll(async () => {
  api = await openTestApi({ clock });
  agency = await anAgency().named('North Agency').withSlug('north').in(api.db);
  staff = await api.account('Administrator', null);
});
beforeEach(async () => {
  clock.set(NOON);
  manager = await api.account('Manager', agency.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

/** The cookie that the api sets for whoever signs in. */
async function signsIn(email: string, brought = ''): Promise<string> {
  const request = supertest(api.url).post('/session').set('cookie', brought);
  return cookieOf(await request.send({ email, password: PASSWORD }).expect(204));
}

async function stepsUp(cookie: string): Promise<string> {
  const request = supertest(api.url).post('/session/step-up').set('cookie', cookie);
  return cookieOf(await request.send({ password: PASSWORD }).expect(204));
}

function cookieOf(answer: { get(name: 'Set-Cookie'): string[] | undefined }): string {
  return answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
}

const who = (cookie: string) => supertest(api.url).get('/session').set('cookie', cookie);
const opens = async (cookie: string): Promise<boolean> => (await who(cookie)).status === 200;

describe('the session table (P22)', () => {
  test('1: a cookie from before signing in is dead after it (T69)', async () => {
    const before = await signsIn(manager.email);
    const after = await signsIn(manager.email, before);
    expect(after).not.toBe(before);
    expect([await opens(before), await opens(after)]).toEqual([false, true]);
  });

  test('2: an id that somebody chose is never taken over (T69)', async () => {
    const planted = `__Host-lp_sid=${'A'.repeat(43)}`;
    expect(await signsIn(manager.email, planted)).not.toBe(planted);
    expect(await opens(planted)).toBe(false);
  });

  test('3: a cookie from before a step-up is dead after it (T69)', async () => {
    const before = await signsIn(manager.email);
    const after = await stepsUp(before);
    expect(after).not.toBe(before);
    expect([await opens(before), await opens(after)]).toEqual([false, true]);
  });

  test.each([
    ['4: ends half an hour after its last use', () => manager, 30 * MINUTE],
    ['5: ends a quarter of an hour after its last use at LPHQ', () => staff, 15 * MINUTE],
  ])('%s', async (_, person, idle) => {
    const cookie = await signsIn(person().email);
    clock.pass(idle - 1);
    expect(await opens(cookie)).toBe(true);
    clock.pass(idle - 1);
    expect(await opens(cookie)).toBe(true);
    clock.pass(idle);
    expect(await opens(cookie)).toBe(false);
  });

  test.each([
    ['6: ends twelve hours after sign-in, however busy', () => manager, 12 * HOUR, 24 * MINUTE],
    ['7: ends eight hours after sign-in at LPHQ, after a step-up too', () => staff, 8 * HOUR, 12 * MINUTE],
  ])('%s', async (_, person, longest, pause) => {
    let cookie = await signsIn(person().email);
    for (let passed = 0; passed < longest - pause; passed += pause) {
      clock.pass(pause);
      if (passed === 10 * pause) cookie = await stepsUp(cookie);
      expect(await opens(cookie)).toBe(true);
    }
    clock.pass(pause - 1);
    expect(await opens(cookie)).toBe(true);
    clock.pass(1);
    expect(await opens(cookie)).toBe(false);
  });

  test('8: signing out ends it, and no other of the same person', async () => {
    const [one, other] = [await signsIn(manager.email), await signsIn(manager.email)];
    await supertest(api.url).delete('/session').set('cookie', one).expect(204);
    expect([await opens(one), await opens(other)]).toEqual([false, true]);
  });

  test('9: a disabled account is out at the next request', async () => {
    const cookie = await signsIn(manager.email);
    await api.db.adminQuery('update accounts set disabled_at = now() where id = $1', [manager.id]);
    expect(await opens(cookie)).toBe(false);
  });

  test('10: whose membership ended is out at the next request', async () => {
    const cookie = await signsIn(manager.email);
    await api.db.adminQuery('update memberships set ended_at = now() where account_id = $1', [manager.id]);
    expect(await opens(cookie)).toBe(false);
  });

  test('11: the people of a suspended agency still sign in, and read that it is', async () => {
    const resting = await anAgency().suspended().in(api.db);
    const { email } = await api.account('Manager', resting.id, 'AGENCY_MANAGER');
    expect((await who(await signsIn(email))).body).toMatchObject({ agency: { standing: 'SUSPENDED' } });
  });

  test('12: a new password ends every session there was', async () => {
    const cookies = [await signsIn(manager.email), await signsIn(manager.email)];
    const password = 'another long sentence';
    await api.identity.setPassword.run(aStaffMember(), { accountId: manager.id, password });
    expect(await Promise.all(cookies.map(opens))).toEqual([false, false]);
    await supertest(api.url)
      .post('/session/step-up')
      .set('cookie', cookies[0]!)
      .send({ password })
      .expect(401);
  });

  test('13: who belongs to two agencies acts in the first, and a second membership changes no session', async () => {
    const cookie = await signsIn(manager.email);
    const second = await anAgency().named('Second').in(api.db);
    const role = 'AGENCY_MANAGER' as const;
    const membership = { accountId: manager.id, agencyId: second.id, role };
    await api.identity.addMembership.run(aStaffMember(), membership);
    for (const each of [cookie, await signsIn(manager.email)])
      expect((await who(each)).body).toMatchObject({ agency: { slug: 'north' } });
  });

  test('14: what is forged, cut, altered, doubled or under another name opens nothing', async () => {
    const cookie = await signsIn(manager.email);
    const id = cookie.split('=')[1]!;
    const [{ hash }] = (await api.db.adminQuery<{ hash: Uint8Array }>(
      'select id_hash as hash from sessions where account_id = $1',
      [manager.id],
    )) as [{ hash: Uint8Array }];
    const forged = [
      `__Host-lp_sid=${'B'.repeat(43)}`,
      `__Host-lp_sid=${Buffer.from(hash).toString('base64url')}`,
      cookie.slice(0, -1),
      `${cookie}A`,
      cookie.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')),
      `__Host-lp_sid=${id.toLowerCase()}x`.slice(0, 57),
      `lp_sid=${id}`,
      `__Secure-lp_sid=${id}`,
      `__host-lp_sid=${id}`,
      `${cookie}; ${cookie}`,
      `__Host-lp_sid="${id}"`,
    ];
    expect(await Promise.all(forged.map(opens))).toEqual(forged.map(() => false));
    expect(await opens(`theme=dark; ${cookie}`)).toBe(true);
  });
});

test('signing in ends nothing else of the same person', async () => {
  const cookies = [await signsIn(manager.email), await signsIn(manager.email), await signsIn(manager.email)];
  expect(await Promise.all(cookies.map(opens))).toEqual([true, true, true]);
});
