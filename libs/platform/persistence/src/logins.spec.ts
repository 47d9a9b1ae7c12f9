import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { bootstrapRoles, connectionString, poolUrls, readLoginPasswords } from './logins.js';
import { makeFile } from './new-file.js';
import { scramVerifier } from './scram-verifier.js';
import { withClient } from './with-client.js';

let folder: string;
let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lphq-logins-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the logins’ passwords', () => {
  test('are made once, whole, for their owner alone', async () => {
    const made = await Promise.all([1, 2, 3].map(() => readLoginPasswords(folder)));
    expect(new Set(made.map(({ tenant }) => tenant)).size).toBe(1);
    expect(made.flatMap((each) => each.made ?? []).sort()).toHaveLength(7);
    expect((await readLoginPasswords(folder)).made).toEqual([]);
    expect((await stat(join(folder, 'lp_tenant_login'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toHaveLength(7);
  });

  test('that are given stay as they are, and nothing is written beside them', async () => {
    await readLoginPasswords(folder);
    await writeFile(join(folder, 'lp_hq_login'), 'given\n');
    const { mtimeMs } = await stat(folder);
    expect(await readLoginPasswords(folder)).toMatchObject({ hq: 'given', made: [] });
    expect((await stat(folder)).mtimeMs).toBe(mtimeMs);
  });

  test('are never empty: neither the operator nor an app takes an empty file', async () => {
    await writeFile(join(folder, 'lp_tenant_login'), '\n');
    await expect(readLoginPasswords(folder)).rejects.toThrow('lp_tenant_login is empty');
    await expect(poolUrls('postgres://db/x', folder, ['tenant'])).rejects.toThrow('lp_tenant_login is empty');
    await expect(poolUrls('postgres://db/x', join(folder, 'none'), ['hq'])).rejects.toThrow(
      'no password file',
    );
  });

  test('a file is made whole, never over another, and leaves no draft', async () => {
    const file = join(folder, 'one');
    expect(await Promise.all([makeFile(file, 'a'), makeFile(file, 'a')])).toHaveLength(2);
    expect(await makeFile(file, 'b')).toBe(false);
    expect(await readFile(file, 'utf8')).toBe('a');
    expect(await readdir(folder)).toEqual(['one']);
  });
});

test('a URL for a login keeps host, database and transport, and brings no other login', () => {
  const told =
    'postgres://boss:secret@db:5433/x?user=boss&password=p&host=h&options=-c%20role%3Dx&sslmode=require';
  expect(connectionString(told, 'tenant', 'p@ss')).toBe(
    'postgres://lp_tenant_login:p%40ss@db:5433/x?sslmode=require',
  );
});

describe('what the database keeps of a password', () => {
  test('is the verifier of RFC 5802 and RFC 7677, as PostgreSQL itself makes it', async () => {
    await withClient(db.adminUrl, async (client) => {
      await client.query('begin');
      await client.query(`set local password_encryption = 'scram-sha-256'`);
      await client.query(`create role lp_scram_sample login password 'pencil'`);
      const sql = `select rolpassword from pg_authid where rolname = 'lp_scram_sample'`;
      const [row] = (await client.query<{ rolpassword: string }>(sql)).rows;
      const salt = Buffer.from(
        /^SCRAM-SHA-256\$4096:([^$]+)\$/.exec(row?.rolpassword ?? '')?.[1] ?? '',
        'base64',
      );
      expect(scramVerifier('pencil', salt)).toBe(row?.rolpassword);
      await client.query('rollback');
    });
  });

  test('is salted anew, and made of printable ASCII alone', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
    expect(() => scramVerifier('crayón')).toThrow('printable ASCII');
    expect(() => scramVerifier('')).toThrow('printable ASCII');
  });
});

describe('to make the roles', () => {
  const NOTHING = 'select 1';
  let passwords: Parameters<typeof bootstrapRoles>[2];

  beforeEach(() => {
    passwords = { ...db.passwords, made: [] };
  });

  const keptOf = async (login: string): Promise<string> =>
    (
      await db.adminQuery<{ kept: string }>('select rolpassword as kept from pg_authid where rolname = $1', [
        login,
      ])
    )[0]?.kept ?? '';

  test('sets no password that the database has already', async () => {
    const before = await keptOf('lp_backup');
    await bootstrapRoles(db.adminUrl, NOTHING, passwords);
    expect(await keptOf('lp_backup')).toBe(before);
  });

  test('sets the password of a file just made, and one that is not accepted', async () => {
    const before = await keptOf('lp_backup');
    await bootstrapRoles(db.adminUrl, NOTHING, { ...passwords, made: ['backup'] });
    const again = await keptOf('lp_backup');
    expect(again).not.toBe(before);
    const other = { ...passwords, backup: randomBytes(9).toString('base64url') };
    await bootstrapRoles(db.adminUrl, NOTHING, other);
    await withClient(connectionString(db.adminUrl, 'backup', other.backup), async () => undefined);
    await bootstrapRoles(db.adminUrl, NOTHING, passwords);
  });

  test('never sends a password', async () => {
    const sent = jest.spyOn(pg.Client.prototype, 'query');
    const secret = randomBytes(9).toString('hex');
    await bootstrapRoles(db.adminUrl, NOTHING, { ...passwords, backup: secret, made: ['backup'] });
    const statements = JSON.stringify(sent.mock.calls);
    sent.mockRestore();
    expect(statements).toMatch(/alter role .*lp_backup.* password 'SCRAM-SHA-256\$4096:/);
    expect(statements).not.toContain(secret);
    await bootstrapRoles(db.adminUrl, NOTHING, passwords);
  });
});

test('a connection that is cut while it is idle rejects the work and leaves the process alone', async () => {
  const cut = withClient(db.adminUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await db.adminQuery('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await pause(200);
    return client.query('select 1');
  });
  await expect(cut).rejects.toThrow();
});
