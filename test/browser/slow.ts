import type { Page } from 'playwright-core';

import { SLOW_BROWSER } from '../harness/slow-browser.js';

/** A processor a quarter as fast. */
const PROCESSOR = { rate: 4 };
/** Every answer 300 ms later, and 200 kB a second at most. */
const NETWORK = { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 200_000 };

/**
 * Under `npm run test:slow` a page is as slow as on an old phone, or on a machine that carries much else: a story that
 * does not wait for what it needs is found where it is written, not by whoever has the slower machine.
 */
export async function slowedWhereAsked(page: Page): Promise<Page> {
  if (!SLOW_BROWSER) return page;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', PROCESSOR);
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  return page;
}
