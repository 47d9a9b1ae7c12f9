import 'reflect-metadata';

import { poolUrls } from '#platform/persistence';
import { readSettings, type Settings } from '#platform/settings';
import { createLogger } from '#platform/telemetry';
import { MasterKeys, readMasterKey } from '#proof/signing';

import { startWorker, type WorkerSettings } from './start-worker.js';

async function workerSettings(settings: Settings): Promise<WorkerSettings> {
  if (settings.databaseUrl === null) throw new Error('DATABASE_URL: the worker needs a database.');
  const urls = await poolUrls(settings.databaseUrl, settings.loginsFolder, ['worker']);
  const bytes = await readMasterKey(settings.masterKeyFile, {
    sampleRefused: true,
    production: !settings.demo,
  });
  return {
    databaseUrl: urls.worker,
    verifyOrigin: settings.verifyOrigin,
    masterKeys: new MasterKeys([{ version: 1, bytes }]),
  };
}

const settings = readSettings();
const log = createLogger('worker', settings.logLevel);
const worker = await startWorker(await workerSettings(settings), log);
process.send?.('ready');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void worker.close().then(() => process.exit(0));
  });
}
