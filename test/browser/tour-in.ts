import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import type { Locale } from '#platform/wording';

import { openProduct, type Product } from '../harness/product.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';
import { dialogsOfPortal, faultsAt, type Place, routesOfPortal, schemaOfRoute } from './tour.js';
import { everyPlace, type Places } from './tour-places.js';

const DESK = { viewport: { width: 1280, height: 900 } };

const EMAIL = {
  manager: 'agency_manager@north.example.org',
  assessor: 'agency_assessor@north.example.org',
  staff: 'staff@lphq.example.org',
  nobody: null,
} as const;

/** Declares what a suite of the tour holds: every address and every dialog of the portal, in one language. */
export function tourIn(locale: Locale): void {
  // Some hundred pages and dialogs, each in two schemes, on two cores that carry other suites too.
  jest.setTimeout(480_000);
  let tour: Tour;

  beforeAll(async () => void (tour = await Tour.begins(locale)));
  afterAll(() => tour.ends());

  describe(`in ${locale}`, () => {
    test.each(['manager', 'assessor', 'staff', 'nobody'] as const)(
      'no page or dialog of a %s has a fault that can be measured',
      async (who) => expect(await tour.faultsOf(who)).toEqual({}),
    );
  });

  describe('the tour', () => {
    test('went to every address that the portal has', () => {
      expect([...new Set(tour.seen.map(({ route }) => route))].sort()).toEqual(routesOfPortal());
    });

    test('opened every dialog that an address can name', async () => {
      const opened = tour.seen.flatMap(({ route, dialog }) =>
        dialog === undefined ? [] : [`${schemaOfRoute(route)} ${dialog}`],
      );
      expect([...new Set(opened)].sort()).toEqual(await dialogsOfPortal());
    });

    test('asked nobody but the portal’s own origin, and no page broke its policy', () => {
      const origins = tour.devices.flatMap((device) => [...device.origins()]);
      expect(new Set(origins)).toEqual(new Set([tour.product.api]));
      const complaints = tour.devices.flatMap((device) => device.complaints);
      // An invitation that is opened without its token is refused, and the page says so.
      expect(complaints.filter((text) => !/status of 410 .*\/invitation$/.test(text))).toEqual([]);
    });
  });
}

class Tour {
  readonly devices: Device[] = [];
  readonly seen: Place[] = [];

  private constructor(
    readonly product: Product,
    private readonly browser: Browser,
    private readonly places: Places,
    private readonly locale: Locale,
  ) {}

  static async begins(locale: Locale): Promise<Tour> {
    const product = await openProduct();
    const places = await everyPlace(product, await product.agency('north', 'North Agency'));
    return new Tour(product, await openBrowser(), places, locale);
  }

  async ends(): Promise<void> {
    await this.browser.close();
    await this.product.close();
  }

  /** Wherever somebody goes, what is wrong there, by the address. */
  async faultsOf(who: keyof typeof EMAIL): Promise<Record<string, string[]>> {
    const screen = await this.screenOf(EMAIL[who]);
    const faults: Record<string, string[]> = {};
    for (const place of this.places[who]) {
      await this.opens(screen.page, place);
      await stands(screen, place);
      const found = await faultsAt(screen.page);
      if (found.length > 0) faults[place.address] = found;
      this.seen.push(place);
    }
    return faults;
  }

  private async screenOf(email: string | null): Promise<PortalScreen> {
    const device = await Device.open(this.browser, DESK);
    this.devices.push(device);
    const screen = new PortalScreen(device.page, this.product.api);
    await screen.opens(this.locale);
    if (email !== null) await screen.signsIn(email);
    return screen;
  }

  /** Fetches the page anew; a browser that is left on the portal's origin keeps its process, and what it has compiled. */
  private async opens(page: Page, { address }: Place): Promise<void> {
    const differsOnlyAfterHash = page.url().split('#')[0] === `${this.product.api}${address}`.split('#')[0];
    if (differsOnlyAfterHash) await page.goto('about:blank');
    await page.goto(`${this.product.api}${address}`);
  }
}

/** Its heading is there, nothing is under way any more, and the dialog of its address is open. */
async function stands({ page }: PortalScreen, { dialog }: Place): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
  if (dialog !== undefined) await page.getByRole('dialog').waitFor();
}
