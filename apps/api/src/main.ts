import { fileURLToPath } from 'node:url';

import { poolUrls } from '#platform/persistence';
import { readSettings, type Settings } from '#platform/settings';
import { createLogger, type Logger } from '#platform/telemetry';

import type { ApiSettings } from './api-settings.js';
import { type RunningApi, startApi } from './start-api.js';

/** Beside the compiled api: `dist/portal`, and the manifest of its documents. */
const PORTAL = fileURLToPath(new URL('../../../portal', import.meta.url));
const DOCUMENTS = fileURLToPath(new URL('../../../portal-documents.json', import.meta.url));

/** The api as a process of its own: says to its parent, where it has one, when it answers, and ends with it. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLogger('api', settings.logLevel);
  const api = await startApi(await apiSettings(settings), { log });
  log.info({ port: settings.port }, 'ready');
  let stopping: Promise<void> | null = null;
  const stopOnce = (because: string): void => {
    stopping ??= stop(api, log, because).catch(fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopOnce(signal));
  if (process.send) process.once('disconnect', () => stopOnce('disconnect'));
  if (process.connected) process.send?.('ready');
  else if (process.send) stopOnce('disconnect');
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
    documentsFile: DOCUMENTS,
    trustedDocumentsOnly: settings.trustedDocuments,
    evidenceBytesPerAgency: settings.evidenceBytesPerAgency,
    mailFolder: settings.mailFolder,
    portalFolder: PORTAL,
  };
}

async function stop(api: RunningApi, log: Logger, signal: string): Promise<void> {
  log.info({ signal }, 'stopping');
  await api.close();
  process.exit(0);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await main().catch(fail);
