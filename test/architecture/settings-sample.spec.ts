import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@jest/globals';

import { describeSettings } from '#platform/settings';

test('.env.example is what the settings say about themselves', () => {
  expect(readFileSync(resolve(import.meta.dirname, '../../.env.example'), 'utf8')).toBe(describeSettings());
});
