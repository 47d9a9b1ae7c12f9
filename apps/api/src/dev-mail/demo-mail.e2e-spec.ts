import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { systemClock } from '#platform/clock';
import { MailFolder } from '#platform/mail-folder';

import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';

const LINK = 'http://localhost:3000/invitation#A_token-of-22-letters1';
const MAIL = {
  to: 'zoe@example.org',
  subject: '<b>North & Co.</b> invites you',
  text: `Hello <script>alert(1)</script>,\n\nSee the invitation\n${LINK}\n`,
  html: `<!doctype html><html><head></head><body><p style="color:#000">Hello</p><a href="${LINK}">See</a></body></html>`,
};

let folder: string;
let demo: TestApi;
let live: TestApi;
let id: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-mail-'));
  [demo, live] = await Promise.all([openTestApi({ mailFolder: join(folder, 'mail') }), openTestApi()]);
});
afterAll(async () => {
  await Promise.all([demo.close(), live.close()]);
  await rm(folder, { recursive: true });
});

const get = (path: string, api = demo) => supertest(api.url).get(path).set('accept', 'text/html');

test('before anything was sent the page says how mail comes', async () => {
  const { status, text } = await get('/mail');
  expect([status, text]).toEqual([200, expect.stringContaining('Nothing was sent yet')]);
});

describe('what was sent', () => {
  beforeAll(async () => {
    const mails = new MailFolder(join(folder, 'mail'));
    await mails.keep(MAIL, systemClock.now());
    id = (await mails.all())[0]?.id ?? '';
  });

  test('is listed, in the reader’s language', async () => {
    const { text } = await get('/mail');
    expect(text).toContain(
      `<a href="/mail/${id}?lang=en">&lt;b&gt;North &amp; Co.&lt;/b&gt; invites you</a>`,
    );
    expect(text).toContain('zoe@example.org');
    for (const french of [get('/mail?lang=fr'), get('/mail').set('accept-language', 'fr-CA')])
      expect((await french).text).toMatch(/<html lang="fr-CA">[^]*Courriels de la démonstration/);
  });

  test('is shown as text whose links can be followed, and as a letter that runs nothing', async () => {
    const { text, headers } = await get(`/mail/${id}`);
    expect(text).toContain(`<a href="${LINK}">${LINK}</a>`);
    expect(text).toContain('Hello &lt;script&gt;alert(1)&lt;/script&gt;,');
    expect(text).not.toMatch(/<script/);
    expect(text).toContain(`sandbox="allow-top-navigation-by-user-activation" src="/mail/${id}/letter"`);
    const policy = headers['content-security-policy'] ?? '';
    const [, nonce = ''] = /style-src 'nonce-([\w-]{22})'/.exec(policy) ?? [];
    expect(text).toContain(`<style nonce="${nonce}">`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script');
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
    const letter = await get(`/mail/${id}/letter`);
    expect(letter.text).toContain('<base target="_top">');
    expect(letter.headers['content-security-policy']).toMatch(
      /^default-src 'none'; .*frame-ancestors 'self'; sandbox /,
    );
  });

  test.each([
    '/mail/nothing',
    '/mail/..%2f..%2fsecret',
    '/mail/20261121T193200123Z-00000000',
    '/mail/x/letter',
  ])('is nothing at %s', async (path) => expect((await get(path)).status).toBe(404));
});

test('without a demo there is no such page, in whatever form it is asked for', async () => {
  for (const path of ['/mail', `/mail/${id}`, `/mail/${id}/letter`]) {
    expect((await get(path, live)).body).toMatchObject({ code: 'NOT_FOUND' });
    expect((await get(path, live).set('accept', '*/*')).status).toBe(404);
  }
});
