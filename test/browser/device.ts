import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import { slowedWhereAsked } from './slow.js';

/**
 * What a browser logs as an error though our answer is the right one: nobody is signed in yet, and a page that is
 * not found. Any other answer of 400 or more is a complaint.
 */
const EXPECTED = [/status of 401 .* \S+\/session$/, /status of 404 .* \S+\/v\/\S+$/];

/** A screen in somebody's hands: a browser context of its own, and all that it asked for and complained of. */
export class Device {
  /** Every address asked for over the network, in order. */
  readonly requests: string[] = [];
  /** Errors, warnings and breaches of a page's own policy. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    context.on('request', (request) => {
      if (!request.url().startsWith('data:')) this.requests.push(request.url());
    });
    context.on('weberror', (fault) => this.complaints.push(fault.error().message));
    context.on('console', (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (!['error', 'warning'].includes(message.type()) || EXPECTED.some((known) => known.test(text)))
        return;
      this.complaints.push(text);
    });
  }

  /** Without motion, so that no colour is measured half way. */
  static async open(browser: Browser, options: BrowserContextOptions): Promise<Device> {
    const context = await browser.newContext({ locale: 'en-CA', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(60_000);
    return new Device(context, await slowedWhereAsked(await context.newPage()));
  }

  /** The origins that were asked for anything. */
  origins(): Set<string> {
    return new Set(this.requests.map((address) => new URL(address).origin));
  }
}
