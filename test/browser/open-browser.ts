import { existsSync } from 'node:fs';

import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A headless browser for the browser stories: the packaged Chromium on Linux, else an installed one. The package's
 * own `args` are never used: they switch web security off, and every origin test would pass for nothing.
 */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await browserFile(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    headless: true,
  });
}

async function browserFile(): Promise<string> {
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.executablePath();
  const found = INSTALLED.find((file) => existsSync(file));
  if (!found) throw new Error('No browser: install Chromium or Google Chrome.');
  return found;
}
