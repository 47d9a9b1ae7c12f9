import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The narrowest screen that must do (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

/** What axe runs: everything that it runs by itself, or of that what looks at colours, which alone change with the scheme. */
const RULES: Readonly<Record<'all' | 'colours', RunOptions>> = {
  all: {},
  // A tag brings in what is off by itself: the contrast of level AAA.
  colours: { runOnly: ['cat.color'], rules: { 'color-contrast-enhanced': { enabled: false } } },
};

/**
 * Everything found wrong with the page as it stands: axe's violations in light, those of its colours in dark, and
 * content wider than a screen of 320 px. The page is left as it was.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await violationsIn(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violationsIn(page, 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
  const coloured = [...light.map((fault) => `light ${fault}`), ...dark.map((fault) => `dark ${fault}`)];
  return [...coloured, ...(await overflowsAtItsNarrowest(page))];
}

/** axe's violations, each with the element at fault. */
export async function violationsIn(page: Page, rules: keyof typeof RULES = 'all'): Promise<string[]> {
  const isThere = await page.evaluate<boolean>('typeof axe !== "undefined"');
  if (!isThere) await page.evaluate(`${AXE}; undefined`);
  // Style sheets fetched once more are for a rule that axe does not run by itself; media are for one that it does.
  const options = { resultTypes: ['violations'], preload: { assets: ['media'] }, ...RULES[rules] };
  // Told apart within the page: what axe found in order is a hundred times as long as what it found wrong.
  return page.evaluate<string[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
       violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  );
}

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function overflowsAtItsNarrowest(page: Page): Promise<string[]> {
  const usual = page.viewportSize() ?? NARROWEST;
  await page.setViewportSize(NARROWEST);
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('dialog[open]')]
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => `${box.tagName} is ${box.scrollWidth} px wide in ${box.clientWidth} px`),
  );
  await page.setViewportSize(usual);
  return wide;
}
