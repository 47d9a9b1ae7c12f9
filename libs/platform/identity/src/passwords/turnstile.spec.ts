import { setImmediate as turn } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { Turnstile } from './turnstile.js';

test('never more than the places at once, and everybody gets through', async () => {
  const turnstile = new Turnstile(4);
  let inside = 0;
  let most = 0;
  const visits = Array.from({ length: 25 }, (_, visit) =>
    turnstile.pass(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await turn();
      inside -= 1;
      return visit;
    }),
  );
  expect(await Promise.all(visits)).toHaveLength(25);
  expect(most).toBe(4);
});

test('a task that fails gives its place back', async () => {
  const turnstile = new Turnstile(1);
  await expect(turnstile.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turnstile.pass(() => Promise.resolve('next'))).toBe('next');
});
