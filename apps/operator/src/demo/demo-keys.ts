import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Settings } from '#platform/settings';
import { type EcPrivateJwk, makeRoot, newMasterKeyText } from '#proof/signing';

/**
 * A demo makes the keys that real use keeps apart: the master key that seals all others, and LPHQ's root, which
 * otherwise two people make once and keep outside the system. Made once, kept in 0600 files.
 */
export async function makeDemoKeyFiles(settings: Settings): Promise<void> {
  if (!existsSync(settings.masterKeyFile)) await writeSecret(settings.masterKeyFile, newMasterKeyText());
  if (existsSync(rootFile(settings))) return;
  const root = makeRoot();
  await writeSecret(rootFile(settings), JSON.stringify(root.privateJwk));
  await writeFile(settings.rootPublicKeyFile, JSON.stringify(root.publicJwk));
}

/** The demo's root, for the length of the act that certifies the operating key. */
export async function readDemoRoot(settings: Settings): Promise<EcPrivateJwk> {
  return JSON.parse(await readFile(rootFile(settings), 'utf8')) as EcPrivateJwk;
}

function rootFile(settings: Settings): string {
  return join(settings.dataFolder, 'root', 'root-key.jwk');
}

async function writeSecret(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
}
