import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';

import { openProduct, type Product } from '../harness/product.js';
import type { IssuedBadge } from '../stories/cast.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(180_000);

let product: Product;
let browser: Browser;
let device: Device;
let manager: SettingsScreen;
let badge: IssuedBadge;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  const agency = await product.agency('north', 'North Agency');
  badge = await agency.hasIssuedBadge();
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  manager = new SettingsScreen(device.page, product.api);
  await manager.signsIn('agency_manager@north.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('a manager registers a community and corrects it beside the list; the focus goes back to where it was', async () => {
  const { page } = device;
  await manager.visits('communities.title');
  await manager.follows('communities.register-link');
  const dialog = await manager.dialog('communities.register-title');
  await manager.fills('communities.name', 'Élan communautaire', dialog);
  await dialog.getByRole('radio', { name: manager.words('guard-model.VOLUNTEER') }).check();
  await manager.presses('communities.register', dialog);
  await manager.isTold('communities.registered-done', { name: 'Élan communautaire' });

  await page.getByRole('searchbox').fill('elan');
  const rows = manager.table('communities.title').getByRole('rowheader');
  await page.waitForURL((address) => address.search === '?search=elan');
  await rows.nth(1).waitFor({ state: 'detached' });
  expect(await rows.allInnerTexts()).toEqual(['Élan communautaire']);
  const link = rows.getByRole('link', { name: 'Élan communautaire' });
  await follow(link);
  const panel = page.getByRole('dialog', { name: 'Élan communautaire' });
  await manager.follows('communities.change-link', panel);
  await manager.fills('communities.name', 'Élan de la Rive', panel);
  await manager.presses('communities.change', panel);
  await manager.isTold('communities.changed-done', { name: 'Élan de la Rive' });
  await page.getByRole('dialog', { name: 'Élan de la Rive' }).waitFor();
  await page.reload();
  await page.getByRole('dialog', { name: 'Élan de la Rive' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  const corrected = rows.getByRole('link', { name: 'Élan de la Rive' });
  await corrected.click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await corrected.and(page.locator(':focus')).waitFor();
});

test('gives strangers another number to call, which the next scan shows', async () => {
  await manager.visits('organisation.title');
  await manager.fills('organisation.phone', '613-555-0188');
  await manager.presses('organisation.change');
  await manager.isTold('organisation.changed-done');
  const scan = await fetch(`${product.verifier}/api/v1/verify/${badge.code}`);
  expect(await scan.json()).toMatchObject({ outcome: 'VALID', contact: { phone: '613-555-0188' } });
});

test('chooses a logo, which stands in the header from then on; a file that is none is refused in words', async () => {
  const { page } = device;
  const files = page.locator('input[type=file]');
  const text = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
  await files.setInputFiles(text);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('banner').getByRole('presentation').count()).toBe(0);

  const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#5a2a7a' } })
    .jpeg()
    .toBuffer();
  await files.setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer: picture });
  await manager.isTold('organisation.logo-done');
  const logo = page.locator('header img.agency-logo');
  await logo.waitFor();
  expect(
    await logo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(90);
  await page.reload();
  await logo.waitFor();
  await manager.presses('organisation.logo-remove');
  await manager.isTold('organisation.logo-removed-done');
  await logo.waitFor({ state: 'detached' });
  expect(device.origins()).toEqual(new Set([product.api]));
  expect(device.complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
});
