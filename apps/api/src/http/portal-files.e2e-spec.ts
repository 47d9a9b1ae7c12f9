import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';

let api: TestApi;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-'));
  await mkdir(join(folder, 'portal', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'SECRET');
  await writeFile(join(folder, 'portal', 'index.html'), page('Portal'));
  await writeFile(join(folder, 'portal', 'learner.html'), page('My badge'));
  await writeFile(join(folder, 'portal', 'assets', 'index-C0ffee12.js'), 'void 0');
  await writeFile(join(folder, 'portal', 'assets', 'index-C0ffee12.js.br'), brotliCompressSync('void 0'));
  api = await openTestApi({ portalFolder: join(folder, 'portal') });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

/** A page as the build leaves it: the placeholder wherever a nonce belongs. */
function page(title: string): string {
  return `<!doctype html><meta property="csp-nonce" nonce="CSP_NONCE"><script type="module" nonce="CSP_NONCE" src="/assets/index-C0ffee12.js"></script><title>${title}</title>`;
}

const get = (path: string, accept = 'text/html') => supertest(api.url).get(path).set('accept', accept);

describe('the portal', () => {
  test.each(['/', '/learners', '/learners/00000000-0000-4000-8000-00000000dead?tab=badges'])(
    'is one page at %s, never kept without asking',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('<title>Portal</title>');
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  test('has files that are kept for a year, since their names change with them', async () => {
    const answer = await get('/assets/index-C0ffee12.js', '*/*');
    expect(answer.text).toBe('void 0');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  test('sends the compressed twin of a file to who reads it, kept as long', async () => {
    const answer = await get('/assets/index-C0ffee12.js', '*/*').set('accept-encoding', 'br');
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.text).toBe('void 0');
    expect(answer.headers['vary']).toContain('accept-encoding');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('runs the scripts that carry the nonce of its answer, and no answer has that of another', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/', '/learners', '/my-badge']) {
      const { headers, text } = await get(path);
      const policy = headers['content-security-policy'] ?? '';
      const [, nonce = ''] = /script-src 'nonce-([\w-]{22})' 'strict-dynamic';/.exec(policy) ?? [];
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default");
      expect(policy).not.toContain('unsafe');
      expect(text.match(/nonce="([^"]*)"/g)).toEqual([`nonce="${nonce}"`, `nonce="${nonce}"`]);
      expect(text).not.toContain('CSP_NONCE');
      expect([headers['etag'], headers['last-modified']]).toEqual([undefined, undefined]);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  test.each(['/invitation', '/reset-password'])(
    'at %s tells nobody where a reader came from',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.headers['referrer-policy']]).toEqual([200, 'no-referrer']);
    },
  );

  test('has a page of its own for who holds a badge', async () => {
    expect((await get('/my-badge?lang=fr')).text).toContain('<title>My badge</title>');
    expect((await get('/my-badge/else')).text).toContain('<title>Portal</title>');
  });

  test.each([
    '/assets/missing-C0ffee12.js',
    '/index.html',
    '/learner.html',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/.env',
  ])('has nothing at %s', async (path) => {
    const answer = await get(path, '*/*');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain('SECRET');
  });

  test('leaves the doors of the api alone', async () => {
    expect((await get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await get('/session')).status).toBe(401);
    expect((await supertest(api.url).post('/nowhere').send({})).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await get('/learners', 'application/json')).body).toMatchObject({ code: 'NOT_FOUND' });
  });
});
