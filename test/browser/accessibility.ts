import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The narrowest screen that must do (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

/**
 * Everything found wrong with the page as it stands: axe's violations in light and in dark, and content wider than
 * a screen of 320 px. The page is left as it was.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await violationsIn(page);
    faults.push(...violations.map((violation) => `${colorScheme} ${violation}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return [...faults, ...(await overflowsAtItsNarrowest(page))];
}

/** axe's violations, each with the element at fault. */
export async function violationsIn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
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
