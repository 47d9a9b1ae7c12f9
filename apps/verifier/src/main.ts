import { readFile } from 'node:fs/promises';

import { poolUrls } from '#platform/persistence';
import { readSettings, type Settings } from '#platform/settings';
import { createLogger } from '#platform/telemetry';
import { publicJwkOf } from '#proof/claims';

import { startVerifier } from './start-verifier.js';
import type { VerifierSettings } from './verifier-settings.js';

/** The verifier as a process of its own: says to its parent, where it has one, when it answers. */
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

const settings = readSettings();
const log = createLogger('verifier', settings.logLevel);
const verifier = await startVerifier(await verifierSettings(settings), { log });
process.send?.('ready');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void verifier.close().then(() => process.exit(0));
  });
}
