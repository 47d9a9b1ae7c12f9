import { fileURLToPath } from 'node:url';

import type { Page, PageScreenshotOptions } from 'playwright-core';

/** Writes one of the README's pictures, only where `UPDATE_IMAGES=1` asks for it. */
export async function updatePicture(page: Page, name: string, options: PageScreenshotOptions = {}) {
  if (process.env['UPDATE_IMAGES'] !== '1') return;
  const path = fileURLToPath(new URL(`../../docs/images/${name}`, import.meta.url));
  await page.screenshot({ ...options, path });
}
