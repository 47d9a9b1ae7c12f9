import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import type { IssuedBadge } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(120_000);

const MANAGER = 'agency_manager@north.example.org';
const REASON = 'The logbook was another learner’s.';

let product: Product;
let browser: Browser;
let device: Device;
let manager: PortalScreen;
let badge: IssuedBadge;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  const agency = await product.agency('north', 'North Agency');
  badge = await agency.hasIssuedBadge();
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  manager = new PortalScreen(device.page, product.api);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('a manager voids an assignment with a reason, and is told that the signed badge is in use until it is decided', async () => {
  await manager.opens('en-CA');
  await manager.signsIn(MANAGER);
  await manager.opensLearner('Zoé Tremblay');
  await manager.inEachLanguage(async () => {
    const dialog = await manager.opensVoidDialog(2);
    expect(await faultsOf(manager.page)).toEqual([]);
    await manager.cancels(dialog, 'completions.void', { number: 2 });
  });

  const dialog = await manager.opensVoidDialog(2);
  await dialog.getByLabel(manager.words('completions.void-reason')).fill(REASON);
  await dialog.getByRole('button', { name: manager.words('completions.void', { number: 2 }) }).click();
  await manager.isTold('completions.voided-badge-stands', { number: 2 });
  const card = manager.assignment(2);
  await card.getByText(manager.words('completion-state.VOIDED')).waitFor();
  await card.getByText(REASON).waitFor();
  expect(await faultsOf(manager.page)).toEqual([]);
  expect(await manager.badge().getByText(badge.publicName!).count()).toBeGreaterThan(0);
});

test('the assignment is open for another submission', async () => {
  await manager.submits(2);
});

test('what the manager decides of the badge stands on its page, with who decided and why', async () => {
  const { page } = device;
  await page.goto(`${product.api}/badges/${badge.id}?dialog=review`);
  const dialog = page.getByRole('dialog', { name: manager.words('badges.review-title') });
  await dialog.getByLabel(manager.words('review.KEEP')).check();
  await dialog.getByLabel(manager.words('badges.review-reason')).fill('The outcomes were seen elsewhere.');
  await dialog.getByRole('button', { name: manager.words('badges.review') }).click();
  await manager.isTold('badges.review-done');
  const facts = page.getByRole('region', { name: manager.words('badges.facts') });
  for (const said of [manager.words('review.KEEP'), 'agency manager', 'The outcomes were seen elsewhere.'])
    await facts.getByText(said, { exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(device.complaints).toEqual([]);
});
