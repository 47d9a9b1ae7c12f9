import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { type Locale, LOCALES } from '#platform/wording';
import { renderEntryPage, renderScanPage } from '#proof/scan-page';
import type { Outcome } from '#proof/verification';

import { headersFor } from '../../apps/verifier/src/http/headers.js';
import { codeOf, SAMPLE_ANSWERS } from '../builders/sample-answers.js';
import { overflowOf, violationsIn } from './accessibility.js';
import { openBrowser } from './open-browser.js';

const OUTCOMES = Object.keys(SAMPLE_ANSWERS) as Outcome[];
const PAGES = LOCALES.flatMap((locale) =>
  [...OUTCOMES, 'LONGEST', 'entry'].map((name) => `/${name}/${locale}`),
);
/** A name without a break, as long as names may be. */
const LONGEST = { ...SAMPLE_ANSWERS.VALID, subject: 'W'.repeat(100) };
const PHONE = { width: 360, height: 640 };
const NARROW = { width: 320, height: 640 };

let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  browser = await openBrowser();
  server = createServer((request, response) => {
    response.writeHead(200, { ...headersFor(origin), 'content-type': 'text/html; charset=utf-8' });
    response.end(pageAt(request.url ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser.close();
  server.close();
});

function pageAt(path: string): string {
  const [, name, locale] = path.split('/') as [string, Outcome | 'LONGEST' | 'entry', Locale];
  const view = { locale, origin };
  if (name === 'entry') return renderEntryPage(view);
  const code = name === 'NOT_FOUND' ? null : codeOf('0000000000000000');
  return renderScanPage(
    { answer: name === 'LONGEST' ? LONGEST : SAMPLE_ANSWERS[name], code, presented: null },
    view,
  );
}

/** Opens every page in a browser of this kind and says what `look` saw in each. */
async function everyPage<T>(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<Map<string, T>> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const seen = new Map<string, T>();
  for (const path of PAGES) {
    await page.goto(origin + path);
    seen.set(path, await look(page));
  }
  await context.close();
  return seen;
}

/** The pages in which something is not as it must be. */
function wrong<T>(seen: Map<string, T>, isRight: (value: T) => boolean): [string, T][] {
  return [...seen].filter(([, value]) => !isRight(value));
}

describe('the scan pages in a real browser', () => {
  test('say their word at once: 40 px, bold, on a quarter of a phone’s screen', async () => {
    const seen = await everyPage({ viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      if ((await page.locator('.panel').count()) === 0) return null;
      return page.evaluate(() => {
        const panel = document.querySelector('.panel')!.getBoundingClientRect();
        const word = document.querySelector('.panel h1')!;
        const { fontSize, fontWeight } = getComputedStyle(word);
        return {
          area: (panel.width * panel.height) / (360 * 640),
          ends: word.getBoundingClientRect().bottom,
          size: parseFloat(fontSize),
          weight: Number(fontWeight),
        };
      });
    });
    expect(
      wrong(
        seen,
        (at) => at === null || (at.area >= 0.25 && at.size >= 40 && at.weight >= 700 && at.ends < 320),
      ),
    ).toEqual([]);
  });

  test('fit a screen of 320 px, and one of 360 px with text of twice the size', async () => {
    const narrow = await everyPage({ viewport: NARROW, javaScriptEnabled: false }, overflowOf);
    expect(wrong(narrow, (overflow) => overflow <= 0)).toEqual([]);
    const enlarged = await everyPage({ viewport: PHONE, bypassCSP: true }, async (page) => {
      await page.addStyleTag({ content: 'html{font-size:200%}' });
      return overflowOf(page);
    });
    expect(wrong(enlarged, (overflow) => overflow <= 0)).toEqual([]);
  });

  test('ask for nothing but themselves, and break no rule of their own policy', async () => {
    const asked: string[] = [];
    const complaints: string[] = [];
    await everyPage({ viewport: PHONE }, async (page) => {
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => complaints.push(message.text()));
      await page.reload();
    });
    expect(complaints).toEqual([]);
    expect(new Set(asked.filter((url) => !url.startsWith('data:')))).toEqual(
      new Set(PAGES.map((path) => origin + path)),
    );
  });

  test.each(['light', 'dark'] as const)(
    'have no accessibility fault that axe knows, in %s',
    async (colorScheme) => {
      const seen = await everyPage({ viewport: PHONE, colorScheme }, (page) => violationsIn(page));
      expect(wrong(seen, (violations) => violations.length === 0)).toEqual([]);
    },
  );

  test('show text: the machine has a font for it', async () => {
    const seen = await everyPage({ viewport: PHONE, javaScriptEnabled: false }, (page) =>
      page.evaluate(() => document.querySelector('h1')!.getBoundingClientRect().width),
    );
    expect(wrong(seen, (width) => width > 80)).toEqual([]);
  });
});
