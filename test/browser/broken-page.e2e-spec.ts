import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(240_000);

let product: Product;
let browser: Browser;
let page: Page;
let screen: PortalScreen;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  await product.agency('north', 'North Agency');
  page = (await Device.open(browser, { viewport: { width: 1280, height: 900 } })).page;
  screen = new PortalScreen(page, product.api);
  await screen.opens('en-CA');
  await screen.signsIn('agency_manager@north.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('a page whose script is gone since the portal was renewed says so, and is there once it is fetched anew', async () => {
  await screen.inEachLanguage(() => Promise.resolve());
  await page.route('**/assets/**', (route) => route.fulfill({ status: 404 }));
  const name = screen.words('learners.title');
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await screen.inEachLanguage(async () => {
    await page.getByRole('heading', { level: 1, name: screen.words('unavailable') }).waitFor();
    await page.getByRole('alert').getByText(screen.words('door.outdated')).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
  await page.unrouteAll();
  await screen.presses('load-again');
  await page.getByRole('heading', { level: 1, name }).waitFor();
});
