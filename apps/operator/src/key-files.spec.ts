import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { makeRoot } from '#proof/signing';

import { makeKeyFiles, readRootKey } from './key-files.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lphq-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('key files', () => {
  test('are made in folders of their own; a secret is its owner’s alone, a public key is everybody’s', async () => {
    const [secret, open] = [join(folder, 'a', 'b', 'root.jwk'), join(folder, 'c', 'public.jwk')];
    await makeKeyFiles([
      { file: secret, text: 'secret' },
      { file: open, text: 'open', isPublic: true },
    ]);
    expect(await readFile(secret, 'utf8')).toBe('secret');
    expect((await stat(secret)).mode & 0o777).toBe(0o600);
    expect((await stat(open)).mode & 0o777).toBe(0o644);
  });

  test('are made all or none: one that exists stops the others', async () => {
    const [first, second] = [join(folder, 'new', 'root.jwk'), join(folder, 'public.jwk')];
    await writeFile(second, 'kept');
    const files = [first, second].map((file) => ({ file, text: 'x' }));
    await expect(makeKeyFiles(files)).rejects.toThrow(`${second} exists already`);
    expect(await readdir(folder)).toEqual(['public.jwk']);
    expect(await readFile(second, 'utf8')).toBe('kept');
  });
});

describe('a root file', () => {
  const { privateJwk } = makeRoot();

  test('is read as it was made', async () => {
    const file = join(folder, 'root.jwk');
    await writeFile(file, JSON.stringify(privateJwk));
    expect(await readRootKey(file)).toEqual(privateJwk);
  });

  const whole = JSON.stringify(privateJwk);
  test.each([
    ['cut short', whole.slice(0, -4)],
    ['with something after it', `${whole}"`],
    ['public only', JSON.stringify({ ...privateJwk, d: undefined })],
    ['of another key’s secret', JSON.stringify({ ...privateJwk, d: makeRoot().privateJwk.d })],
    ['with a number that is no key', JSON.stringify({ ...privateJwk, d: 'A'.repeat(43) })],
    ['null', 'null'],
  ])('%s is refused, and nothing of it is said', async (_what, text) => {
    const file = join(folder, 'root.jwk');
    await writeFile(file, text);
    await expect(readRootKey(file)).rejects.toThrow(new Error(`${file} holds no private P-256 JWK`));
  });
});
