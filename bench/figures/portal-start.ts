import { gzipSync } from 'node:zlib';

import type { BrowserContext, CDPSession, Page } from 'playwright-core';

import { openBrowser } from '../../test/browser/open-browser.js';
import type { Figure, Reading } from '../figure.js';
import { fewLearners } from '../stand/many-learners.js';
import { signedIn } from '../stand/people.js';
import { freeOrigins, type Stand } from '../stand/stand.js';
import { median } from '../statistics.js';

/** A slow phone on a poor network: 1.6 Mbit/s, 150 ms there and back, a quarter of this machine's speed. */
const POOR_NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const SLOWDOWN = 4;
const KILOBYTE = 1_000;

/** What the portal weighs when it is opened, and how soon a list can be worked with. */
export const portalStart: Figure = {
  lines: [
    {
      name: 'portal-start-script',
      unit: 'kB gzip',
      baseline: 'a budget of 260 kB',
      goal: { of: 'value', is: 'at most', bound: 260 },
    },
    {
      name: 'my-badge-start-script',
      unit: 'kB gzip',
      baseline: 'a budget of 90 kB',
      goal: { of: 'value', is: 'at most', bound: 90 },
    },
    {
      name: 'learner-list-usable',
      unit: 's',
      baseline: 'the same on this machine unhindered',
      goal: { of: 'value', is: 'at most', bound: 4 },
    },
  ],
  async measure(stand) {
    const portal = await openPortal(stand);
    const script = await portal.scriptOf('/learners', 'table tbody tr');
    const lean = await portal.scriptOf('/my-badge', 'h1');
    const slow = await portal.secondsTo('/learners', true);
    const fast = await portal.secondsTo('/learners', false);
    return {
      'portal-start-script': against(script, 260),
      'my-badge-start-script': against(lean, 90),
      'learner-list-usable': against(slow, fast),
    };
  },
};

function against(value: number, baseline: number): Reading {
  return { value, baseline, ratio: value / baseline };
}

interface Portal {
  /** Kilobytes of script, gzipped, that a cold browser asks for until the element is there. */
  scriptOf(path: string, until: string): Promise<number>;
  /** Seconds from the address to a list whose search box takes what is typed; the median of several cold starts. */
  secondsTo(path: string, hindered: boolean): Promise<number>;
}

async function openPortal(stand: Stand): Promise<Portal> {
  const { db, agency } = await fewLearners(stand);
  const origins = await freeOrigins();
  await stand.app('api', db.adminUrl, origins);
  const { cookie } = await signedIn(db, origins.api, agency.id);
  const browser = await openBrowser();
  stand.atTheEnd(() => browser.close());
  const origin = `http://localhost:${origins.api}`;

  const cold = async <T>(work: (page: Page, context: BrowserContext) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ locale: 'en-CA' });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin.replace('http:', 'https:'), secure: true }]);
    try {
      return await work(await context.newPage(), context);
    } finally {
      await context.close();
    }
  };
  return {
    scriptOf: (path, until) => cold((page) => scriptKilobytes(page, `${origin}${path}`, until)),
    secondsTo: async (path, hindered) => {
      const seconds: number[] = [];
      while (seconds.length < (stand.quick ? 1 : 5)) {
        seconds.push(await cold((page, context) => usableAfter(page, context, `${origin}${path}`, hindered)));
      }
      return median(seconds);
    },
  };
}

async function scriptKilobytes(page: Page, address: string, until: string): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  await page.goto(address);
  await page.locator(until).first().waitFor();
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / KILOBYTE;
}

async function usableAfter(
  page: Page,
  context: BrowserContext,
  address: string,
  hindered: boolean,
): Promise<number> {
  const devtools = await context.newCDPSession(page);
  if (hindered) await hinder(devtools);
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('table tbody tr').first().waitFor();
  await page.getByRole('searchbox').fill('a');
  return (performance.now() - began) / 1_000;
}

async function hinder(devtools: CDPSession): Promise<void> {
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', POOR_NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}
