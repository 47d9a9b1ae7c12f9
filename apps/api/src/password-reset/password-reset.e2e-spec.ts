import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { DrawResetToken } from '#platform/identity';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { HandClock } from '../../../../test/builders/hand-clock.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';

const NEW = 'another long sentence';
const HOUR = 3_600_000;
const PROXY = '127.0.0.1';

let api: TestApi;
let zoe: { email: string; id: string };
const clock = new HandClock('2026-11-21T12:00:00Z');

beforeAll(async () => {
  const signInRules = limitsWith({ networkAttempts: 1_000, resetTokens: 1_000 }).rules;
  api = await openTestApi({ clock, signInRules, trustedProxies: [PROXY] });
});
beforeEach(async () => {
  clock.pass(2 * HOUR);
  const agency = await anAgency().in(api.db);
  zoe = await api.account('Zoé', agency.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

const asks = (email: unknown, from = '203.0.113.1') =>
  supertest(api.url).post('/password-reset').set('x-forwarded-for', from).send({ email });
const finishes = (token: unknown, password: unknown = NEW) =>
  supertest(api.url).post('/password-reset/finish').send({ token, password });
const signsIn = (password: string) =>
  supertest(api.url).post('/session').send({ email: zoe.email, password });

/** All that a caller can see of an answer but when it was given. */
const seen = ({ status, text, headers }: supertest.Response): object => {
  const { date, ...others } = headers;
  return { status, text, headers: others, isDated: date !== undefined };
};

async function aToken(): Promise<string> {
  clock.pass(1_000);
  await asks(zoe.email).expect(202);
  const [row] = await api.db.adminQuery<{ id: string }>(
    'select id from password_resets where account_id = $1 order by asked_at desc limit 1',
    [zoe.id],
  );
  const drawn = await new DrawResetToken(api.db.units, clock).run(row?.id ?? '');
  if (drawn === null) throw new Error('No mail is to be written.');
  return drawn.token;
}

describe('POST /password-reset', () => {
  test('answers in the same bytes whether there is such an account, however often it is asked (T71)', async () => {
    const disabled = await api.account('Disabled', null);
    await api.db.adminQuery('update accounts set disabled_at = now() where id = $1', [disabled.id]);
    const addresses = [zoe.email, 'nobody@example.org', disabled.email, 'no address', 'no\u0000address'];
    const answers: object[] = [];
    for (const [each, email] of addresses.entries())
      for (let time = 0; time < 5; time += 1)
        answers.push(seen(await asks(email, `198.51.100.${10 * each + time}`)));
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(answers[0]).toMatchObject({ status: 202, text: '' });
  });

  test('sets no cookie and writes no address to the log', async () => {
    const answer = await asks(zoe.email);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(api.logged.join('\n')).not.toContain(zoe.email);
  });

  test('tells a network that asks too often, known and unknown addresses alike', async () => {
    const from = '192.0.2.7';
    for (let time = 0; time < 10; time += 1) await asks(`n${time}@example.org`, from).expect(202);
    const [known, unknown] = [await asks(zoe.email, from), await asks('nobody@example.org', from)];
    expect(seen(known)).toEqual(seen(unknown));
    expect(known.status).toBe(429);
    expect(known.headers['retry-after']).toBe('3600');
    expect(known.body).toEqual({
      code: 'TOO_MANY_REQUESTS',
      message: 'New passwords were asked for too often from here. Wait 60 minutes, then try again.',
    });
  });

  test.each([[undefined], [''], ['  '], [['a@example.org']], [7]])('is no form: %j', async (email) => {
    const answer = await asks(email);
    expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ code: 'FORM_INCOMPLETE' })]);
  });

  test('is taken from our own pages alone (T73)', async () => {
    await asks(zoe.email).set('origin', 'https://elsewhere.example.org').expect(403);
    expect(await api.db.adminQuery('select from password_resets where account_id = $1', [zoe.id])).toEqual(
      [],
    );
  });
});

describe('POST /password-reset/finish', () => {
  test('gives a new password; what was signed in is not any more', async () => {
    const before = (await signsIn(PASSWORD)).get('Set-Cookie')?.[0] ?? '';
    const answer = await finishes(await aToken()).set('cookie', before);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^__Host-lp_sid=;.*Max-Age=0$/);
    await supertest(api.url).get('/session').set('cookie', before.split(';')[0]!).expect(401);
    await signsIn(PASSWORD).expect(401);
    await signsIn(NEW).expect(204);
  });

  test('refuses a token that was used, is over, or was guessed in the same bytes', async () => {
    const [used, over] = [await aToken(), await aToken()];
    await finishes(used).expect(204);
    const [again, another] = [await finishes(used), await finishes(over)];
    const late = await aToken();
    clock.pass(HOUR);
    const answers = [
      again,
      another,
      await finishes(late),
      await finishes('A'.repeat(22)),
      await finishes('x'),
    ];
    for (const answer of answers) expect(seen(answer)).toEqual(seen(again));
    expect(again.status).toBe(410);
    expect(again.body).toEqual({
      code: 'RESET_REFUSED',
      message: expect.stringContaining('This link opens nothing any more'),
    });
  });

  test('says what is wrong with the password, and the token is good still', async () => {
    const token = await aToken();
    const short = await finishes(token, 'too short').set('accept-language', 'fr-CA');
    expect(short.status).toBe(422);
    expect(short.body).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'password', because: 'too-short', message: expect.stringContaining('15') }],
    });
    await finishes(token).expect(204);
  });

  test('opens an account that is locked out, at once', async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) await signsIn('a sentence for the door');
    await signsIn(PASSWORD).expect(429);
    await finishes(await aToken()).expect(204);
    clock.pass(1_000);
    await signsIn(NEW).expect(204);
  });

  test.each([[{}], [{ token: 'x' }], [{ password: NEW }], [{ token: 7, password: NEW }]])(
    'is no form: %j',
    async (form) => {
      const answer = await supertest(api.url).post('/password-reset/finish').send(form);
      expect([answer.status, answer.body]).toEqual([
        400,
        expect.objectContaining({ code: 'FORM_INCOMPLETE' }),
      ]);
    },
  );

  test('leaves neither token nor password in the log', async () => {
    const token = await aToken();
    await finishes(token).expect(204);
    for (const secret of [token, NEW, zoe.email]) expect(api.logged.join('\n')).not.toContain(secret);
  });
});
