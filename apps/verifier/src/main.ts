import { readFile } from 'node:fs/promises';

import { poolUrls } from '#platform/persistence';
import { readSettings, type Settings } from '#platform/settings';
import { createLogger } from '#platform/telemetry';
import { publicJwkOf } from '#proof/claims';

import { startVerifier } from './start-verifier.js';
import type { VerifierSettings } from './verifier-settings.js';

async function verifierSettings(settings: Settings): Promise<VerifierSettings> {
  if (settings.databaseUrl === null) throw new Error('DATABASE_URL: the verifier needs a database.');
  const urls = await poolUrls(settings.databaseUrl, settings.loginsFolder, ['public']);
  const rootPublicJwk = publicJwkOf(JSON.parse(await readFile(settings.rootPublicKeyFile, 'utf8')));
  if (rootPublicJwk === null) throw new Error('ROOT_PUBLIC_KEY_FILE: holds no P-256 public key.');
  return {
    port: settings.verifyPort,
    host: settings.host,
    verifyOrigin: settings.verifyOrigin,
    databaseUrl: urls.public,
    rootPublicJwk,
    trustedProxies: settings.trustedProxies,
    production: !settings.demo,
  };
}

/** The verifier as a process of its own: says to its parent, where it has one, when it answers, and ends with it. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLogger('verifier', settings.logLevel);
  const verifier = await startVerifier(await verifierSettings(settings), { log });
  let stopping: Promise<void> | null = null;
  const stopOnce = (): void => {
    stopping ??= verifier.close().then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopOnce);
  if (process.send) process.once('disconnect', stopOnce);
  if (process.connected) process.send?.('ready');
  else if (process.send) stopOnce();
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await main().catch(fail);
