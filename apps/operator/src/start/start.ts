import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Settings } from '#platform/settings';
import type { Logger } from '#platform/telemetry';

import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { prepareDatabase } from '../database/prepare-database.js';
import { demoLines } from '../demo/demo-lines.js';
import { makeDemo } from '../demo/make-demo.js';
import { refuseDemoAccounts } from '../demo/refuse-demo-accounts.js';
import { OperatorContext } from '../operator-context.js';
import { type AppName, ChildApp } from './child-apps.js';
import { holdDataFolder } from './start-lock.js';

/** How long a start that is interrupted may go on before it is undone. */
const SETTLE = 4_000;

/** What has to be undone at the end, last first. */
type Undo = () => Promise<void>;

/**
 * Runs the whole product on this machine until SIGINT or SIGTERM: database, migrations, keys, worker, demo data on the
 * first start, api with portal, verifier. Prints `ready` when everything answers. Answers the exit code.
 */
export async function start(settings: Settings, logger: Logger): Promise<number> {
  const undo: Undo[] = [];
  const stopped = untilAskedToStop();
  try {
    const running = startEverything(settings, logger, undo);
    await Promise.race([running, stopped]);
    await stopped;
    await Promise.race([running.catch(() => undefined), pause(SETTLE)]);
    return 0;
  } finally {
    for (const step of undo.reverse())
      await step().catch((error: unknown) => logger.error({}, 'Stopping failed.', error));
  }
}

async function startEverything(settings: Settings, logger: Logger, undo: Undo[]): Promise<void> {
  await mkdir(settings.dataFolder, { recursive: true });
  const lock = await holdDataFolder(settings.dataFolder);
  undo.push(() => lock.release());
  const adminUrl = await databaseUrl(settings, undo);
  const context = new OperatorContext({ ...settings, databaseUrl: adminUrl }, logger);
  undo.push(() => context.close());
  await prepareDatabase(adminUrl, await context.passwords());
  if (settings.demo) await makeDemo(context);
  else await refuseDemoAccounts(context);
  const launch = (name: AppName): Promise<void> => {
    const app = new ChildApp(name, childEnvironment(settings, adminUrl), logger);
    undo.push(() => app.stop());
    return app.start();
  };
  await Promise.all([launch('worker'), launch('api'), launch('verifier')]);
  const lines = settings.demo ? await demoLines(context) : [];
  process.stdout.write(
    [`ready  ${settings.publicOrigin}  ${settings.verifyOrigin}`, ...lines, ''].join('\n'),
  );
}

async function databaseUrl(settings: Settings, undo: Undo[]): Promise<string> {
  if (settings.databaseUrl !== null) return settings.databaseUrl;
  const embedded = await startEmbeddedPostgres(join(settings.dataFolder, 'database'));
  undo.push(() => embedded.stop());
  return embedded.url;
}

/** The apps get the database's address without the administrator's login: each has a login of its own. */
function childEnvironment(settings: Settings, adminUrl: string): NodeJS.ProcessEnv {
  const address = new URL(adminUrl);
  address.username = '';
  address.password = '';
  return {
    PATH: '/usr/bin:/bin',
    NODE_ENV: settings.demo ? 'development' : 'production',
    DATABASE_URL: address.href,
    HOST: settings.host,
    PORT: String(settings.port),
    VERIFY_PORT: String(settings.verifyPort),
    PUBLIC_ORIGIN: settings.publicOrigin,
    VERIFY_ORIGIN: settings.verifyOrigin,
    DATA_DIR: settings.dataFolder,
    LOGINS_DIR: settings.loginsFolder,
    MASTER_KEY_FILE: settings.masterKeyFile,
    ROOT_PUBLIC_KEY_FILE: settings.rootPublicKeyFile,
    DEMO: settings.demo ? '1' : '0',
    TRUSTED_PROXIES: settings.trustedProxies.join(','),
    LOG_LEVEL: settings.logLevel,
  };
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
