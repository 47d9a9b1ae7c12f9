import { readdirSync, readFileSync } from 'node:fs';

import type { Page } from 'playwright-core';

import { faultsOf } from './accessibility.js';

const PORTAL = new URL('../../apps/portal/src/', import.meta.url);

/** A page of the portal as somebody stands before it: where it is, and the heading by which it is known to be there. */
export interface Place {
  readonly address: string;
  /** The pattern of the address in routes.tsx. */
  readonly route: string;
  /** The dialog that the address opens. */
  readonly dialog?: string;
}

/** Every address that routes.tsx knows. */
export function routesOfPortal(): string[] {
  const text = readFileSync(new URL('routes.tsx', PORTAL), 'utf8');
  return [...text.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, path]) => path ?? '').sort();
}

/** What can be opened where, as `SCHEMA DIALOG`: every `dialog` that a schema of an address (`*-search.ts`) has. */
export async function dialogsOfPortal(): Promise<string[]> {
  const files = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' });
  const found: string[] = [];
  for (const file of files.filter((name) => name.endsWith('-search.ts'))) {
    const schemas = Object.entries((await import(new URL(file, PORTAL).href)) as Record<string, unknown>);
    for (const [name, schema] of schemas)
      found.push(...dialogsIn(schema).map((dialog) => `${name} ${dialog}`));
  }
  return found.sort();
}

/** The dialogs of one address, by what reads it (`shell/address.ts`). */
function dialogsIn(address: unknown): readonly string[] {
  if (typeof address !== 'function' || !('readers' in address)) return [];
  const { dialog } = address.readers as Readonly<Record<string, { readonly words?: readonly string[] }>>;
  if (dialog === undefined) return [];
  if (dialog.words === undefined)
    throw new Error('A dialog in an address is one of several words, so that all of them can be visited.');
  return dialog.words;
}

/** The schema of the address that a route has: the name by which routes.tsx takes it. */
export function schemaOfRoute(route: string): string | null {
  const text = readFileSync(new URL('routes.tsx', PORTAL), 'utf8');
  const [, after = ''] = text.split(`  path: '${route}',\n`);
  return /^ {2}validateSearch: (\w+),/.exec(after)?.[1] ?? null;
}

/** All that is measurably wrong with the page as it stands: for readers, on a narrow screen, with longer or larger text. */
export async function faultsAt(page: Page): Promise<string[]> {
  const faults = await faultsOf(page);
  faults.push(...(await faultsOfLargeText(page)), ...(await faultsOfLongText(page)));
  return faults;
}

/** 200 % text on a desk (WCAG 1.4.4): nothing is wider than the window. */
async function faultsOfLargeText(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  const wide = await widerThanWindow(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  return wide.map((fault) => `with 200 % text ${fault}`);
}

/** Words grow by two fifths from one language to the next: nothing is cut off, nothing leaves the window. */
async function faultsOfLongText(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      const text = node.nodeValue ?? '';
      if (text.trim() !== '') node.nodeValue = `${text} ${text.slice(0, Math.ceil(text.length * 0.4))}`;
    }
  });
  const wide = await widerThanWindow(page);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, [role=dialog] *')]
      .filter((box) => {
        const { overflowX, textOverflow, clipPath } = getComputedStyle(box);
        if (textOverflow === 'ellipsis' || clipPath !== 'none' || overflowX !== 'hidden') return false;
        return box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1;
      })
      .map((box) => `cuts off ${box.outerHTML.slice(0, 160)}`),
  );
  return [...wide, ...cut].map((fault) => `with text longer by 40 % ${fault}`);
}

function widerThanWindow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide in ${clientWidth} px`] : [];
  });
}
