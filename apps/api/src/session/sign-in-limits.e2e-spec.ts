import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';

const WRONG = 'a sentence for the door';
const NOON = '2026-11-21T12:00:00Z';
const PROXY = '127.0.0.1';

let api: TestApi;
let known: { email: string; id: string };
const clock = new HandClock(NOON);

/** Reached through a proxy on this machine; a network may try ten times a minute. */
beforeAll(async () => {
  const signInRules = limitsWith({ networkAttempts: 10, alarmingFailures: 12 }).rules;
  api = await openTestApi({ clock, signInRules, trustedProxies: [PROXY] });
});
beforeEach(async () => {
  clock.pass(60 * 60_000);
  await api.db.adminQuery('truncate sign_in_budgets, sign_in_lock_outs');
  known = await api.account('Administrator', null);
});
afterAll(() => api.close());

const tries = (email: string, from: string, password = WRONG) =>
  supertest(api.url).post('/session').set('x-forwarded-for', from).send({ email, password });

/** All that a caller can see of an answer but when it was given and under which number. */
const seen = ({ status, text, headers }: supertest.Response): object => {
  const { date, ...others } = headers;
  return { status, text, headers: others, isDated: date !== undefined };
};

test('a locked account answers in the same bytes whether it exists or not, the right password too (T71)', async () => {
  const unknown = 'nobody@example.org';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const one = seen(await tries(known.email, '203.0.113.1'));
    expect(seen(await tries(unknown, '203.0.113.2'))).toEqual(one);
    expect(one).toMatchObject({ status: 401 });
  }
  const locked = await tries(known.email, '203.0.113.3', PASSWORD);
  expect(seen(await tries(unknown, '203.0.113.4', PASSWORD))).toEqual(seen(locked));
  expect(locked.status).toBe(429);
  expect(locked.headers['retry-after']).toBe('60');
  expect(locked.body).toEqual({
    code: 'TOO_MANY_REQUESTS',
    message: 'There were too many attempts to sign in. Wait a minute, then try again.',
  });
  expect(locked.headers['set-cookie']).toBeUndefined();
  clock.pass(60_000);
  expect((await tries(known.email, '203.0.113.3', PASSWORD)).status).toBe(204);
});

describe('an attempt counts for the network that it came from', () => {
  const spends = async (from: string): Promise<void> => {
    for (let attempt = 0; attempt < 10; attempt += 1) await tries(`person${attempt}@example.org`, from);
  };

  test('as the trusted proxy names it, and not as its sender does', async () => {
    await spends('203.0.113.9');
    expect((await tries(known.email, '203.0.113.9', PASSWORD)).status).toBe(429);
    expect((await tries(known.email, '198.51.100.7, 203.0.113.9', PASSWORD)).status).toBe(429);
    expect((await tries(known.email, '198.51.100.7', PASSWORD)).status).toBe(204);
  });

  test('which for IPv6 is the /64', async () => {
    await spends('2001:db8:1:2::1');
    expect((await tries(known.email, '2001:db8:1:2:3::9', PASSWORD)).status).toBe(429);
    expect((await tries(known.email, '2001:db8:1:3::9', PASSWORD)).status).toBe(204);
  });
});

test('X-Forwarded-For from whom nobody trusts changes nothing', async () => {
  const alone = await openTestApi({ signInRules: limitsWith({ networkAttempts: 2 }).rules });
  const from = (address: string) =>
    supertest(alone.url)
      .post('/session')
      .set('x-forwarded-for', address)
      .send({ email: `${address}@example.org`, password: WRONG });
  const statuses: number[] = [];
  for (const host of [1, 2, 3, 4]) statuses.push((await from(`203.0.113.${host}`)).status);
  await alone.close();
  expect(statuses).toEqual([401, 401, 429, 429]);
});

test('the alarm is one line of the log, without a name or an address (T70)', async () => {
  const before = api.logged.length;
  for (let attempt = 0; attempt < 30; attempt += 1)
    await tries(`person${attempt}@example.org`, `203.0.113.${100 + (attempt % 3)}`);
  const alarms = api.logged.slice(before).filter((line) => line.includes('sign-in alarm'));
  expect(alarms.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ level: 50, count: 12 }),
  ]);
  for (const secret of ['person11@', '203.0.113']) expect(api.logged.join('')).not.toContain(secret);
});

describe('a form of many', () => {
  test.each([
    ['in a list', (one: object) => [one, one, one]],
    ['in each other', (one: object) => ({ 0: one, 1: one })],
    ['as lists of addresses', () => ({ email: [known.email, 'a@example.org'], password: [PASSWORD, WRONG] })],
  ])('is no form and tries nothing: %s (T75)', async (_, of) => {
    const answer = await supertest(api.url)
      .post('/session')
      .send(of({ email: known.email, password: WRONG }));
    expect(answer.status).toBe(400);
    expect(await api.db.adminQuery('select from sign_in_lock_outs')).toEqual([]);
  });
});

describe('another site', () => {
  const DOORS = ['/session', '/session/step-up'];
  const cells = DOORS.flatMap((door) =>
    [
      ['text/plain', JSON.stringify({ email: 'a@example.org', password: WRONG }), 415],
      ['application/x-www-form-urlencoded', `email=a%40example.org&password=x`, 415],
      ['multipart/form-data; boundary=x', '--x--', 415],
    ].map(([type, body, status]) => [door, type, body, status] as [string, string, string, number]),
  );

  test.each(cells)('sends %s a form as %s and nothing happens (T73)', async (door, type, body, status) => {
    const answer = await supertest(api.url).post(door).set('content-type', type).send(body);
    expect(answer.status).toBe(status);
    expect(await api.db.adminQuery('select from sign_in_budgets')).toEqual([]);
  });

  test.each(DOORS)('cannot ask %s with a GET, nor in its own name', async (door) => {
    const query = `email=${encodeURIComponent(known.email)}&password=${encodeURIComponent(PASSWORD)}`;
    const got = await supertest(api.url).get(`${door}?${query}`).set('content-type', 'application/json');
    expect(got.headers['set-cookie']).toBeUndefined();
    expect(got.status).toBe(door === '/session' ? 401 : 405);
    const posted = await supertest(api.url)
      .post(door)
      .set('origin', 'https://evil.example')
      .send({ email: known.email, password: PASSWORD });
    expect(posted.body).toMatchObject({ code: 'ORIGIN_REFUSED' });
    expect(posted.headers['set-cookie']).toBeUndefined();
  });

  test.each(['next', 'returnTo', 'redirect', 'url', 'continue'])(
    'cannot have people sent on after signing in: %s (T89)',
    async (name) => {
      const elsewhere = 'https://evil.example/';
      const answer = await supertest(api.url)
        .post(`/session?${name}=${encodeURIComponent(elsewhere)}`)
        .send({ email: known.email, password: PASSWORD, [name]: elsewhere });
      expect(answer.status).toBe(204);
      expect(answer.headers['location']).toBeUndefined();
      expect(JSON.stringify(answer.headers)).not.toContain('evil');
    },
  );
});
