import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { withClient } from '#platform/persistence';

import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../apps/operator/src/database/embedded-postgres.js';
import { member } from '../harness/answers.js';
import { Person } from '../harness/people.js';
import { portalOperations } from '../harness/portal-operations.js';
import { freePort } from '../harness/product.js';
import { AUTHORISE_AGENCY } from '../stories/acts.js';
import { AgencyCast } from '../stories/cast.js';
import { operatorCommand, type Said } from './operator-command.js';
import { type RunningStart, startIn } from './running-start.js';

/** docker/README.md, “First steps”, in its order: real use on a PostgreSQL of one's own, behind an https proxy. */
const PORTAL = 'https://portal.first-steps.example.org';
const VERIFY = 'https://verify.first-steps.example.org';
const ALL_STEPS = 120_000;

let folder: string;
let server: EmbeddedPostgres;
let settings: Record<string, string>;
let running: RunningStart | null = null;

beforeAll(async () => {
  folder = await mkdtemp('/var/tmp/lphq-first-steps-');
  await chmod(folder, 0o755);
  server = await startEmbeddedPostgres(join(folder, 'elsewhere'));
  settings = {
    DEMO: '0',
    DATABASE_URL: server.url,
    DATA_DIR: join(folder, 'data'),
    PUBLIC_ORIGIN: PORTAL,
    VERIFY_ORIGIN: VERIFY,
    PORT: String(await freePort()),
    VERIFY_PORT: String(await freePort()),
    LOG_LEVEL: 'error',
  };
});
afterAll(async () => {
  if (running) await running.stop('SIGTERM');
  await server.stop();
  const away = await readFile(join(folder, 'elsewhere', 'postgres-is-at'), 'utf8').catch(() => null);
  for (const made of [folder, away]) if (made) await rm(made, { recursive: true, force: true });
});

async function says(words: readonly string[], environment = settings): Promise<Said> {
  const said = await operatorCommand(words, environment);
  expect({ words, ...said }).toMatchObject({ code: 0, err: '' });
  return said;
}

/** A new account, signed in where the proxy would pass its requests on to. */
async function person(email: string, ...role: readonly string[]): Promise<Person> {
  const { out } = await says(['people', 'add', `--email=${email}`, '--name=Alex Roy', ...role, '--json']);
  const { password } = JSON.parse(out) as { password: string };
  const signedIn = await Person.signIn(PORTAL, email, password, `http://127.0.0.1:${settings['PORT']}`);
  return signedIn.byPortal(await portalOperations());
}

test(
  'an empty system comes to its first issued badge by the first steps alone',
  async () => {
    const data = settings['DATA_DIR'] ?? '';
    expect((await says(['migrate'])).out).toContain('The programme is published.');
    expect((await says(['migrate'])).out).toContain('The programme was published already.');
    await says(['keys', 'master', `--out=${join(data, 'master.key')}`]);
    const offline = { DEMO: '0', DATA_DIR: join(folder, 'offline') };
    const rootFile = join(folder, 'offline', 'ceremony', 'root.jwk');
    await says(['keys', 'root', `--out=${rootFile}`], offline);
    await copyFile(join(folder, 'offline', 'root-public.jwk'), join(data, 'root-public.jwk'));
    expect((await says(['keys', 'operating', `--root=${rootFile}`])).out).toContain('operating-key-created');

    // As a system that was migrated before there was anything to publish: the start makes up for it.
    await withClient(server.url, (client) =>
      client.query(`set session_replication_role = 'replica'; delete from programme_versions`),
    );
    const command = ['node', 'dist/apps/operator/src/main.js', 'start'] as const;
    running = await startIn(process.cwd(), command, settings);
    expect(running.lines).toEqual([`ready  ${PORTAL}  ${VERIFY}`]);

    const lphq = await person('first@lphq.example.org', '--role=LPHQ_ADMINISTRATOR');
    const form = { slug: 'north', name: 'North', phone: '613-555-0100', email: 'desk@north.example.org' };
    const authorised = await lphq.does(AUTHORISE_AGENCY, { ...form, authorisedUntil: '2099-12-31' });
    member(authorised, 'authoriseAgency', 'AgencyAuthorised');
    const [manager, registrar, assessor] = [
      await person('manager@north.example.org', '--role=AGENCY_MANAGER', '--agency=north'),
      await person('registrar@north.example.org', '--role=AGENCY_REGISTRAR', '--agency=north'),
      await person('assessor@north.example.org', '--role=AGENCY_ASSESSOR', '--agency=north'),
    ];
    const badge = await new AgencyCast('north', 'North', manager, registrar, assessor).hasIssuedBadge();
    expect(badge.shortLink).toMatch(/^https:\/\/verify\.first-steps\.example\.org\/v\//);

    const scan = await supertest(`http://127.0.0.1:${settings['VERIFY_PORT']}`)
      .get(new URL(badge.shortLink).pathname)
      .set('host', new URL(VERIFY).host)
      .set('accept', 'application/json');
    expect(scan.body).toMatchObject({ outcome: 'VALID', subject: 'Z. Tremblay' });

    const code = await running.stop('SIGTERM');
    running = null;
    expect(code).toBe(0);
  },
  ALL_STEPS,
);

test('nothing starts on a database in which one agency might see another', async () => {
  await withClient(server.url, (client) => client.query('create table planted (id uuid)'));
  expect(await operatorCommand(['start'], settings)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('planted'),
  });
  await withClient(server.url, (client) => client.query('drop table planted'));
});

test('each command demands only what it needs, and says what is missing', async () => {
  expect(await operatorCommand(['migrate'], { DEMO: '0' })).toMatchObject({
    code: 2,
    err: expect.stringContaining('DATABASE_URL'),
  });
  const withoutOrigins = { DEMO: '0', DATABASE_URL: server.url, DATA_DIR: settings['DATA_DIR'] ?? '' };
  expect(await operatorCommand(['lints'], withoutOrigins)).toMatchObject({ code: 0 });
  expect(await operatorCommand(['keys', 'operating', '--root=x'], withoutOrigins)).toMatchObject({
    code: 2,
    err: expect.stringContaining('VERIFY_ORIGIN'),
  });
});
