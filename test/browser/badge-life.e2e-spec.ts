import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';

import { eventually } from '../harness/eventually.js';
import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast, IssuedBadge } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { ScanScreen } from './scan-screen.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(240_000);

const ZOE = { givenName: 'Zoé', familyName: 'Tremblay', email: 'zoe@example.org' };
const ABEL = { givenName: 'Abel', familyName: 'Roy' };

type Held = IssuedBadge & { readonly learnerId: string };

let product: Product;
let agency: AgencyCast;
let browser: Browser;
let device: Device;
let phone: ScanScreen;
let manager: SettingsScreen;
let badge: Held;
/** Of somebody without an address. */
let silent: Held;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  agency = await product.agency('north', 'North Agency');
  badge = await agency.hasIssuedBadge(ZOE);
  silent = await agency.hasIssuedBadge(ABEL);
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  phone = new ScanScreen(await Device.open(browser, { viewport: { width: 390, height: 844 } }));
  manager = new SettingsScreen(device.page, product.api);
  await manager.signsIn('agency_manager@north.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const opensBadge = async ({ id }: Held): Promise<void> => {
  await device.page.goto(`${product.api}/badges/${id}`);
  await device.page.getByRole('heading', { level: 1 }).waitFor();
};

/** The next scan says it, once the verifier has heard. */
async function scanSays(outcome: 'VALID' | 'SUSPENDED' | 'REVOKED'): Promise<void> {
  const heard = async (): Promise<unknown> =>
    ((await (await fetch(`${product.verifier}/api/v1/verify/${badge.code}`)).json()) as { outcome: string })
      .outcome;
  await eventually(heard, (said) => said === outcome);
  await phone.opens(badge.shortLink, 'en-CA');
  await phone.heading().waitFor();
  expect(await phone.word('en-CA', outcome)).not.toBe('');
}

/** The newest mail to somebody, as the demo’s page of mail shows it. */
async function mailSays(subject: string): Promise<string> {
  const { page } = phone.device;
  await eventually(
    async () => {
      await page.goto(`${product.api}/mail`);
      return page.getByRole('row').filter({ hasText: ZOE.email }).filter({ hasText: subject }).count();
    },
    (count) => count > 0,
  );
  await page.getByRole('row').filter({ hasText: subject }).first().getByRole('link').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page.locator('pre').innerText();
}

const noticed = (text: string): Locator => device.page.getByText(text);

test('a manager suspends a badge; the next scan says so, and its holder reads why and whom to ask', async () => {
  await opensBadge(badge);
  await manager.follows('badges.suspend-open');
  const dialog = await manager.dialog('badges.suspend-title');
  await dialog.getByRole('radio', { name: manager.words('suspension.MISUSE_REPORTED') }).check();
  expect(await faultsOf(device.page)).toEqual([]);
  await manager.presses('badges.suspend', dialog);
  await manager.isTold('badges.suspended-done');
  await scanSays('SUSPENDED');
  expect(await phone.text()).not.toContain('Tremblay');

  const mail = await mailSays('Your badge is suspended / Votre badge est suspendu');
  expect(mail).toContain('somebody reported that the badge is misused');
  expect(mail).toContain('quelqu’un a signalé un usage abusif du badge');
  expect(mail).toContain('desk@north.example.org');
  expect(mail).not.toContain(badge.code.slice(0, 4));
  expect(mail).not.toContain(product.verifier);
  await device.page.reload();
  await noticed(manager.words('notice.MAILED')).waitFor();
});

test('puts it back into use, and the same card is valid', async () => {
  await manager.follows('badges.reinstate-open');
  await manager.presses('badges.reinstate', await manager.dialog('badges.reinstate-title'));
  await manager.isTold('badges.reinstated-done');
  await scanSays('VALID');
  expect(await mailSays('Your badge is back in use')).toContain('Your card works as before');
});

test('revokes it, and the mail says what that means', async () => {
  await opensBadge(badge);
  await manager.follows('badges.revoke-open');
  const dialog = await manager.dialog('badges.revoke-title');
  await dialog.getByRole('radio', { name: manager.words('reason.MISUSE') }).check();
  await manager.presses('badges.revoke', dialog);
  await manager.isTold('badges.revoked-done');
  await scanSays('REVOKED');
  const mail = await mailSays('Your badge is revoked');
  expect(mail).toContain('This card will not work again');
  expect(mail).toContain('613-555-0100');
});

test('is told whom no mail reaches, and notes that they were told', async () => {
  const { page } = device;
  await agency.suspends(silent.id);
  await page.goto(product.api);
  await manager.follows('home.act.HOLDER_TO_BE_TOLD', page, { count: 1 });
  await page.waitForURL(({ searchParams }) => searchParams.get('work') === 'HOLDER_TO_BE_TOLD');
  await page.getByRole('heading', { level: 1, name: manager.words('learners.title') }).waitFor();
  await follow(page.getByRole('link', { name: 'Abel Roy', exact: true }));
  await noticed(manager.words('notice.tell.SUSPENDED')).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await manager.presses('notice.note');
  await manager.isTold('notice.told-done');
  await noticed(manager.words('notice.TOLD')).waitFor();
  await page.goto(product.api);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('link', { name: / \d+$/ }).first().waitFor();
  expect(await page.getByText(manager.words('work.HOLDER_TO_BE_TOLD')).count()).toBe(1);
  expect(await page.getByRole('link', { name: manager.words('work.HOLDER_TO_BE_TOLD') }).count()).toBe(0);
});

test('issues Core Competencies beside the badge that is suspended, and both stand on the learner’s page', async () => {
  const { page } = device;
  const kind = manager.words('badge-kind.CC_MS');
  await page.goto(`${product.api}/learners/${silent.learnerId}`);
  await follow(page.getByRole('link', { name: manager.words('badges.issue-kind', { kind }) }));
  const dialog = await manager.dialog('badges.issue-title', { name: 'Abel Roy' });
  expect(
    await dialog.getByLabel(manager.words('badges.kind'), { exact: true }).locator('option').allInnerTexts(),
  ).toEqual([kind]);
  await dialog.getByRole('radio', { name: manager.words('badges.no-name') }).check();
  await manager.presses('badges.issue', dialog);
  await dialog.waitFor({ state: 'detached' });
  const held = page.getByRole('link', { name: manager.words('badges.open-codes') });
  await held.nth(1).waitFor();
  expect(await held.count()).toBe(2);
  await page.getByText(manager.words('badge-state.SUSPENDED'), { exact: true }).first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('chooses how long a badge can be undone; the next one has that long', async () => {
  await manager.visits('organisation.title');
  const field = device.page.getByLabel(manager.words('organisation.hold-minutes'));
  await field.selectOption({ label: manager.words('organisation.hours', { count: 4 }) });
  expect(await faultsOf(device.page)).toEqual([]);
  await manager.presses('organisation.hold-change');
  await manager.isTold('organisation.hold-done');
  const next = await agency.hasIssuedBadge({ givenName: 'Odile', familyName: 'Zhou' });
  await opensBadge(next);
  await device.page.getByText(/^3:59:\d\d$/).waitFor();
  expect(device.complaints).toEqual([]);
});
