import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Settings } from '#platform/settings';
import { type EcPrivateJwk, makeRoot, newMasterKeyText } from '#proof/signing';

import { makeKeyFiles, readRootKey } from '../key-files.js';

/**
 * A demo makes the keys that real use keeps apart: the master key that seals all others, and LPHQ's root, which
 * otherwise two people make once and keep outside the system. Made once, kept in 0600 files.
 */
export async function makeDemoKeyFiles(settings: Settings): Promise<void> {
  if (!existsSync(settings.masterKeyFile))
    await makeKeyFiles([{ file: settings.masterKeyFile, text: newMasterKeyText() }]);
  const isRootMissing = !existsSync(rootFile(settings));
  if (isRootMissing)
    await makeKeyFiles([{ file: rootFile(settings), text: JSON.stringify(makeRoot().privateJwk) }]);
  if (!isRootMissing && existsSync(settings.rootPublicKeyFile)) return;
  const { kty, crv, x, y } = await readDemoRoot(settings);
  await writeFile(settings.rootPublicKeyFile, JSON.stringify({ kty, crv, x, y }));
}

/** The demo's root, for the length of the act that certifies the operating key. */
export function readDemoRoot(settings: Settings): Promise<EcPrivateJwk> {
  return readRootKey(rootFile(settings));
}

function rootFile(settings: Settings): string {
  return join(settings.dataFolder, 'root', 'root-key.jwk');
}
