import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';

import { type Locale, LOCALES } from '#platform/wording';

import { openProduct, type Product } from '../harness/product.js';
import { faultsOf } from './accessibility.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(240_000);

const PHONE = { width: 320, height: 700 };
const DESK = { width: 1280, height: 900 };

let product: Product;
let browser: Browser;
const devices: Device[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

async function screenOf(email: string, locale: Locale): Promise<PortalScreen> {
  const device = await Device.open(browser, { viewport: DESK });
  devices.push(device);
  const screen = new PortalScreen(device.page, product.api);
  await screen.opens(locale);
  await screen.signsIn(email);
  return screen;
}

/** Writes lines under the heading that stands in the box, and says what holds for all of them. */
async function writes({ page, words }: Hand, hall: string, ...lines: string[]): Promise<void> {
  const box = page.getByRole('textbox', { name: words('sheet.lines') });
  const [heading = ''] = (await box.inputValue()).split('\n');
  await box.fill([heading, ...lines].join('\n'));
  await page.getByLabel(words('sheet.community'), { exact: true }).selectOption({ label: hall });
  await page.getByLabel(words('track.MSO'), { exact: true }).check();
  await page.getByLabel(words('age.ADULT', { age: 18 }), { exact: true }).check();
  await button(page, words('sheet.check')).click();
}

interface Hand {
  readonly page: Page;
  readonly words: PortalScreen['words'];
}

const handOf = (screen: PortalScreen): Hand => ({ page: screen.page, words: screen.words.bind(screen) });
const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });
const boxOf = ({ page, words }: Hand): Locator => page.getByRole('textbox', { name: words('sheet.lines') });

let agencies = 0;

describe.each(LOCALES)('in %s', (locale) => {
  let slug: string;
  let hall: string;
  beforeEach(async () => {
    agencies += 1;
    slug = `north-${agencies}`;
    hall = `Hall ${agencies}`;
    const cast = await product.agency(slug, `North Agency ${agencies}`);
    await cast.registersCommunity(hall);
  });

  test('a registrar enrols who can be, corrects the others in the box, and enrols them', async () => {
    const screen = await screenOf(`agency_registrar@${slug}.example.org`, locale);
    const hand = handOf(screen);
    const { page, words } = hand;
    await page.setViewportSize(PHONE);
    await page.goto(`${product.api}/learners/new`);
    await follow(page.getByRole('link', { name: words('sheet.link') }));
    await writes(hand, hall, 'Zoé;Abel;zoe@example.org;HR-1', 'Élise;9;nowhere;HR-1', 'Nuliajuk;;;');
    await button(page, words('sheet.enrol', { count: 2 })).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await button(page, words('sheet.enrol', { count: 2 })).dblclick();
    await screen.isTold('sheet.enrolled-done', { count: 2 });

    expect((await boxOf(hand).inputValue()).split('\n').slice(1)).toEqual(['Élise;9;nowhere;HR-1']);
    await writes(hand, hall, 'Élise;Berg;;HR-2');
    await button(page, words('sheet.enrol', { count: 1 })).click();
    await screen.isTold('sheet.enrolled-done', { count: 1 });
    for (const name of ['Zoé Abel', 'Élise Berg', 'Nuliajuk'])
      await page.getByRole('link', { name, exact: true }).waitFor();
    const rows = await product.db.adminQuery(
      'select from learners where agency_id = (select agency_id from agencies where slug = $1)',
      [slug],
    );
    expect(rows).toHaveLength(3);
    expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  test('a manager brings earlier records, LPHQ declines, reads again and approves; the learner page says where it is from', async () => {
    const manager = await screenOf(`agency_manager@${slug}.example.org`, locale);
    const hand = handOf(manager);
    const { page, words } = hand;
    await follow(page.getByRole('link', { name: words('opening.bring') }));
    const works = [1, 2, 3, 4].map(() => '2025-06-01;R. Okafor').join(';');
    await writes(hand, hall, `Zoé;Abel;2025-05-02;${works}`, 'Élise;Berg;2099-01-01;;');
    await page.getByText(words('sheet.to-correct'), { exact: true }).waitFor();
    await button(page, words('opening.save', { count: 1 })).click();
    await manager.isTold('opening.entered-done', { count: 1 });
    expect(await faultsOf(page)).toEqual([]);
    await button(page, words('opening.submit', { count: 1 })).click();
    await button(page.getByRole('dialog'), words('opening.submit', { count: 1 })).click();
    await manager.isTold('opening.submitted-done', { count: 1 });

    const lphq = await screenOf('staff@lphq.example.org', locale);
    const answers = async (act: string, values?: Record<string, number>): Promise<Locator> => {
      await lphq.page.goto(`${product.api}/approvals`);
      await follow(lphq.page.getByRole('link', { name: `North Agency ${agencies}` }));
      await lphq.page.getByText('R. Okafor').first().waitFor();
      await follow(lphq.page.getByRole('link', { name: lphq.words(act, values), exact: true }));
      return lphq.page.getByRole('dialog');
    };
    const declining = await answers('opening.decline');
    await declining.getByLabel(lphq.words('approvals.reason')).fill('Which R. Okafor?');
    await button(declining, lphq.words('opening.decline')).click();
    await lphq.isTold('opening.declined-done');

    await page.goto(`${product.api}/opening-records`);
    await page.getByText('Which R. Okafor?').waitFor();
    await button(page, words('opening.submit', { count: 1 })).click();
    await button(page.getByRole('dialog'), words('opening.submit', { count: 1 })).click();
    await manager.isTold('opening.submitted-done', { count: 1 });

    const approving = await answers('opening.approve', { count: 1 });
    expect(await faultsOf(lphq.page)).toEqual([]);
    await button(approving, lphq.words('opening.approve', { count: 1 })).click();
    await lphq.isTold('opening.approved-done', { count: 1 });

    await page.goto(`${product.api}/learners`);
    await follow(page.getByRole('link', { name: 'Zoé Abel' }));
    await page.getByText(words('opening.from-records')).first().waitFor();
    await page.getByText(words('enrolment.CC_MS_AWARDED'), { exact: true }).first().waitFor();
    await page.getByText(words('completions.carried.EARLIER_RECORDS')).first().waitFor();
    expect(
      await product.db.adminQuery(
        'select from badges where agency_id = (select agency_id from agencies where slug = $1)',
        [slug],
      ),
    ).toEqual([]);
    expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
