import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';

import { type Locale, LOCALES } from '#platform/wording';

import { openProduct, type Product } from '../harness/product.js';
import type { IssuedBadge } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { portalWords } from './portal-words.js';
import { readQrCodes } from './qr-on-screen.js';

jest.setTimeout(120_000);

/** What the lean entry may weigh, all its scripts together. */
const BYTES_AT_MOST = 90_000;

let product: Product;
let browser: Browser;
let device: Device;
let badge: IssuedBadge;
/** Bytes of each script as it would travel. */
const scripts: number[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  badge = await (await product.agency('north', 'North Agency')).hasIssuedBadge();
  device = await Device.open(browser, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  const { page } = device;
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      void response.body().then((body) => scripts.push(gzipSync(body).length));
  });
  await page.goto(`${product.api}/my-badge`, { waitUntil: 'networkidle' });
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const words = (key: string, locale: Locale = 'en-CA'): string => portalWords(locale, `my-badge.${key}`);
const field = (): Locator => device.page.getByRole('textbox', { name: words('card') });

async function shows(typed: string): Promise<Locator> {
  await field().fill(typed);
  await device.page.getByRole('button', { name: words('show') }).click();
  const dialog = device.page.getByRole('dialog', { name: words('dialog') });
  await dialog.waitFor();
  return dialog;
}

test('a holder types the code from the card and shows it, black on white in the dark', async () => {
  const asked = device.requests.length;
  const dialog = await shows(badge.code.toLowerCase().replace(/.{4}/g, '$& '));
  const picture = dialog.getByRole('img', { name: words('qr') });
  expect(await readQrCodes(await picture.screenshot())).toEqual([
    `${product.verifier}/v/${badge.code}`.toUpperCase(),
  ]);
  const ground = await dialog.evaluate((own) => getComputedStyle(own).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
  const link = dialog.getByRole('link', { name: words('public-page') });
  expect(await link.getAttribute('href')).toBe(`${product.verifier}/v/${badge.code}`);
  expect(await faultsOf(device.page)).toEqual([]);
  await device.page.emulateMedia({ colorScheme: 'dark' });

  await device.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await device.page
    .getByRole('button', { name: words('show') })
    .and(device.page.locator(':focus'))
    .waitFor();
  expect(device.requests).toHaveLength(asked);
  expect(
    await device.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
  ).toEqual([0, 0, '']);
});

test('the full link is shown with its proof', async () => {
  const dialog = await shows(badge.fullLink);
  expect(await readQrCodes(await dialog.getByRole('img').screenshot())).toEqual([badge.fullLink]);
  await dialog.getByRole('button', { name: words('close') }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('what is no card of ours is refused in words, and the field has the focus', async () => {
  for (const [typed, key] of [
    ['', 'empty'],
    [`${badge.code.slice(0, 15)}${badge.code.endsWith('A') ? 'B' : 'A'}`, 'mistyped'],
    [`https://elsewhere.example/v/${badge.code}`, 'foreign'],
    ['half', 'malformed'],
  ] as const) {
    await field().fill(typed);
    await field().press('Enter');
    await device.page
      .getByRole('alert')
      .filter({ hasText: words(key) })
      .waitFor();
    expect(await field().getAttribute('aria-invalid')).toBe('true');
  }
  await field().and(device.page.locator(':focus')).waitFor();
});

test('it has no fault that can be measured, in either language, and keeps what was typed', async () => {
  await field().fill('7k3f');
  for (const locale of LOCALES) {
    const short = locale === 'fr-CA' ? 'FR Français' : 'EN English';
    await device.page.getByRole('button', { name: short }).click();
    await device.page.getByRole('heading', { level: 1, name: words('title', locale) }).waitFor();
    expect(await device.page.getByRole('textbox').inputValue()).toBe('7k3f');
    expect(await faultsOf(device.page)).toEqual([]);
  }
});

test('it weighs little, asks nobody else, and breaks none of its page’s rules', () => {
  const bytes = scripts.reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(BYTES_AT_MOST);
  expect(device.origins()).toEqual(new Set([product.api]));
  expect(device.complaints).toEqual([]);
});
