import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(180_000);

let product: Product;
let browser: Browser;
let device: Device;
let staff: SettingsScreen;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  staff = new SettingsScreen(device.page, product.api);
  await staff.signsIn('staff@lphq.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('LPHQ begins a new edition as a copy; an edition that is taken is told beside its field', async () => {
  await staff.visits('programme.editions');
  await staff.follows('programme.start-link');
  const dialog = await staff.dialog('programme.start-title');
  await staff.fills('programme.edition', '2026', dialog);
  await staff.presses('programme.start', dialog);
  await dialog.getByRole('alert').waitFor();
  await staff.fills('programme.edition', '2027', dialog);
  await staff.presses('programme.start', dialog);
  await device.page
    .getByRole('heading', { level: 1, name: staff.words('programme.draft-title', { edition: '2027' }) })
    .waitFor();
});

test('a text that is left empty is told by its place, and saved once it is there', async () => {
  const { page } = device;
  const title = page.getByLabel(
    staff.words('programme.in-french', { label: staff.words('programme.name') }),
    { exact: true },
  );
  await title.first().fill('');
  await staff.presses('programme.save');
  await page.getByRole('alert').getByRole('link').click();
  const isThere = await title.first().evaluate((field) => field === document.activeElement);
  expect(isThere).toBe(true);
  await title.first().fill('Un programme revu');
  await staff.presses('programme.save');
  await staff.isTold('programme.saved-done', { edition: '2027' });
});

test('publishes it after reading what changes; from then on it is the edition that everybody reads', async () => {
  const { page } = device;
  await staff.follows('programme.publish-link');
  const dialog = await staff.dialog('programme.publish-title', { edition: '2027' });
  await dialog.getByText(staff.words('programme.changes', { count: 1, edition: '2026' })).waitFor();
  await staff.presses('programme.publish', dialog, { edition: '2027' });
  await staff.isTold('programme.published-done', { edition: '2027' });
  await page.goto(`${product.api}/programme`);
  await page.getByText('2027', { exact: true }).waitFor();
  await page.getByText('MSQ1.01-O1', { exact: false }).first().waitFor();
});
