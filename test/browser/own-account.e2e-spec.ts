import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { DrawResetToken } from '#platform/identity';

import { aStaffMember } from '../builders/actor.builder.js';
import { anAgency } from '../builders/agency.builder.js';
import { HandClock } from '../builders/hand-clock.js';
import { openTestApi, PASSWORD, type TestApi } from '../harness/running-api.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(240_000);

const NEW = 'another long sentence';
const MINUTE = 60_000;
const DESK = { viewport: { width: 1280, height: 900 } };

let api: TestApi;
let address: string;
let browser: Browser;
let device: Device;
let zoe: { email: string; id: string };
let screen: SettingsScreen;
const clock = new HandClock('2026-11-21T12:00:00Z');

beforeAll(async () => {
  browser = await openBrowser();
  const dist = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
  const files = { portalFolder: dist('portal'), documentsFile: dist('portal-documents.json') };
  api = await openTestApi({ clock, ...files, trustedDocumentsOnly: true });
  address = api.url.replace('127.0.0.1', 'localhost');
});
beforeEach(async () => {
  const agency = await anAgency().named('North Agency').in(api.db);
  zoe = await api.account('Zoé Bélanger', agency.id, 'AGENCY_MANAGER');
  device = await Device.open(browser, DESK);
  screen = new SettingsScreen(device.page, address);
});
afterAll(async () => {
  await browser.close();
  await api.close();
});

const button = (key: string, values?: Record<string, string | number>) =>
  device.page.getByRole('button', { name: screen.words(key, values), exact: true });
async function opens(): Promise<void> {
  await device.page.goto(address);
  await screen.speaks('en-CA');
}
const heading = (key: string) => device.page.getByRole('heading', { name: screen.words(key) });

async function signsIn(page: Page = device.page, password = PASSWORD): Promise<void> {
  await page.getByLabel(screen.words('sign-in.email')).fill(zoe.email);
  await page.getByLabel(screen.words('sign-in.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: screen.words('sign-in.submit'), exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
}

async function aToken(): Promise<string> {
  const [row] = await api.db.adminQuery<{ id: string }>(
    'select id from password_resets where account_id = $1 order by asked_at desc limit 1',
    [zoe.id],
  );
  return (await new DrawResetToken(api.db.units, clock).run(row?.id ?? ''))?.token ?? '';
}

test('whoever forgot the password asks for a mail, chooses a new one, and is in; the link is good once', async () => {
  const { page } = device;
  await opens();
  await screen.follows('sign-in.trouble');
  await heading('reset.ask-title').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await button('reset.ask').click();
  await page.getByRole('alert').getByRole('link').first().click();
  await page.keyboard.type(zoe.email);
  await button('reset.ask').click();
  await heading('reset.asked').waitFor();

  const token = await aToken();
  await page.goto(`${address}/reset-password#${token}`);
  for (const locale of ['fr-CA', 'en-CA'] as const) {
    await screen.speaks(locale);
    expect(await faultsOf(page)).toEqual([]);
  }
  const password = page.getByLabel(screen.words('me.new-password'), { exact: true });
  await password.fill('too short');
  await button('reset.choose').click();
  await page.getByRole('alert').getByRole('link').first().waitFor();
  await password.fill(NEW);
  await button('reset.choose').click();
  await heading('reset.set').waitFor();
  await screen.follows('reset.to-sign-in');
  await signsIn(page, NEW);
  expect(device.requests.join('\n')).not.toContain(token);

  await page.goto(`${address}/reset-password#${token}`);
  await page.getByLabel(screen.words('me.new-password'), { exact: true }).fill(NEW);
  await button('reset.choose').click();
  await heading('reset.gone').waitFor();
});

test('an address that nobody has is answered in the same words (T71)', async () => {
  const { page } = device;
  const said: string[] = [];
  for (const email of [zoe.email, 'nobody@example.org']) {
    await page.goto(`${address}/reset-password`);
    await page.getByLabel(screen.words('sign-in.email')).fill(email);
    await button('reset.ask').click();
    await heading('reset.asked').waitFor();
    said.push(await page.getByRole('main').innerText());
  }
  expect(said[0]).toBe(said[1]);
});

describe('a session that nobody uses', () => {
  /** The same time passes for the server and for the page. */
  async function passes(milliseconds: number): Promise<void> {
    clock.pass(milliseconds);
    await device.page.clock.fastForward(milliseconds);
  }
  const warning = () => device.page.getByRole('dialog', { name: screen.words('time-out.title') });

  beforeEach(async () => {
    await device.page.clock.install();
    await opens();
    await signsIn();
    await device.page.goto(`${address}/me?dialog=password`);
    await device.page.getByLabel(screen.words('me.present-password'), { exact: true }).fill('half typed');
  });

  test('warns two minutes before it ends, and goes on where somebody is there; what was typed stays', async () => {
    await passes(27 * MINUTE);
    expect(await warning().count()).toBe(0);
    await passes(MINUTE + 1_000);
    await warning().waitFor();
    expect(await faultsOf(device.page)).toEqual([]);
    await button('time-out.stay').click();
    await warning().waitFor({ state: 'detached' });
    const typed = device.page.getByLabel(screen.words('me.present-password'), { exact: true });
    expect(await typed.inputValue()).toBe('half typed');
    await passes(27 * MINUTE);
    expect(await warning().count()).toBe(0);
    expect(
      (await api.db.adminQuery('select from sessions where ended_at is null and account_id = $1', [zoe.id]))
        .length,
    ).toBe(1);
  });

  test('ends where nobody answers; the page stays, and goes on after signing in again', async () => {
    await passes(28 * MINUTE + 1_000);
    await warning().waitFor();
    await passes(2 * MINUTE);
    const ended = device.page.getByRole('dialog', { name: screen.words('sign-in.ended-title') });
    await ended.waitFor();
    await ended.getByLabel(screen.words('sign-in.email')).fill(zoe.email);
    await ended.getByLabel(screen.words('sign-in.password'), { exact: true }).fill(PASSWORD);
    await ended.getByRole('button', { name: screen.words('sign-in.submit'), exact: true }).click();
    await ended.waitFor({ state: 'detached' });
    const typed = device.page.getByLabel(screen.words('me.present-password'), { exact: true });
    expect(await typed.inputValue()).toBe('half typed');
  });
});

describe('one’s own page', () => {
  beforeEach(async () => {
    await opens();
    await signsIn();
    await device.page.goto(`${address}/me`);
    await heading('me.sessions').waitFor();
  });

  test('lists where one is signed in; ending one there shuts that browser out', async () => {
    const { page } = device;
    await page.getByText(screen.words('me.here')).waitFor();
    expect(await button('me.end-others', { count: 1 }).count()).toBe(0);
    const other = await Device.open(browser, DESK);
    await other.page.goto(address);
    await signsIn(other.page);
    await page.reload();
    await page.getByRole('row').nth(2).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const end = `${screen.words('me.end')} Chrome on Linux`;
    await page.getByRole('button', { name: end, exact: true }).click();
    await screen.isTold('me.ended', { device: 'Chrome on Linux' });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await other.page.reload();
    await other.page.getByLabel(screen.words('sign-in.email')).waitFor();
    await page.getByText(screen.words('me.here')).waitFor();
  });

  test('changes the password; the address holds the dialog, and what is wrong is said beside its field', async () => {
    const { page } = device;
    await screen.follows('me.change-password');
    await page.waitForURL((url) => url.search === '?dialog=password');
    expect(await faultsOf(page)).toEqual([]);
    const present = page.getByLabel(screen.words('me.present-password'), { exact: true });
    await present.fill('a sentence for the door');
    await page.getByLabel(screen.words('me.new-password'), { exact: true }).fill(NEW);
    await button('me.change-password').click();
    await page.getByRole('alert').getByRole('link').first().click();
    expect(await present.evaluate((field) => field === document.activeElement)).toBe(true);
    await present.fill(PASSWORD);
    await button('me.change-password').click();
    await screen.isTold('me.password-changed');
    await page.waitForURL((url) => url.search === '');
    await page.reload();
    await heading('me.sessions').waitFor();
  });

  test('chooses a language, for the mails too', async () => {
    await device.page.getByRole('radio', { name: 'Français' }).click();
    await device.page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    const [row] = await api.db.adminQuery('select locale from accounts where id = $1', [zoe.id]);
    expect(row).toEqual({ locale: 'fr-CA' });
  });
});

test('whoever belongs to two agencies goes on in the other one', async () => {
  const second = await anAgency().named('Agence du Sud').in(api.db);
  const membership = { accountId: zoe.id, agencyId: second.id, role: 'AGENCY_ASSESSOR' } as const;
  await api.identity.addMembership.run(aStaffMember(), membership);
  const { page } = device;
  await opens();
  await signsIn();
  await page.getByRole('banner').getByText('North Agency').waitFor();
  await page.getByRole('banner').getByRole('button', { name: 'Zoé Bélanger' }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Agence du Sud' }).click();
  await page.getByRole('banner').getByText('Agence du Sud').waitFor();
  expect(device.origins()).toEqual(new Set([address]));
});
