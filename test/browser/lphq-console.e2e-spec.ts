import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(180_000);

const NAME = 'Agence Élan';

let product: Product;
let browser: Browser;
let device: Device;
let staff: SettingsScreen;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  await product.agency('north', 'North Agency');
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  staff = new SettingsScreen(device.page, product.api);
  await staff.signsIn('staff@lphq.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('an administrator of LPHQ authorises an agency; what is wrong with the form is told field by field', async () => {
  await staff.visits('agencies.title');

  await staff.follows('agencies.authorise-link');
  expect(new URL(device.page.url()).search).toBe('?dialog=authorise');
  const dialog = await staff.dialog('agencies.authorise-title');
  await staff.fills('agencies.name', NAME, dialog);
  await staff.fills('agencies.slug', 'élan', dialog);
  await staff.fills('agencies.phone', '613-555-0123', dialog);
  await staff.fills('agencies.email', 'desk@elan.example.org', dialog);
  await staff.fills('agencies.authorised-until', '2098-12-31', dialog);
  await staff.presses('agencies.authorise', dialog);

  const summary = dialog.getByRole('alert');
  await summary.getByRole('link').click();
  const slug = dialog.getByLabel(staff.words('agencies.slug'), { exact: true });
  expect(await slug.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await slug.getAttribute('aria-invalid')).toBe('true');
  await slug.fill('elan');
  await staff.presses('agencies.authorise', dialog);
  await staff.isTold('agencies.authorised-done', { name: NAME });
  await device.page.getByRole('heading', { level: 1, name: NAME }).waitFor();
});

test('invites its first manager, whose invitation then waits on the page', async () => {
  const { page } = device;
  await staff.follows('agencies.invite-manager');
  const dialog = await staff.dialog('team.invite-manager-title', { agency: NAME });
  await staff.fills('team.email', 'first@elan.example.org', dialog);
  await staff.presses('team.invite-manager', dialog);
  await staff.isTold('team.invited', { email: 'first@elan.example.org' });
  await page.getByRole('row').filter({ hasText: 'first@elan.example.org' }).waitFor();
});

test('suspends it with a reason, and its page says so', async () => {
  const { page } = device;
  await staff.follows('agencies.suspend-open');
  const dialog = await staff.dialog('agencies.suspend-title', { name: NAME });
  await staff.presses('agencies.suspend', dialog);
  await dialog.getByRole('alert').waitFor();
  await staff.fills('agencies.reason', 'Papers are missing.', dialog);
  await staff.presses('agencies.suspend', dialog);
  await staff.isTold('agencies.suspended-done', { name: NAME });
  await page.getByText(staff.words('standing.SUSPENDED'), { exact: true }).waitFor();
  const entry = page.getByRole('listitem').filter({ hasText: staff.words('journal.agency.suspended') });
  await entry.getByText('staff', { exact: true }).waitFor();
  const reason = { name: staff.words('fact.reason'), value: 'Papers are missing.' };
  await entry.getByText(staff.words('fact', reason), { exact: true }).waitFor();
});

test('finds it among the suspended, by a part of its name; the address keeps the view', async () => {
  const { page } = device;
  await staff.visits('agencies.title');
  await page.getByRole('searchbox', { name: staff.words('agencies.search') }).fill('elan AGE');
  await page.getByLabel(staff.words('agencies.standing')).selectOption('SUSPENDED');
  const rows = staff.table('agencies.title').getByRole('rowheader');
  await rows.filter({ hasText: NAME }).waitFor();
  await page.waitForURL((address) => address.search === '?search=elan+AGE&standing=SUSPENDED');
  await page.reload();
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toEqual([NAME]);

  await page
    .getByRole('button', {
      name: staff.words('filters.remove', { filter: staff.words('standing.SUSPENDED') }),
    })
    .click();
  await page.getByRole('searchbox').fill('north');
  await rows.filter({ hasText: 'North Agency' }).waitFor();
  await page.getByRole('searchbox').fill('nobody');
  await page.getByText(staff.words('agencies.none-found')).waitFor();
});

test('reinstates it', async () => {
  const { page } = device;
  await staff.follows('agencies.see-all');
  await follow(staff.table('agencies.title').getByRole('link', { name: NAME }));
  await staff.follows('agencies.reinstate-open');
  const dialog = await staff.dialog('agencies.reinstate-title', { name: NAME });
  await staff.fills('agencies.reason', 'Papers came.', dialog);
  await staff.presses('agencies.reinstate', dialog);
  await staff.isTold('agencies.reinstated-done', { name: NAME });
  await page.getByText(staff.words('standing.AUTHORISED'), { exact: true }).waitFor();
  expect(device.origins()).toEqual(new Set([product.api]));
  expect(device.complaints).toEqual([]);
});
