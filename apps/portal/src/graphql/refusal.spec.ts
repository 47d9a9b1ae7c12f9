import { describe, expect, test } from '@jest/globals';

import { answerOf } from './client.js';
import {
  doorCauseOf,
  doorRefusal,
  isOutdated,
  isStale,
  nextStepOf,
  problemRefusal,
  refusalOfAct,
  wordsOf,
} from './refusal.js';

describe('a Problem member', () => {
  test('keeps the server’s words and every field', () => {
    const refusal = problemRefusal({
      __typename: 'InvalidInput',
      message: 'Two fields need correcting.',
      fields: [
        { field: 'givenName', message: 'Enter a given name.' },
        { field: 'email', message: 'This is not an e-mail address.' },
      ],
    });

    expect(refusal.message).toBe('Two fields need correcting.');
    expect(refusal.fields.map(({ field }) => field)).toEqual(['givenName', 'email']);
    expect(nextStepOf(refusal)).toBeNull();
  });

  test('that this portal has never heard of still shows its message', () => {
    const refusal = problemRefusal({ __typename: 'MoonTooFull', message: 'Wait for the new moon.' });

    expect(refusal).toMatchObject({ cause: 'MoonTooFull', message: 'Wait for the new moon.', fields: [] });
    expect(nextStepOf(refusal)).toBeNull();
    expect(isStale(refusal)).toBe(false);
  });

  test('says when the screen is behind the record', () => {
    expect(isStale(problemRefusal({ __typename: 'BadgeAlreadyRevoked', message: '' }))).toBe(true);
  });

  test('named like a member of Object has no next step', () => {
    expect(nextStepOf(problemRefusal({ __typename: 'constructor' }))).toBeNull();
    expect(wordsOf(problemRefusal({ __typename: 'toString' }))).toBe('portal.door.failed');
  });
});

describe('an act', () => {
  test.each(['unreachable', 'failed'] as const)(
    'that was %s may have been done, and the page says so',
    (cause) => {
      const refusal = refusalOfAct(doorRefusal(cause, 'Quote 7F3K-2Q.'));
      expect(refusal).toMatchObject({ cause: 'unanswered', message: 'Quote 7F3K-2Q.' });
      expect(isStale(refusal)).toBe(true);
    },
  );

  test('that was refused was not done', () => {
    const refusal = doorRefusal('not-permitted');
    expect(refusalOfAct(refusal)).toBe(refusal);
  });
});

describe('the door', () => {
  test.each([
    ['UNAUTHENTICATED', 200, 'signed-out'],
    ['FORBIDDEN', 200, 'not-permitted'],
    ['GRAPHQL_VALIDATION_FAILED', 400, 'malformed'],
    ['INTERNAL_SERVER_ERROR', 200, 'failed'],
    [undefined, 401, 'signed-out'],
    [undefined, 429, 'too-many-requests'],
    [undefined, 502, 'failed'],
    [7, 200, 'failed'],
  ])('code %s with status %s is %s', (code, status, cause) => {
    expect(doorCauseOf(code, status)).toBe(cause);
  });

  test('that no longer knows the portal’s question offers to load the portal anew, and nothing else', () => {
    const refusal = doorRefusal(doorCauseOf('DOCUMENT_NOT_TRUSTED', 400));
    expect(isOutdated(refusal)).toBe(true);
    expect(isStale(refusal)).toBe(false);
    expect([wordsOf(refusal), nextStepOf(refusal)]).toEqual(['portal.door.outdated', 'portal.next.newer']);
    expect(isOutdated(doorRefusal('malformed'))).toBe(false);
  });

  test('how long to wait is said once: by the server, else by the portal', () => {
    expect(nextStepOf(doorRefusal('too-many-requests', 'Wait 4 minutes, then try again.'))).toBeNull();
    expect(nextStepOf(doorRefusal('too-many-requests'))).toBe('portal.next.wait');
  });

  test('half an answer is a refusal', () => {
    const reply = { data: { learner: null }, errors: [{ message: 'Something failed. Quote 7F3K-2Q.' }] };
    expect(answerOf(reply, 200)).toMatchObject({
      cause: 'failed',
      message: 'Something failed. Quote 7F3K-2Q.',
    });
  });

  test('an empty answer is a failure, a whole one is data', () => {
    expect(answerOf({}, 200)).toMatchObject({ kind: 'refused', cause: 'failed' });
    expect(answerOf({ data: { learner: null } }, 200)).toEqual({ kind: 'answered', data: { learner: null } });
  });

  test('a refusal without words gets the portal’s own', () => {
    expect(wordsOf(doorRefusal('unreachable'))).toBe('portal.door.unreachable');
  });
});
