import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { newMasterKeyText, readMasterKey, SAMPLE_MASTER_KEY } from './master-key-file.js';

const DEMO = { sampleRefused: false, production: false };
const PRODUCTION = { sampleRefused: false, production: true };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'master-key-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(text: string, mode = 0o600): Promise<string> {
  const path = join(folder, 'key');
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

describe('a master key file', () => {
  test('holds 32 random bytes', async () => {
    const text = newMasterKeyText();
    expect(newMasterKeyText()).not.toBe(text);
    const bytes = await readMasterKey(await file(text), PRODUCTION);
    expect(`${Buffer.from(bytes).toString('base64')}\n`).toBe(text);
  });

  test.each([0o600, 0o400, 0o640, 0o440])('of mode %o is read', async (mode) => {
    expect(await readMasterKey(await file(newMasterKeyText(), mode), PRODUCTION)).toHaveLength(32);
  });

  test.each([0o644, 0o604, 0o602, 0o601, 0o666, 0o620, 0o660])(
    'of mode %o is refused, in a demo too',
    async (mode) => {
      await expect(readMasterKey(await file(newMasterKeyText(), mode), DEMO)).rejects.toThrow('0600');
    },
  );

  test('with the sample is refused in production, and where it is asked to be', async () => {
    const path = await file(SAMPLE_MASTER_KEY);
    await expect(readMasterKey(path, PRODUCTION)).rejects.toThrow('sample');
    await expect(readMasterKey(path, { ...DEMO, sampleRefused: true })).rejects.toThrow('sample');
    expect(await readMasterKey(path, DEMO)).toHaveLength(32);
  });

  test.each([
    '',
    'x',
    'A'.repeat(44),
    `${'A'.repeat(42)}B=`,
    `${newMasterKeyText()}\n`,
    newMasterKeyText().slice(4),
  ])('with %j is refused without showing it', async (text) => {
    await expect(readMasterKey(await file(text), DEMO)).rejects.toThrow(/key holds no base64 of 32 bytes\.$/);
  });

  test('that is not there is a fault', async () => {
    await expect(readMasterKey(join(folder, 'none'), DEMO)).rejects.toThrow('ENOENT');
  });
});
