import { afterEach, expect, jest, test } from '@jest/globals';

import type { Database } from '#platform/persistence';

import { productVersion } from './product-version.js';
import { Readiness } from './readiness.js';

afterEach(() => void jest.useRealTimers());

function readinessOver(query: (pool: string) => Promise<unknown>): Readiness {
  const pool = (name: string) => ({ query: () => query(name) });
  return new Readiness({ pool, close: () => Promise.resolve() } as unknown as Database, '1.2.3');
}

test('is ready while every pool answers, and not once it stops', async () => {
  const readiness = readinessOver(() => Promise.resolve([]));
  expect(await readiness.isReady()).toBe(true);
  readiness.stop();
  expect(await readiness.isReady()).toBe(false);
});

test('is not ready when one pool fails', async () => {
  const readiness = readinessOver((name) =>
    name === 'hq' ? Promise.reject(new Error('away')) : Promise.resolve([]),
  );
  expect(await readiness.isReady()).toBe(false);
});

test('is not ready when a pool says nothing for 2 s', async () => {
  jest.useFakeTimers();
  const answer = readinessOver(() => new Promise(() => undefined)).isReady();
  await jest.advanceTimersByTimeAsync(2_000);
  expect(await answer).toBe(false);
});

test('the version is the nearest package.json’s, and without one there is none', async () => {
  expect(await productVersion()).toMatch(/^\d+\.\d+\.\d+/);
  await expect(productVersion(new URL('file:///nowhere/at/all/'))).rejects.toThrow('No package.json');
});
