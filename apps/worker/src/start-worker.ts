import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { type Clock, systemClock } from '#platform/clock';
import { listen, openDatabase, UnitsOfWork } from '#platform/persistence';
import { type Logger, NestLogger } from '#platform/telemetry';
import type { MasterKeys } from '#proof/signing';

import { Housekeeping } from './housekeeping/housekeeping.job.js';
import { JobLoop } from './job-loop.js';
import { PublishKeys } from './keys/publish-key-list.job.js';
import type { MailSettings } from './mail/mail-settings.js';
import { SendMail } from './mail/send-mail.job.js';
import { RelayEvents } from './outbox/relay-events.job.js';
import { SignPreparedBadges } from './signing/sign-prepared-badges.job.js';
import { SignTranscripts } from './signing/sign-transcripts.job.js';
import { PublishStatusLists } from './status/publish-status-lists.job.js';
import { WorkerModule } from './worker.module.js';

export interface WorkerSettings {
  /** The worker login's URL. */
  readonly databaseUrl: string;
  readonly verifyOrigin: string;
  readonly masterKeys: MasterKeys;
  /** Absent: mail waits. */
  readonly mail?: MailSettings;
}

export interface Worker {
  close(): Promise<void>;
}

const SWEEP = 1_000;
const GATHER = 200;
const PUBLISH = 5_000;
const HOUSEKEEPING = 3_600_000;

/** Starts the worker: it is nudged by notifications and sweeps every second, so that losing a nudge loses nothing. */
export async function startWorker(
  settings: WorkerSettings,
  log: Logger,
  clock: Clock = systemClock,
): Promise<Worker> {
  const database = await openDatabase({ worker: settings.databaseUrl }, (pool, error) => {
    log.error({ pool }, 'A database connection was lost.', error);
  });
  const module = WorkerModule.of({ ...settings, units: new UnitsOfWork(database), clock, log });
  const app = await NestFactory.createApplicationContext(module, { logger: new NestLogger(log) });
  const loops = startLoops(app, log);
  const ears = await listenFor(settings.databaseUrl, loops, log);
  for (const loop of Object.values(loops)) loop.nudge();
  return {
    close: async () => {
      await Promise.all(ears.map((ear) => ear.close().catch(() => undefined)));
      await Promise.all(Object.values(loops).map((loop) => loop.stop()));
      await app.close();
      await database.close();
    },
  };
}

type Loops = Readonly<
  Record<'signing' | 'transcripts' | 'outbox' | 'mail' | 'publishing' | 'status' | 'housekeeping', JobLoop>
>;

function startLoops(app: INestApplicationContext, log: Logger): Loops {
  return {
    signing: new JobLoop(app.get(SignPreparedBadges), SWEEP, log),
    transcripts: new JobLoop(app.get(SignTranscripts), SWEEP, log),
    outbox: new JobLoop(app.get(RelayEvents), SWEEP, log),
    mail: new JobLoop(app.get(SendMail), SWEEP, log),
    publishing: new JobLoop(app.get(PublishKeys), PUBLISH, log),
    status: new JobLoop(app.get(PublishStatusLists), PUBLISH, log),
    housekeeping: new JobLoop(app.get(Housekeeping), HOUSEKEEPING, log),
  };
}

/** A lost ear mends itself; the sweeps go on meanwhile, and a nudge only saves them a second. */
function listenFor(url: string, loops: Loops, log: Logger): Promise<{ close(): Promise<void> }[]> {
  const onLost = (error: Error): void =>
    log.warn({ fault: error.name }, 'Notifications stopped; the sweeps go on.');
  return Promise.all([
    listen(url, 'to_sign', () => loops.signing.nudge(), onLost),
    listen(url, 'to_mail', () => loops.mail.nudge(), onLost),
    listen(url, 'status_changed', () => loops.status.nudge(), onLost),
    listen(url, 'outbox', gathered(loops.outbox, loops.publishing), onLost),
  ]);
}

/**
 * Nudges once for all that comes within a moment: every badge publishes twice, and while many are issued each nudge
 * would cost the worker more than the badge.
 */
function gathered(...loops: readonly JobLoop[]): () => void {
  let timer: NodeJS.Timeout | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      for (const loop of loops) loop.nudge();
    }, GATHER).unref();
  };
}
