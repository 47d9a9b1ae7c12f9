import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';

import { LOCALES } from '#platform/wording';

import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';
import { readQrCodes } from './qr-on-screen.js';

jest.setTimeout(240_000);

const DESK = { viewport: { width: 1280, height: 900 } };
/** As long as an agency’s name gets in earnest: it must find room on a card. */
const AGENCY = 'North Agency for Protective and Member Services of Eastern Ontario Inc.';
const NAMES = ['Abel', 'Eber', 'Émond'] as const;

let product: Product;
let browser: Browser;
let cast: AgencyCast;
let badge: { id: string; learnerId: string };
let screen: PortalScreen;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', AGENCY);
  badge = await cast.hasIssuedBadge();
  const community = await cast.registersCommunity('Riverside');
  for (const familyName of NAMES) await cast.enrols(community, { givenName: 'Aline', familyName });
});
afterAll(async () => {
  await browser.close();
  await product.close();
});
beforeEach(async () => {
  ({ page } = await Device.open(browser, DESK));
  screen = new PortalScreen(page, product.api);
  await screen.opens('en-CA');
  await screen.signsIn('agency_manager@north.example.org');
});

describe('who is chosen, and the act on them', () => {
  const box = (name: string): Locator =>
    page.getByRole('checkbox', { name: screen.words('table.select', { name }), exact: true });
  const opener = (count: number): Locator =>
    page.getByRole('button', { name: screen.words('learners.act.record', { count }), exact: true });
  const dialog = (count: number): Locator =>
    page.getByRole('dialog', { name: screen.words('record-many.title', { count }) });

  test('outlive a reload; Back leaves the dialog and not the choice', async () => {
    await screen.visits('learners');
    await box('Aline Abel').check();
    await box('Aline Émond').check();
    await opener(2).click();
    await dialog(2).waitFor();
    await page.reload();
    await dialog(2).waitFor();
    await page.goBack();
    await dialog(2).waitFor({ state: 'detached' });
    await opener(2).waitFor();
    expect([await box('Aline Abel').isChecked(), await box('Aline Eber').isChecked()]).toEqual([true, false]);
    await page.goForward();
    await dialog(2).waitFor();
  });

  test('all that match but one are so in somebody else’s browser too; another question begins with nobody', async () => {
    await page.goto(`${product.api}/learners?search=aline`);
    await box('Aline Eber').check();
    await screen.presses('selection.all-matching', { count: 3 });
    await box('Aline Eber').uncheck();
    await opener(2).click();
    const address = page.url();
    const { page: other } = await Device.open(browser, DESK);
    const theirs = new PortalScreen(other, product.api);
    await theirs.opens('en-CA');
    await theirs.signsIn('agency_manager@north.example.org');
    await other.goto(address);
    await other.getByRole('dialog', { name: screen.words('record-many.title', { count: 2 }) }).waitFor();
    await other.goto(address.replace('&dialog=record', ''));
    await other.getByLabel(screen.words('learners.track'), { exact: true }).selectOption('MSO');
    await other.getByRole('checkbox', { checked: true }).first().waitFor({ state: 'detached' });
    expect(new URL(other.url()).searchParams.has('chosen')).toBe(false);
  });

  test('of rows that are chosen there are no more than an address bears', async () => {
    const nobody = (nr: number) => `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`;
    const chosen = Array.from({ length: 100 }, (_, nr) => nobody(nr)).join('.');
    await page.goto(`${product.api}/learners?chosen=${chosen}`);
    await page.getByText(screen.words('selection.full', { most: 100 })).waitFor();
    expect(await box('Aline Abel').isDisabled()).toBe(true);
    await page.reload();
    await opener(100).waitFor();
  });
});

test.each(LOCALES)('a portal older than its server offers to load again, in %s', async (locale) => {
  await screen.speaks(locale);
  const message = 'The portal has been renewed since this page was opened.';
  const refusal = { errors: [{ message, extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] };
  await page.route('**/graphql', (route) => route.fulfill({ status: 400, json: refusal }));
  const name = screen.words('learners.title');
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  const again = page.getByRole('button', { name: screen.words('load-again'), exact: true });
  await again.first().waitFor();
  await page.unroute('**/graphql');
  await again.first().click();
  await page.getByRole('table', { name }).waitFor();
});

describe('the card as it is printed', () => {
  test.each(LOCALES)(
    'says all that is needed without a signal, needs no colour, and fits: %s',
    async (locale) => {
      await screen.speaks(locale);
      await page.goto(`${product.api}/badges/${badge.id}`);
      await page.getByRole('button', { name: screen.words('card.print') }).waitFor();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const [front, back] = await page.locator('.card-side').all();
      expect(await page.locator('#portal').isVisible()).toBe(false);
      const domain = new URL(product.verifier).host;
      for (const side of [front!, back!]) expect(await side.innerText()).toContain(domain);
      expect(await front!.innerText()).toContain(screen.words('badges.valid-until'));
      expect(await back!.innerText()).toContain(screen.words('card.no-signal', { domain }));
      expect(await back!.innerText()).toContain(screen.words('card.not-a-licence'));
      for (const side of [front!, back!]) {
        const codes = await readQrCodes(await side.screenshot({ scale: 'css' }));
        expect(codes.map((code) => new URL(code).host.toLowerCase())).toEqual([domain]);
        expect(await side.evaluate(inkOf)).toEqual(['rgb(0, 0, 0)']);
        expect(await side.evaluate(overflowOfSide)).toEqual({ width: 0, height: 0 });
      }
    },
  );
});

/** Every colour of words on it. */
function inkOf(side: Element): string[] {
  const words = [...side.querySelectorAll('p, strong, time, span')];
  return [...new Set(words.map((each) => getComputedStyle(each).color))];
}

/** By how much what is on it is larger than the card. */
function overflowOfSide(side: Element): { width: number; height: number } {
  const words = side.querySelector('.card-words') ?? side;
  const inner = side.clientHeight - 2 * parseFloat(getComputedStyle(side).paddingTop);
  return {
    width: Math.max(0, side.scrollWidth - side.clientWidth),
    height: Math.max(0, Math.ceil(words.getBoundingClientRect().height - inner)),
  };
}
