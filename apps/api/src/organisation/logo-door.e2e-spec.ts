import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import type { Agency } from '#authority/agencies';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import { type Actor, signIn } from '../../../../test/isolation/asking.js';

let api: TestApi;
let agency: Agency;
let manager: Actor;
let green: Buffer;
let blue: Buffer;

beforeAll(async () => {
  api = await openTestApi();
  green = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#004400' } })
    .png()
    .toBuffer();
  blue = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#000044' } })
    .webp()
    .toBuffer();
});
beforeEach(async () => {
  agency = await anAgency().in(api.db);
  manager = await somebody(agency.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

type Role = 'AGENCY_MANAGER' | 'AGENCY_REGISTRAR' | 'AGENCY_ASSESSOR';

async function somebody(agencyId: string | null, ...roles: Role[]): Promise<Actor> {
  const { email } = await api.account('Somebody', agencyId, ...roles);
  return signIn(api.url, 'Somebody', email, PASSWORD);
}
const NOBODY: Actor = { name: 'nobody', cookie: '' };

function logo(method: string, { cookie }: Actor, more: RequestInit = {}): Promise<Response> {
  const headers = { ...(cookie ? { cookie } : {}), ...more.headers };
  return fetch(`${api.url}/organisation/logo`, { method, ...more, headers });
}
const sends = (actor: Actor, file: Buffer, type = 'image/png', headers = {}): Promise<Response> =>
  logo('PUT', actor, { body: new Uint8Array(file), headers: { 'content-type': type, ...headers } });
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());
const codeOf = async (answer: Response): Promise<[number, unknown]> => [
  answer.status,
  ((await answer.json()) as { code: unknown }).code,
];

describe('an agency’s logo', () => {
  test('is kept as the api wrote it, and shown to everybody of the agency as a file in which nothing runs', async () => {
    const kept = await sends(manager, green);
    expect(kept.status).toBe(200);
    const { version } = (await kept.json()) as { version: string };
    const shown = await logo('GET', await somebody(agency.id, 'AGENCY_ASSESSOR'));
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="logo.png"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${version}"`,
    });
    const png = await bytesOf(shown);
    expect(png.equals(green)).toBe(false);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 64, height: 32 });
    const again = await logo('GET', manager, { headers: { 'if-none-match': `"${version}"` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('gives way to the next one, is taken away, and each act is in the journal', async () => {
    await sends(manager, green);
    const second = (await (await sends(manager, blue, 'image/webp')).json()) as object;
    expect(await ofViewer(manager)).toEqual(second);
    expect(await bytesOf(await logo('GET', manager))).not.toHaveLength(0);
    expect((await logo('DELETE', manager)).status).toBe(204);
    expect(await codeOf(await logo('GET', manager))).toEqual([404, 'LOGO_MISSING']);
    expect(await ofViewer(manager)).toBeNull();
    expect((await logo('DELETE', manager)).status).toBe(204);
    const entries = await api.db.adminQuery<{ type: string }>(
      `select type from journal_entries where agency_id = $1 and type like 'agency.%' order by recorded_at, id`,
      [agency.id],
    );
    expect(entries.map(({ type }) => type)).toEqual([
      'agency.logo-changed',
      'agency.logo-changed',
      'agency.logo-removed',
    ]);
  });

  test('is not another agency’s, nor LPHQ’s', async () => {
    await sends(manager, green);
    const other = await somebody((await anAgency().in(api.db)).id, 'AGENCY_MANAGER');
    expect(await codeOf(await logo('GET', other))).toEqual([404, 'LOGO_MISSING']);
    expect((await logo('DELETE', other)).status).toBe(204);
    expect(await codeOf(await logo('GET', await somebody(null)))).toEqual([403, 'FORBIDDEN']);
    expect((await logo('GET', manager)).status).toBe(200);
  });
});

describe('nobody changes it', () => {
  test('but a manager', async () => {
    for (const actor of [
      await somebody(agency.id, 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'),
      await somebody(null),
    ]) {
      expect(await codeOf(await sends(actor, green))).toEqual([403, 'FORBIDDEN']);
      expect(await codeOf(await logo('DELETE', actor))).toEqual([403, 'FORBIDDEN']);
    }
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect(await codeOf(await logo(method, NOBODY))).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('from another site', async () => {
    const answer = await sends(manager, green, 'image/png', { origin: 'https://elsewhere.example' });
    expect(await codeOf(answer)).toEqual([403, 'ORIGIN_REFUSED']);
  });

  test('of an agency that is suspended', async () => {
    await api.db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [agency.id]);
    expect(await codeOf(await sends(manager, green))).toEqual([409, 'AGENCY_NOT_AUTHORISED']);
    expect(await codeOf(await logo('DELETE', manager))).toEqual([409, 'AGENCY_NOT_AUTHORISED']);
  });

  test.each([
    ['a file of another kind', 415, 'MEDIA_TYPE_REFUSED', () => sends(manager, green, 'image/svg+xml')],
    ['JSON', 415, 'MEDIA_TYPE_REFUSED', () => sends(manager, Buffer.from('{}'), 'application/json')],
    ['an SVG by another name', 422, 'LOGO_UNREADABLE', () => sends(manager, Buffer.from('<svg/>'))],
    ['nothing', 422, 'LOGO_UNREADABLE', () => logo('PUT', manager)],
    ['more than a megabyte', 413, 'TOO_LARGE', () => sends(manager, Buffer.alloc(1_048_577))],
  ])('by sending %s', async (_, status, code, send) => {
    expect(await codeOf(await send())).toEqual([status, code]);
    expect(await codeOf(await logo('GET', manager))).toEqual([404, 'LOGO_MISSING']);
  });
});

test('who asks is known before a picture is read: elsewhere the door takes JSON alone, and little of it', async () => {
  expect(await codeOf(await sends(NOBODY, Buffer.alloc(3_000_000)))).toEqual([401, 'UNAUTHENTICATED']);
  const elsewhere = await fetch(`${api.url}/session`, {
    method: 'POST',
    body: new Uint8Array(green),
    headers: { 'content-type': 'image/png' },
  });
  expect(elsewhere.status).toBe(415);
});

async function ofViewer(actor: Actor): Promise<unknown> {
  const answer = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { cookie: actor.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { agency { logo { version width height } } } }' }),
  });
  const { data } = (await answer.json()) as { data: { viewer: { agency: { logo: unknown } } } };
  return data.viewer.agency.logo;
}
