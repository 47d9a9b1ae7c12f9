import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { type Locale, LOCALES } from '#platform/wording';

import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';
import { dialogsOfPortal, faultsAt, type Place, routesOfPortal, schemaOfRoute } from './tour.js';
import { everyPlace } from './tour-places.js';

// Some forty pages and dialogs, each in two languages and two schemes, on two cores that carry other suites too.
jest.setTimeout(480_000);

const DESK = { viewport: { width: 1280, height: 900 } };

let product: Product;
let browser: Browser;
let cast: AgencyCast;
let places: Awaited<ReturnType<typeof everyPlace>>;
const devices: Device[] = [];
const seen: Place[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
  places = await everyPlace(product, cast);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

async function screenOf(email: string | null, locale: Locale): Promise<PortalScreen> {
  const device = await Device.open(browser, DESK);
  devices.push(device);
  const screen = new PortalScreen(device.page, product.api);
  await screen.opens(locale);
  if (email !== null) await screen.signsIn(email);
  return screen;
}

const EMAIL = {
  manager: 'agency_manager@north.example.org',
  assessor: 'agency_assessor@north.example.org',
  staff: 'staff@lphq.example.org',
  nobody: null,
} as const;

describe.each(LOCALES)('in %s', (locale) => {
  test.each(['manager', 'assessor', 'staff', 'nobody'] as const)(
    'no page or dialog of a %s has a fault that can be measured',
    async (who) => {
      const screen = await screenOf(EMAIL[who], locale);
      const faults: Record<string, string[]> = {};
      for (const place of places[who]) {
        await opens(screen.page, place);
        await stands(screen, place);
        const found = await faultsAt(screen.page);
        if (found.length > 0) faults[place.address] = found;
        seen.push(place);
      }
      expect(faults).toEqual({});
    },
  );
});

/** Fetches the page anew; a browser that is left on the portal's origin keeps its process, and what it has compiled. */
async function opens(page: Page, { address }: Place): Promise<void> {
  const differsOnlyAfterHash = page.url().split('#')[0] === `${product.api}${address}`.split('#')[0];
  if (differsOnlyAfterHash) await page.goto('about:blank');
  await page.goto(`${product.api}${address}`);
}

/** Its heading is there, nothing is under way any more, and the dialog of its address is open. */
async function stands({ page }: PortalScreen, { dialog }: Place): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  if (dialog !== undefined) await page.getByRole('dialog').waitFor({ timeout: 10_000 });
}

describe('the tour', () => {
  test('went to every address that the portal has', () => {
    expect([...new Set(seen.map(({ route }) => route))].sort()).toEqual(routesOfPortal());
  });

  test('opened every dialog that an address can name', async () => {
    const opened = seen.flatMap(({ route, dialog }) =>
      dialog === undefined ? [] : [`${schemaOfRoute(route)} ${dialog}`],
    );
    expect([...new Set(opened)].sort()).toEqual(await dialogsOfPortal());
  });

  test('asked nobody but the portal’s own origin, and no page broke its policy', () => {
    expect(new Set(devices.flatMap((device) => [...device.origins()]))).toEqual(new Set([product.api]));
    const complaints = devices.flatMap((device) => device.complaints);
    // An invitation that is opened without its token is refused, and the page says so.
    expect(complaints.filter((text) => !/status of 410 .*\/invitation$/.test(text))).toEqual([]);
  });
});
