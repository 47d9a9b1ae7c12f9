import 'reflect-metadata';

import { readFile } from 'node:fs/promises';

import { poolUrls } from '#platform/persistence';
import { readSettings, type Settings } from '#platform/settings';
import { createLogger, type Logger } from '#platform/telemetry';
import { MasterKeys, readMasterKey } from '#proof/signing';

import type { MailSettings } from './mail/mail-settings.js';
import { startWorker, type Worker, type WorkerSettings } from './start-worker.js';

/** The worker as a process of its own: says to its parent, where it has one, when it listens, and ends with it. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLogger('worker', settings.logLevel);
  const worker = await startWorker(await workerSettings(settings), log);
  const stopOnce = once(() => void stop(worker, log).catch(fail));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopOnce);
  if (process.send) process.once('disconnect', stopOnce);
  process.send?.('ready');
}

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
    mail: await mailSettings(settings),
  };
}

/** A demo without a mail server keeps its mail as files, which the api shows; without a demo it waits. */
async function mailSettings(settings: Settings): Promise<MailSettings> {
  const { publicOrigin, mailFrom: from, mailPostalAddress: postalAddress, smtpUrl, mailFolder } = settings;
  const head = { publicOrigin, from, postalAddress };
  if (smtpUrl === null) return { ...head, way: mailFolder === null ? null : { folder: mailFolder } };
  return { ...head, way: { smtpUrl, password: await smtpPassword(settings) } };
}

async function smtpPassword({ smtpPasswordFile }: Settings): Promise<string | null> {
  return smtpPasswordFile && ((await readFile(smtpPasswordFile, 'utf8')).trim() || null);
}

async function stop(worker: Worker, log: Logger): Promise<void> {
  log.info({}, 'stopping');
  await worker.close();
  process.exit(0);
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await main().catch(fail);
