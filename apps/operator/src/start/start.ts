import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { catalogueLints } from '#platform/persistence';
import { databaseAddress, type Settings } from '#platform/settings';
import type { Logger } from '#platform/telemetry';

import { startEmbeddedPostgres } from '../database/embedded-postgres.js';
import { prepareDatabase } from '../database/prepare-database.js';
import { demoLines } from '../demo/demo-lines.js';
import { makeDemo } from '../demo/make-demo.js';
import { refuseDemoAccounts } from '../demo/refuse-demo-accounts.js';
import { OperatorContext } from '../operator-context.js';
import { publishSeedEdition } from '../publish-seed-edition.js';
import { askToStop, untilAborted } from './ask-to-stop.js';
import { type AppName, ChildApp } from './child-apps.js';
import { holdDataFolder } from './start-lock.js';

const APPS: readonly AppName[] = ['worker', 'api', 'verifier'];

/** How long a start that is interrupted may go on before what it has begun is undone. */
const SETTLE = 3_000;
/** SIGTERM to the end, whatever hangs: 15 s are promised. */
const UNDO_WITHIN = 10_000;

/** What has to be undone at the end, last first. */
type Undo = () => Promise<void>;

interface Start {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly stopping: AbortSignal;
  readonly undo: Undo[];
}

/**
 * Runs the whole product on this machine until SIGINT or SIGTERM: database, migrations, keys, worker, demo data on the
 * first start, api with portal, verifier. Prints `ready` when everything answers. Answers the exit code; whoever asks
 * then ends the process, since an interrupted step may still hold it.
 */
export async function start(settings: Settings, logger: Logger): Promise<number> {
  const stopping = askToStop(settings.isBelowNpm);
  const undo: Undo[] = [];
  const running = startEverything({ settings, logger, stopping, undo });
  try {
    await Promise.race([running, untilAborted(stopping)]).catch((error: unknown) => {
      if (!stopping.aborted) throw error;
    });
    await untilAborted(stopping);
    await Promise.race([running.catch(() => undefined), pause(SETTLE)]);
    return 0;
  } finally {
    await Promise.race([undoAll(undo, logger), pause(UNDO_WITHIN)]);
  }
}

async function undoAll(undo: readonly Undo[], logger: Logger): Promise<void> {
  for (const step of undo.toReversed())
    await step().catch((error: unknown) => logger.error({}, 'Stopping failed.', error));
}

async function startEverything(start: Start): Promise<void> {
  const { settings, logger, stopping, undo } = start;
  await mkdir(settings.dataFolder, { recursive: true });
  const lock = await holdDataFolder(settings.dataFolder);
  undo.push(() => lock.release());
  const adminUrl = await databaseUrl(start);
  stopping.throwIfAborted();
  const context = new OperatorContext({ ...settings, databaseUrl: adminUrl }, logger);
  undo.push(() => context.close());
  await fillDatabase(context, adminUrl, stopping);
  const apps = APPS.map((name) => new ChildApp(name, childEnvironment(name, settings, adminUrl), logger));
  undo.push(() => stopAll(apps));
  await Promise.all(apps.map((app) => app.start()));
  const lines = settings.demo ? await demoLines(context) : [];
  stopping.throwIfAborted();
  process.stdout.write(
    [`ready  ${settings.publicOrigin}  ${settings.verifyOrigin}`, ...lines, ''].join('\n'),
  );
}

/** At the same time: the slowest of them decides how long it takes. */
async function stopAll(apps: readonly ChildApp[]): Promise<void> {
  await Promise.all(apps.map((app) => app.stop()));
}

/** Schema, demo data or none, the programme; asked to stop, it ends after the step that it is at. */
async function fillDatabase(
  context: OperatorContext,
  adminUrl: string,
  stopping: AbortSignal,
): Promise<void> {
  const steps: readonly (() => Promise<unknown>)[] = [
    async () => prepareDatabase(adminUrl, await context.passwords()),
    () => refuseUnsoundCatalogue(adminUrl),
    () => (context.settings.demo ? makeDemo(context) : refuseDemoAccounts(context)),
    async () => publishSeedEdition(await context.units()),
  ];
  for (const step of steps) {
    await step();
    stopping.throwIfAborted();
  }
}

/** Nothing is served from a database in which one agency might see another. */
async function refuseUnsoundCatalogue(adminUrl: string): Promise<void> {
  const findings = await catalogueLints(adminUrl);
  if (findings.length === 0) return;
  const said = findings.map(({ lint, where }) => `  - ${lint}: ${where}`);
  said.push('If an earlier version made this database, CHANGELOG.md says what becomes of it.');
  throw new Error(`The database's catalogue is not sound:\n${said.join('\n')}`);
}

async function databaseUrl({ settings, stopping, undo }: Start): Promise<string> {
  if (settings.databaseUrl !== null) return settings.databaseUrl;
  const embedded = await startEmbeddedPostgres(join(settings.dataFolder, 'database'), stopping);
  undo.push(() => embedded.stop());
  return embedded.url;
}

/** The apps get the database's address without the administrator's login: each has a login of its own. */
function childEnvironment(name: AppName, settings: Settings, adminUrl: string): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/bin:/bin',
    NODE_ENV: settings.demo ? 'development' : 'production',
    DATABASE_URL: databaseAddress(adminUrl).href,
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
    TRUSTED_DOCUMENTS: settings.trustedDocuments ? 'on' : 'off',
    EVIDENCE_MIB_PER_AGENCY: String(settings.evidenceBytesPerAgency / 1_048_576),
    LOG_LEVEL: settings.logLevel,
    ...(name === 'worker' ? mailEnvironment(settings) : {}),
  };
}

/** The worker alone writes to people, and alone knows the mail server’s password. */
function mailEnvironment(settings: Settings): NodeJS.ProcessEnv {
  const { smtpUrl, smtpPasswordFile, mailFrom, mailPostalAddress } = settings;
  return {
    SMTP_URL: smtpUrl ?? '',
    SMTP_PASSWORD_FILE: smtpPasswordFile ?? '',
    MAIL_FROM: `${mailFrom.name} <${mailFrom.address}>`,
    MAIL_POSTAL_ADDRESS: mailPostalAddress,
  };
}
