import { expect, test } from '@jest/globals';

import { evidenceFull, LEARNER_BYTES_AT_MOST } from './evidence-file.js';

const GIGABYTE = 1_073_741_824;
const aFile = (bytes: number) => ({
  mediaType: 'application/pdf' as const,
  bytes: new Uint8Array(bytes),
  digest: '',
});

test('a file fits to the last byte of what the agency’s may weigh', () => {
  const used = { agency: 90, learner: 0 };
  expect(evidenceFull(aFile(10), used, 100)).toBeNull();
  expect(evidenceFull(aFile(11), used, 100)).toEqual({
    kind: 'evidence-full',
    whose: 'agency',
    used: 90,
    most: 100,
  });
});

test('one learner has a most of their own, however much room the agency has', () => {
  const learner = LEARNER_BYTES_AT_MOST - 10;
  expect(evidenceFull(aFile(10), { agency: learner, learner }, GIGABYTE)).toBeNull();
  expect(evidenceFull(aFile(11), { agency: learner, learner }, GIGABYTE)).toMatchObject({
    whose: 'learner',
    used: learner,
    most: LEARNER_BYTES_AT_MOST,
  });
});
