import { fileURLToPath } from 'node:url';

import { poolUrls } from '#platform/persistence';
import { readSettings, type Settings } from '#platform/settings';
import { createLogger, type Logger } from '#platform/telemetry';

import type { ApiSettings } from './api-settings.js';
import { type RunningApi, startApi } from './start-api.js';

/** Beside the compiled api: `dist/portal`. */
const PORTAL = fileURLToPath(new URL('../../../portal', import.meta.url));

/** The api as a process of its own: says to its parent, where it has one, when it answers. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLogger('api', settings.logLevel);
  const api = await startApi(await apiSettings(settings), { log });
  log.info({ port: settings.port }, 'ready');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop(api, log, signal));
  process.send?.('ready');
}

async function apiSettings(settings: Settings): Promise<ApiSettings> {
  const { port, host, publicOrigin, verifyOrigin, trustedProxies, databaseUrl } = settings;
  if (databaseUrl === null)
    throw new Error('DATABASE_URL: the api alone needs a database; npm start brings one.');
  const databaseUrls = await poolUrls(databaseUrl, settings.loginsFolder, ['tenant', 'hq', 'identity']);
  const production = !settings.demo;
  return {
    port,
    host,
    publicOrigin,
    verifyOrigin,
    trustedProxies,
    databaseUrls,
    production,
    portalFolder: PORTAL,
  };
}

async function stop(api: RunningApi, log: Logger, signal: string): Promise<void> {
  log.info({ signal }, 'stopping');
  await api.close();
  process.exit(0);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
