import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { systemClock } from '#platform/clock';
import { MailFolder } from '#platform/mail-folder';

import { anAgency } from '../builders/agency.builder.js';
import { openTestApi, PASSWORD, type TestApi } from '../harness/running-api.js';
import { faultsOf } from './accessibility.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { portalWords } from './portal-words.js';

const DIST = new URL('../../dist/', import.meta.url);
const DESK = { viewport: { width: 1280, height: 900 } };

let browser: Browser;
let api: TestApi;
let origin: string;
let folder: string;
let email: string;
let device: Device;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'lphq-mail-'));
  api = await openTestApi({
    portalFolder: fileURLToPath(new URL('portal', DIST)),
    documentsFile: fileURLToPath(new URL('portal-documents.json', DIST)),
    trustedDocumentsOnly: true,
    mailFolder: folder,
  });
  origin = `http://localhost:${new URL(api.url).port}`;
  const agency = await anAgency().in(api.db);
  ({ email } = await api.account('Zoé Manager', agency.id, 'AGENCY_MANAGER'));
});
afterAll(async () => {
  await browser.close();
  await api.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  device = await Device.open(browser, DESK);
  ({ page } = device);
});
afterEach(() => device.context.close());

const words = (key: string, values?: Record<string, string>): string => portalWords('en-CA', key, values);

async function signsIn(): Promise<void> {
  await page.goto(origin);
  await page.getByLabel(words('sign-in.email'), { exact: true }).fill(email);
  await page.getByLabel(words('sign-in.password'), { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: words('sign-in.submit'), exact: true }).click();
  await page.getByRole('navigation', { name: words('navigation') }).waitFor();
}

/** Runs in the page as a script of its own would, in a later task; says what the browser threw at it, or null. */
const thrownBy = (script: string): Promise<string | null> =>
  page.evaluate(
    `new Promise((tell) => setTimeout(() => { try { ${script}; tell(null); } catch (error) { tell(error.name); } }))`,
  );

describe('the portal, where sessions send its own documents alone', () => {
  test('does its work, and the browser reports nothing', async () => {
    const sent: Record<string, unknown>[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/graphql')) sent.push(request.postDataJSON() as Record<string, unknown>);
    });
    await signsIn();
    const places = page.getByRole('navigation', { name: words('navigation') });
    await follow(places.getByRole('link', { name: words('communities.title'), exact: true }));
    await page
      .getByRole('link', { name: words('communities.register-link'), exact: true })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words('communities.name'), { exact: true }).fill('Riverside Hall');
    await dialog.getByText(words('guard-model.VOLUNTEER'), { exact: true }).click();
    await dialog.getByRole('button', { name: words('communities.register'), exact: true }).click();
    await page.getByRole('link', { name: 'Riverside Hall' }).first().waitFor();
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.filter((body) => 'query' in body || typeof body['documentId'] !== 'string')).toEqual([]);
    expect(device.complaints).toEqual([]);
    expect(device.origins()).toEqual(new Set([origin]));
  });

  test('has no session for whoever sends a text of their own from its page', async () => {
    await signsIn();
    const answer = await page.evaluate(async () => {
      const body = JSON.stringify({ query: '{ viewer { displayName } }' });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch('/graphql', { method: 'POST', headers, body });
      return { status: response.status, body: await response.text() };
    });
    expect(answer).toEqual({ status: 400, body: expect.stringContaining('DOCUMENT_NOT_TRUSTED') });
  });
});

describe('a page of the portal', () => {
  test.each([
    ['markup', `document.body.innerHTML = '<img src=x onerror="stolen = 1">'`],
    ['document', `document.write('<b>stolen</b>')`],
    ['frame', `document.createElement('iframe').srcdoc = '<b>stolen</b>'`],
    ['script', `document.createElement('script').text = 'stolen = 1'`],
    ['address of a script', `document.createElement('script').src = '/assets/other.js'`],
    ['function', `new Function('stolen = 1')`],
    ['timer', `setTimeout('stolen = 1', 0)`],
    ['worker', `new Worker('/assets/other.js')`],
    ['handler', `document.body.setAttribute('onclick', 'stolen = 1')`],
  ])('makes no %s of text', async (_, script) => {
    await page.goto(origin);
    await page.getByLabel(words('sign-in.email'), { exact: true }).waitFor();
    expect(await thrownBy(script)).toMatch(/^(TypeError|EvalError)$/);
  });

  test('takes plain text where markup could stand, as style sheets are written', async () => {
    await page.goto(origin);
    expect(await thrownBy(`document.createElement('style').innerHTML = '.a > .b { color: red }'`)).toBeNull();
    expect(device.complaints).toEqual([]);
  });

  test('runs nothing that was slipped into it without its nonce', async () => {
    await page.route(origin, async (route) => {
      const answer = await route.fetch();
      const slipped = `<script>window.stolen = 1</script><script src="data:text/javascript,stolen=1"></script>
        <img src="/nothing.png" onerror="window.stolen = 1"><style>body { display: none }</style></head>`;
      await route.fulfill({ response: answer, body: (await answer.text()).replace('</head>', slipped) });
    });
    await page.goto(origin);
    await page.getByLabel(words('sign-in.email'), { exact: true }).waitFor({ state: 'visible' });
    expect(await page.evaluate('window.stolen')).toBeUndefined();
    expect(
      device.complaints.filter((text) => text.includes('Content Security Policy')).length,
    ).toBeGreaterThan(2);
  });
});

describe('the mail page of a demo', () => {
  const link = (): string => `${origin}/invitation#A_token-of-22-letters1`;
  beforeEach(async () => {
    const mail = { to: 'zoe@example.org', subject: 'An invitation', text: `See it\n${link()}\n` };
    const html = `<!doctype html><html><head></head><body style="color:#2a2520"><script>top.stolen = 1</script><a href="${link()}">See it</a></body></html>`;
    await new MailFolder(folder).keep({ ...mail, html }, systemClock.now());
  });

  test.each(['as text', 'as a letter'])('shows a link %s, which leads into the portal', async (how) => {
    await page.goto(`${origin}/mail`);
    await page.getByRole('link', { name: 'An invitation' }).first().click();
    const letter = page.frameLocator('iframe').getByRole('link', { name: 'See it' });
    await letter.waitFor();
    expect(await page.evaluate('window.stolen')).toBeUndefined();
    await (how === 'as text' ? page.getByRole('link', { name: link() }) : letter).click();
    await page.waitForURL(link());
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('has no fault that can be measured, in either language, and the browser reports nothing', async () => {
    const [mail] = await new MailFolder(folder).all();
    for (const path of ['/mail', `/mail/${mail?.id}`, '/mail/nothing'])
      for (const language of ['en', 'fr']) {
        await page.goto(`${origin}${path}?lang=${language}`);
        expect([path, await faultsOf(page)]).toEqual([path, []]);
      }
    // The letter holds a script, which its own policy keeps from running.
    const breaches = device.complaints.filter((text) => text.includes('Content Security Policy'));
    expect(breaches.filter((text) => !text.includes('/letter'))).toEqual([]);
    expect(device.origins()).toEqual(new Set([origin]));
  });
});
