import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type pg from 'pg';

import { databaseAddress } from '#platform/settings';

import type { PoolName } from './database.js';
import { makeFile } from './new-file.js';
import { scramVerifier } from './scram-verifier.js';
import { withClient } from './with-client.js';

const LOGIN: Record<PoolName | 'migrator' | 'backup', string> = {
  tenant: 'lp_tenant_login',
  hq: 'lp_hq_login',
  public: 'lp_public_login',
  worker: 'lp_worker_login',
  identity: 'lp_identity',
  migrator: 'lp_migrator',
  backup: 'lp_backup',
};

type LoginName = keyof typeof LOGIN;
const NAMES = Object.keys(LOGIN) as readonly LoginName[];
const LOCK = 7114001;

export type LoginPasswords = Readonly<Record<LoginName, string>> & {
  /** Those whose files were made just now: the database cannot have their passwords yet. */
  readonly made?: readonly LoginName[];
};

/** Reads the logins' passwords from 0600 files below `folder`, making those that are missing; refuses an empty file. */
export async function readLoginPasswords(folder: string): Promise<LoginPasswords> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await Promise.all(
    NAMES.map(async (name) => ({ name, ...(await readOrMake(join(folder, LOGIN[name]))) })),
  );
  const passwords = Object.fromEntries(found.map(({ name, password }) => [name, password]));
  const made = found.filter(({ isMade }) => isMade).map(({ name }) => name);
  return { ...(passwords as Record<LoginName, string>), made };
}

/** The administrator's URL with another login: same host, same database, nothing that could bring a third login. */
export function connectionString(adminUrl: string, login: LoginName, password: string): string {
  const url = databaseAddress(adminUrl);
  url.username = LOGIN[login];
  url.password = password;
  return url.href;
}

/** The URLs of an app's pools, each with its own login; refuses to start where a password file is missing or empty. */
export async function poolUrls<Name extends PoolName>(
  databaseUrl: string,
  folder: string,
  pools: readonly Name[],
): Promise<Record<Name, string>> {
  const urls = pools.map(async (pool) => {
    const password = await readPassword(join(folder, LOGIN[pool]));
    if (password === null)
      throw new Error(`There is no password file for ${LOGIN[pool]}: run \`operator migrate\` first.`);
    return [pool, connectionString(databaseUrl, pool, password)] as const;
  });
  return Object.fromEntries(await Promise.all(urls)) as Record<Name, string>;
}

/**
 * Makes the roles and gives the logins the passwords that the database does not have from them yet. Idempotent; the
 * administrator's one act.
 */
export function bootstrapRoles(adminUrl: string, rolesSql: string, passwords: LoginPasswords): Promise<void> {
  return withClient(adminUrl, async (client) => {
    await client.query('set lock_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(rolesSql);
    for (const name of NAMES) {
      const isMade = passwords.made?.includes(name) === true;
      if (isMade || !(await isAccepted(connectionString(adminUrl, name, passwords[name]))))
        await setPassword(client, LOGIN[name], passwords[name]);
    }
  });
}

/** The password is not sent: what the database keeps of it is (a statement may be logged, or listened to). */
async function setPassword(client: pg.Client, login: string, password: string): Promise<void> {
  const verifier = client.escapeLiteral(scramVerifier(password));
  await client.query(`alter role ${client.escapeIdentifier(login)} password ${verifier}`);
}

/** Whatever else may keep a login out, its password set once more does no harm. */
function isAccepted(url: string): Promise<boolean> {
  return withClient(url, async () => true).catch(() => false);
}

async function readOrMake(file: string): Promise<{ password: string; isMade: boolean }> {
  const kept = await readPassword(file);
  if (kept !== null) return { password: kept, isMade: false };
  const isMade = await makeFile(file, randomBytes(24).toString('base64url'));
  return { password: (await readPassword(file)) ?? '', isMade };
}

/** The password in the file, or null where there is no file. An empty one would make a login without a secret. */
export async function readPassword(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const password = text === null ? null : text.trim();
  if (password === '') throw new Error(`${file} is empty: delete it to have a password made.`);
  return password;
}
