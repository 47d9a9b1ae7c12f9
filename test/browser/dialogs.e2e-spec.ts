import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(240_000);

const NAME = 'Zoé Tremblay';

let product: Product;
let browser: Browser;
let page: Page;
let screen: PortalScreen;
let learnerId: string;
let dialog: Locator;
let address: Locator;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  const cast = await product.agency('north', 'North Agency');
  const hall = await cast.registersCommunity('Elgin Hall');
  learnerId = await cast.enrols(hall, { givenName: 'Zoé', familyName: 'Tremblay' });
  await cast.completes(learnerId, [1, 2, 3, 4]);
  page = (await Device.open(browser, { viewport: { width: 1280, height: 900 } })).page;
  screen = new PortalScreen(page, product.api);
  await screen.opens('en-CA');
  await screen.signsIn('agency_manager@north.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});
beforeEach(async () => {
  await page.goto(`${product.api}/learners/${learnerId}?dialog=correct`);
  dialog = page.getByRole('dialog', { name: screen.words('learner.correct-title', { name: NAME }) });
  address = dialog.getByRole('textbox', { name: screen.words('learners.email') });
  await dialog.waitFor();
});

afterEach(() => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Holds what is sent to the api once the page is read; `goes` lets it through and says how much there was. */
async function held(): Promise<{ goes(): Promise<number> }> {
  let sent = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/graphql', async (route) => {
    sent += 1;
    await opened;
    await route.continue();
  });
  return {
    async goes() {
      const count = sent;
      open();
      await dialog.waitFor({ state: 'detached' });
      return count;
    },
  };
}

describe('an open dialog', () => {
  test('begins at its first question, and is not left by a click beside it: nothing typed is lost', async () => {
    const first = dialog.getByLabel(screen.words('learners.given-name'), { exact: true });
    await first.and(page.locator(':focus')).waitFor();
    await address.fill('zoe@example.org');
    await page.mouse.click(5, 5);
    await page.mouse.click(1275, 895);
    expect(await address.inputValue()).toBe('zoe@example.org');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('stays while its act runs, whatever is pressed, and the act is sent once', async () => {
    await address.fill('zoe.tremblay@example.org');
    const { goes } = await held();
    await screen.presses('learner.correct');
    await dialog
      .getByRole('status')
      .filter({ hasText: screen.words('form.sending') })
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: screen.words('close'), exact: true }).click();
    await address.press('Enter');
    expect(await dialog.getByRole('button', { name: screen.words('cancel') }).isDisabled()).toBe(true);
    expect(await dialog.isVisible()).toBe(true);
    expect(await goes()).toBe(1);
    await screen.isTold('learner.corrected-done', { name: NAME });
  });

  test('asks of the age of whoever was enrolled before that was asked', async () => {
    await product.db.adminQuery('update enrolments set age_attested = null where learner_id = $1', [
      learnerId,
    ]);
    await page.reload();
    await screen.presses('learner.correct');
    await dialog.getByRole('alert').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await screen.chooses(screen.words('age.ADULT', { age: 18 }));
    await screen.presses('learner.correct');
    await screen.isTold('learner.corrected-done', { name: NAME });
  });
});

describe('of a minor', () => {
  beforeEach(async () => {
    await screen.chooses(screen.words('age.MINOR_WITH_CONSENT', { age: 18, minorsFrom: 16 }));
    await screen.presses('learner.correct');
    await screen.isTold('learner.corrected-done', { name: NAME });
    await page.goto(`${product.api}/learners/${learnerId}?dialog=issue`);
  });

  test('a badge is issued without a name and without asking for one; the page beforehand shows none', async () => {
    const issue = page.getByRole('dialog', { name: screen.words('badges.issue-title', { name: NAME }) });
    await issue.getByText(screen.words('badges.minor-no-name')).waitFor();
    expect(await issue.getByLabel(screen.words('badges.consent')).count()).toBe(0);
    const shown = screen.preview(issue).getByRole('main');
    await shown.waitFor();
    expect(await shown.innerText()).not.toContain('Tremblay');
    expect(await faultsOf(page)).toEqual([]);
    await screen.presses('badges.issue');
    await page.getByRole('link', { name: screen.words('badges.open-codes') }).waitFor();
  });
});
