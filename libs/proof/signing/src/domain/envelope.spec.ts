import { randomBytes } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { type KeyIdentity, openKey, sealKey } from './envelope.js';
import { MasterKeys } from './master-keys.js';

const IDENTITY: KeyIdentity = { kid: 'abcdefghijklmnop', agencyId: 'agency-a', purpose: 'BADGE' };
const bytes = randomBytes(32);
const masterKeys = new MasterKeys([{ version: 1, bytes }]);
const pkcs8 = randomBytes(138);
const sealed = sealKey(pkcs8, IDENTITY, masterKeys);

describe('a sealed key', () => {
  test('opens as it was, for the identity it was sealed for', () => {
    expect(openKey(sealed, IDENTITY, masterKeys)).toEqual(pkcs8);
  });

  test('is sealed differently each time, and holds neither the key nor the master key', () => {
    const again = sealKey(pkcs8, IDENTITY, masterKeys);
    expect(again.sealedKey).not.toEqual(sealed.sealedKey);
    expect(again.sealedDataKey).not.toEqual(sealed.sealedDataKey);
    for (const part of [sealed.sealedKey, sealed.sealedDataKey])
      for (const secret of [pkcs8, bytes])
        expect(Buffer.from(part).includes(secret.subarray(0, 16))).toBe(false);
  });

  test.each<[string, Partial<KeyIdentity>]>([
    ['another agency', { agencyId: 'agency-b' }],
    ['another key', { kid: 'ponmlkjihgfedcba' }],
    ['another purpose', { purpose: 'OPERATING' }],
    ['a bar in another place', { kid: 'abcdefghijklmnop|agency-a', agencyId: '' }],
  ])('T24: does not open for %s', (_, other) => {
    expect(() => openKey(sealed, { ...IDENTITY, ...other }, masterKeys)).toThrow();
  });

  test('T24: does not open with its parts taken from two rows', () => {
    const other = sealKey(pkcs8, { ...IDENTITY, agencyId: 'agency-b' }, masterKeys);
    expect(() => openKey({ ...sealed, sealedKey: other.sealedKey }, IDENTITY, masterKeys)).toThrow();
    expect(() => openKey({ ...sealed, sealedDataKey: other.sealedDataKey }, IDENTITY, masterKeys)).toThrow();
  });

  test('does not open with any byte of it changed, or cut short', () => {
    for (const part of ['sealedKey', 'sealedDataKey'] as const)
      for (const place of sealed[part].keys()) {
        const changed = Uint8Array.from(sealed[part]);
        changed[place]! ^= 1;
        expect(() => openKey({ ...sealed, [part]: changed }, IDENTITY, masterKeys)).toThrow();
        expect(() =>
          openKey({ ...sealed, [part]: changed.subarray(0, place) }, IDENTITY, masterKeys),
        ).toThrow();
      }
  });

  test('does not open under another master key, nor under the same one by another version', () => {
    const stranger = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
    const renamed = new MasterKeys([{ version: 2, bytes }]);
    expect(() => openKey(sealed, IDENTITY, stranger)).toThrow();
    expect(() => openKey(sealed, IDENTITY, renamed)).toThrow('no master key of version 1');
    expect(() => openKey({ ...sealed, masterVersion: 2 }, IDENTITY, renamed)).toThrow();
  });

  test('opens while two master keys live side by side, and new ones are sealed by the newer', () => {
    const both = new MasterKeys([
      { version: 2, bytes: randomBytes(32) },
      { version: 1, bytes },
    ]);
    expect(openKey(sealed, IDENTITY, both)).toEqual(pkcs8);
    expect(sealKey(pkcs8, IDENTITY, both).masterVersion).toBe(2);
  });
});

test.each([
  ['none', []],
  ['a short one', [{ version: 1, bytes: randomBytes(16) }]],
  [
    'a version twice',
    [
      { version: 1, bytes },
      { version: 1, bytes },
    ],
  ],
  ['version 0', [{ version: 0, bytes }]],
])('master keys: %s is refused', (_, keys) => {
  expect(() => new MasterKeys(keys)).toThrow(RangeError);
});
