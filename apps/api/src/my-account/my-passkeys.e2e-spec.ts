import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { type Said, SoftAuthenticator } from '../../../../test/builders/soft-authenticator.js';
import { aLearnerSession, LearnerBrowser } from '../../../../test/harness/learners.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { aLearner, aTeam, type Team } from '../../../../test/harness/team.js';

/** Where the portal of the api under test is; passkeys hold for its host. */
const ORIGIN = 'http://localhost:3000';

let api: TestApi;
let team: Team;
let owner: LearnerBrowser;
let key: SoftAuthenticator;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  team = await aTeam(api, 'north');
});
afterAll(() => api.close());
beforeEach(async () => {
  owner = await aLearnerSession(api, team, await aLearner(team));
  key = new SoftAuthenticator(ORIGIN);
});

interface Asked {
  readonly handle: string;
  readonly options: { readonly challenge: string };
}

const asksToKeep = async (browser = owner): Promise<Asked> =>
  (await browser.asks('post', '/my/passkeys/options', {})).body as Asked;
const asksToSignIn = async (): Promise<Asked> =>
  (await new LearnerBrowser(api).asks('post', '/my/sign-in/passkey/options', {})).body as Asked;
const keeps = async (forged: Partial<Said> = {}, browser = owner): Promise<number> => {
  const { handle, options } = await asksToKeep(browser);
  return (await browser.asks('post', '/my/passkeys', { handle, response: key.make(options, forged) })).status;
};
const answers = async (handle: string, response: object): Promise<number> =>
  (await new LearnerBrowser(api).asks('post', '/my/sign-in/passkey', { handle, response })).status;
const signsIn = async (forged: Partial<Said> = {}, by = key): Promise<number> => {
  const { handle, options } = await asksToSignIn();
  return answers(handle, by.signIn(options, forged));
};
const nameOn = async (browser: LearnerBrowser): Promise<unknown> =>
  ((await browser.asks('get', '/my/session')).body as { name?: unknown }).name;

describe('a passkey', () => {
  test('that its owner kept signs in another browser, until it is removed', async () => {
    expect(await keeps()).toBe(204);
    const browser = new LearnerBrowser(api);
    const { handle, options } = await asksToSignIn();
    const answer = await browser.asks('post', '/my/sign-in/passkey', {
      handle,
      response: key.signIn(options),
    });
    expect(answer.status).toBe(204);
    expect(await nameOn(browser)).toBe('Zoé Tremblay');
    const { ways } = (await owner.asks('get', '/my/session')).body as {
      ways: { passkeys: { id: string }[] };
    };
    expect((await owner.asks('delete', `/my/passkeys/${ways.passkeys[0]?.id}`)).status).toBe(204);
    expect(await signsIn()).toBe(403);
  });

  test.each<[string, Partial<Said>]>([
    ['on a page of somebody else', { origin: 'http://localhost.evil.example:3000' }],
    ['on another port of the host', { origin: 'http://localhost:8443' }],
    ['by another scheme', { origin: 'https://localhost:3000' }],
    ['for another party', { rpId: 'evil.example' }],
    ['for a host of the same beginning', { rpId: 'localhost.evil.example' }],
    ['to another question', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
    ['without its person being verified', { personVerified: false }],
  ])('made or used %s is refused', async (_, forged) => {
    expect(await keeps(forged)).toBe(403);
    expect(await keeps()).toBe(204);
    expect(await signsIn(forged)).toBe(403);
    expect(await signsIn()).toBe(204);
  });

  test('opens nothing with the answer to the other kind of question', async () => {
    expect(await keeps({ type: 'webauthn.get' })).toBe(403);
    expect(await keeps()).toBe(204);
    expect(await signsIn({ type: 'webauthn.create' })).toBe(403);
  });

  test('that another key signs for is refused', async () => {
    await keeps();
    const thief = new SoftAuthenticator(ORIGIN);
    expect(await signsIn({ credentialId: key.credentialId }, thief)).toBe(403);
    expect(await signsIn({}, thief)).toBe(403);
  });

  test('signs in whoever kept it, whomever it names', async () => {
    const siblingId = await aLearner(team, { givenName: 'Noé' });
    await aLearnerSession(api, team, siblingId);
    await keeps();
    const [sibling] = await api.db.adminQuery<{ id: string }>(
      'select account_id as id from learners where id = $1',
      [siblingId],
    );
    const browser = new LearnerBrowser(api);
    const { handle, options } = await asksToSignIn();
    const userHandle = Buffer.from(sibling?.id ?? '').toString('base64url');
    await browser.asks('post', '/my/sign-in/passkey', {
      handle,
      response: key.signIn(options, { userHandle }),
    });
    expect(await nameOn(browser)).toBe('Zoé Tremblay');
  });

  test('that was copied is found by its counter: one that stays or goes back is refused', async () => {
    await keeps({ counter: 1 });
    expect(await signsIn({ counter: 5 })).toBe(204);
    for (const counter of [5, 4, 0]) expect(await signsIn({ counter })).toBe(403);
    expect(await signsIn({ counter: 6 })).toBe(204);
  });

  test('is kept by one account alone', async () => {
    await keeps();
    const other = await aLearnerSession(api, team, await aLearner(team));
    expect(await keeps({}, other)).toBe(403);
  });
});

describe('a challenge', () => {
  test('is answered once: what was recorded on the way opens nothing', async () => {
    await keeps();
    const { handle, options } = await asksToSignIn();
    const response = key.signIn(options);
    expect(await answers(handle, response)).toBe(204);
    expect(await answers(handle, response)).toBe(403);
    expect(await answers((await asksToSignIn()).handle, response)).toBe(403);
  });

  test('is used up by a wrong answer too', async () => {
    await keeps();
    const { handle, options } = await asksToSignIn();
    expect(await answers(handle, key.signIn(options, { rpId: 'evil.example' }))).toBe(403);
    expect(await answers(handle, key.signIn(options))).toBe(403);
  });

  test('is over after five minutes', async () => {
    await keeps();
    const { handle, options } = await asksToSignIn();
    const [asked] = await api.db.adminQuery<{ minutes: number }>(
      'select round(extract(epoch from max(ends_at) - now()) / 60)::integer as minutes from learner_challenges',
    );
    expect(asked?.minutes).toBe(5);
    await api.db.adminQuery('update learner_challenges set ends_at = now()');
    expect(await answers(handle, key.signIn(options))).toBe(403);
  });

  test('keeps a passkey for the account that asked, and for signing in none', async () => {
    const other = await aLearnerSession(api, team, await aLearner(team));
    const theirs = await asksToKeep(other);
    const body = { handle: theirs.handle, response: key.make(theirs.options) };
    expect((await owner.asks('post', '/my/passkeys', body)).status).toBe(403);
    const signing = await asksToSignIn();
    const swapped = { handle: signing.handle, response: key.make(signing.options) };
    expect((await owner.asks('post', '/my/passkeys', swapped)).status).toBe(403);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'x'],
    ['a list', []],
    ['nothing in it', {}],
    ['an id that is none', { id: 1 }],
    ['five thousand characters', { id: 'x'.repeat(5_000), response: {} }],
  ])('is not answered by rubbish: %s', async (_, response) => {
    const { handle } = await asksToSignIn();
    expect(await answers(handle, { ...(response as object) })).toBe(403);
    const { handle: toKeep } = await asksToKeep();
    expect((await owner.asks('post', '/my/passkeys', { handle: toKeep, response })).status).toBe(403);
  });
});
