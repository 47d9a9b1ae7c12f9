import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import pg from 'pg';

import type { PoolName } from './database.js';

const LOGIN: Record<PoolName | 'migrator' | 'backup', string> = {
  tenant: 'lp_tenant_login',
  hq: 'lp_hq_login',
  public: 'lp_public_login',
  worker: 'lp_worker_login',
  identity: 'lp_identity',
  migrator: 'lp_migrator',
  backup: 'lp_backup',
};

export type LoginPasswords = Readonly<Record<keyof typeof LOGIN, string>>;

/** Reads the logins' passwords from 0600 files below `folder`, making those that are missing. */
export async function readLoginPasswords(folder: string): Promise<LoginPasswords> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = Object.keys(LOGIN) as (keyof typeof LOGIN)[];
  const found = await Promise.all(
    names.map(async (name) => [name, await readOrMake(join(folder, LOGIN[name]))] as const),
  );
  return Object.fromEntries(found) as LoginPasswords;
}

/** The administrator's URL with another login: same host, same database. */
export function connectionString(adminUrl: string, login: keyof typeof LOGIN, password: string): string {
  const url = new URL(adminUrl);
  url.username = LOGIN[login];
  url.password = password;
  return url.href;
}

/** The URLs of an app's pools, each with its own login; refuses to start where a password file is missing. */
export async function poolUrls<Name extends PoolName>(
  databaseUrl: string,
  folder: string,
  pools: readonly Name[],
): Promise<Record<Name, string>> {
  const urls = pools.map(async (pool) => {
    const password = await readFile(join(folder, LOGIN[pool]), 'utf8').catch(() => null);
    if (password === null)
      throw new Error(`There is no password file for ${LOGIN[pool]}: run \`operator migrate\` first.`);
    return [pool, connectionString(databaseUrl, pool, password.trim())] as const;
  });
  return Object.fromEntries(await Promise.all(urls)) as Record<Name, string>;
}

/** Makes the roles and gives the logins their passwords. Idempotent; the administrator's one act. */
export async function bootstrapRoles(
  adminUrl: string,
  rolesSql: string,
  passwords: LoginPasswords,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7114001)');
    await client.query(rolesSql);
    for (const name of Object.keys(LOGIN) as (keyof typeof LOGIN)[]) {
      await client.query(
        `alter role ${client.escapeIdentifier(LOGIN[name])} password ${client.escapeLiteral(passwords[name])}`,
      );
    }
  } finally {
    await client.end();
  }
}

async function readOrMake(file: string): Promise<string> {
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}
