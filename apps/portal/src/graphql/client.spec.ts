import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { GraphqlClient } from './client.js';
import { mutation } from './operation.js';

const revoke = mutation<{ readonly badgeId: string }, { readonly badge: unknown }>({
  field: 'revokeBadge',
  success: 'BadgeRevoked',
  selection: 'badge { id }',
});
const TURNED_AWAY = { errors: [{ message: 'Again, please.', extensions: { code: 'STEP_UP_REQUIRED' } }] };
const DONE = { data: { revokeBadge: { __typename: 'BadgeRevoked', badge: { id: 'b' } } } };

const sent: unknown[] = [];
let answers: object[];
const ownFetch = globalThis.fetch;

beforeEach(() => {
  sent.length = 0;
  globalThis.fetch = (_, init) => {
    sent.push(JSON.parse(init?.body as string));
    return Promise.resolve(new Response(JSON.stringify(answers.shift())));
  };
});
afterEach(() => {
  globalThis.fetch = ownFetch;
});

/** A client whose reader gives the password, or does not. */
function aClient(proves: boolean) {
  const provePresence = jest.fn(() => Promise.resolve(proves));
  const client = new GraphqlClient({ language: () => 'en', onSignedOut: () => undefined, provePresence });
  return { client, provePresence };
}

describe('an act that asks for the password again', () => {
  test('is sent once more, as it was, when it is given', async () => {
    answers = [TURNED_AWAY, DONE];
    const { client } = aClient(true);
    expect(await client.act(revoke, { badgeId: 'b' })).toMatchObject({ kind: 'answered' });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  test('is left undone when it is not, and says so', async () => {
    answers = [TURNED_AWAY];
    const { client } = aClient(false);
    const answer = await client.act(revoke, { badgeId: 'b' });
    expect(answer).toMatchObject({ kind: 'refused', cause: 'step-up-required', message: 'Again, please.' });
    expect(sent).toHaveLength(1);
  });

  test('asks once: turned away a second time, it is refused', async () => {
    answers = [TURNED_AWAY, TURNED_AWAY];
    const { client, provePresence } = aClient(true);
    expect(await client.act(revoke, { badgeId: 'b' })).toMatchObject({ cause: 'step-up-required' });
    expect(provePresence).toHaveBeenCalledTimes(1);
  });
});

test('nobody is asked for an act that is done', async () => {
  answers = [DONE];
  const { client, provePresence } = aClient(true);
  await client.act(revoke, { badgeId: 'b' });
  expect(provePresence).not.toHaveBeenCalled();
});
