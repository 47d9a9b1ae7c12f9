import type { Locator, Page } from 'playwright-core';

/**
 * Waits until the page that a link leads to is drawn. Before, the page left behind stands there still, and a control of
 * the same name on it would be taken for the one that is meant.
 */
export async function arrived(page: Page): Promise<void> {
  await page.locator('main[aria-busy="true"]').waitFor({ state: 'detached' });
}

export async function follow(link: Locator): Promise<void> {
  await link.click();
  await arrived(link.page());
}
