import type { Locator, Response } from 'playwright-core';

import { type Locale, say } from '#platform/wording';
import type { Outcome } from '#proof/verification';

import type { Device } from './device.js';

/** The scan page on a stranger's phone. */
export class ScanScreen {
  constructor(readonly device: Device) {}

  /** Opens an address as a camera does: in the phone's own language unless the address says another. */
  async scans(address: string): Promise<Response> {
    const answer = await this.device.page.goto(address);
    if (answer === null) throw new Error(`Nothing answered at ${address}.`);
    return answer;
  }

  async opens(address: string, locale: Locale): Promise<Response> {
    return this.scans(`${address}?lang=${locale.slice(0, 2)}`);
  }

  /** Follows the link to the other language. */
  async turnsTo(locale: Locale): Promise<void> {
    await this.device.page.getByRole('link', { name: say(locale, 'verify.language'), exact: true }).click();
    await this.device.page.waitForURL(/lang=/);
  }

  /** The outcome in the heading, once it is there. */
  async word(locale: Locale, outcome: Outcome): Promise<string> {
    const name = say(locale, `outcome.${outcome}.word`);
    const heading = this.device.page.getByRole('heading', { level: 1, name, exact: true });
    return (await heading.textContent()) ?? '';
  }

  /** Everything the page says to its reader. */
  async text(): Promise<string> {
    return (await this.device.page.getByRole('main').textContent()) ?? '';
  }

  /** Everything that the page's sender sent. */
  source(): Promise<string> {
    return this.device.page.content();
  }

  panel(): Locator {
    return this.device.page.getByRole('status');
  }

  heading(): Locator {
    return this.device.page.getByRole('heading', { level: 1 });
  }
}
