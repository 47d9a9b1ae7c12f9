import type { Locator, Page } from 'playwright-core';

import { type Locale, type MessageValues, say } from '#platform/wording';

import { TEST_PASSWORD } from '../harness/product.js';
import { type Hands, Mouse } from './hands.js';
import { portalWords } from './portal-words.js';

/** The portal on the screen of somebody who looks after agencies, an organisation or its communities. */
export class SettingsScreen {
  private locale: Locale = 'en-CA';

  constructor(
    readonly page: Page,
    private readonly address: string,
    readonly hands: Hands = new Mouse(),
  ) {}

  /** The catalogue's words in the language that the screen speaks. */
  words(key: string, values?: MessageValues): string {
    return portalWords(this.locale, key, values);
  }

  async signsIn(email: string): Promise<void> {
    await this.page.goto(this.address);
    await this.speaks('en-CA');
    await this.fills('sign-in.email', email);
    await this.fills('sign-in.password', TEST_PASSWORD);
    await this.presses('sign-in.submit');
    await this.page.getByRole('navigation', { name: this.words('navigation') }).waitFor();
  }

  async speaks(locale: Locale): Promise<void> {
    const name = say(locale, 'verify.language');
    await this.hands.press(this.page.getByRole('button', { name }));
    await this.page.getByRole('button', { name, pressed: true }).waitFor();
    this.locale = locale;
  }

  /** Opens a page by its name in the navigation. */
  async visits(title: string): Promise<void> {
    const name = this.words(title);
    const places = this.page.getByRole('navigation', { name: this.words('navigation') });
    await this.hands.press(places.getByRole('link', { name, exact: true }));
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async fills(label: string, text: string, within: Locator | Page = this.page): Promise<void> {
    await this.hands.write(within.getByLabel(this.words(label), { exact: true }), text);
  }

  async presses(key: string, within: Locator | Page = this.page, values?: MessageValues): Promise<void> {
    await this.hands.press(within.getByRole('button', { name: this.words(key, values), exact: true }));
  }

  async follows(key: string, within: Locator | Page = this.page, values?: MessageValues): Promise<void> {
    await this.hands.press(within.getByRole('link', { name: this.words(key, values), exact: true }));
  }

  /** A dialog, once it is there and has taken the focus. */
  async dialog(key: string, values?: MessageValues): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name: this.words(key, values) });
    await dialog.locator(':focus').first().waitFor();
    return dialog;
  }

  async isTold(key: string, values?: MessageValues): Promise<void> {
    const line = this.page.getByRole('status').filter({ hasText: this.words(key, values) });
    await line.waitFor();
  }

  table(title: string): Locator {
    return this.page.getByRole('table', { name: this.words(title) });
  }
}
