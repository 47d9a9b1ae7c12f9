import { resolve } from 'node:path';

import { expect, test } from '@jest/globals';

import { unusedIn } from './checkers.js';

test('a file and an export that nobody uses turn red, and nothing else', async () => {
  expect(await unusedIn(resolve(import.meta.dirname, 'planted/dead'))).toEqual([
    'apps/worker/src/acts.ts#neverAsked',
    'apps/worker/src/attic.ts',
  ]);
});
