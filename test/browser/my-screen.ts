import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import type { Locale } from '#platform/wording';

import { follow } from './arrived.js';
import { portalWords } from './portal-words.js';
import { readQrCodes } from './qr-on-screen.js';

type Values = Readonly<Record<string, string | number>>;

/** The learner's pages on a phone, used by what is written on them and by nothing else. */
export class MyScreen {
  constructor(
    readonly page: Page,
    private readonly address: string,
    private readonly locale: Locale,
  ) {}

  words(key: string, values?: Values): string {
    return portalWords(this.locale, `my.${key}`, values);
  }

  /** Opens a page by its address, as a link in a mail would. */
  async opens(hash = ''): Promise<void> {
    await this.page.goto(`${this.address}/my${hash}`);
    await this.isDrawn();
  }

  async reloads(): Promise<void> {
    await this.page.reload();
    await this.isDrawn();
  }

  /** Goes to one of the pages that stand above every other. */
  async visits(page: 'badges' | 'progress' | 'device'): Promise<void> {
    await this.page.getByRole('link', { name: this.words(`nav.${page}`), exact: true }).click();
    await this.heading(`${page}.title`).waitFor();
    await this.isDrawn();
  }

  heading(key: string, values?: Values): Locator {
    return this.page.getByRole('heading', { name: this.words(key, values), exact: true });
  }

  button(key: string, values?: Values): Locator {
    return this.page.getByRole('button', { name: this.words(key, values), exact: true });
  }

  field(key: string): Locator {
    return this.page.getByLabel(this.words(key)).first();
  }

  async presses(key: string, values?: Values): Promise<void> {
    await this.button(key, values).click();
  }

  async follows(key: string, values?: Values): Promise<void> {
    await follow(this.page.getByRole('link', { name: this.words(key, values), exact: true }));
  }

  async reads(key: string, values?: Values): Promise<void> {
    await this.page.getByText(this.words(key, values), { exact: true }).first().waitFor();
  }

  /** Opens the record by the code on a slip. */
  async claims(code: string, whose: Values): Promise<void> {
    await this.opens('#claim');
    await this.field('claim.code').fill(code.toLowerCase());
    await this.presses('claim.look');
    const question = this.page.getByText(this.words('claim.whose', whose), { exact: true });
    await question.and(this.page.locator(':focus')).waitFor();
    await this.presses('claim.open');
    await this.heading('ways.title').waitFor();
  }

  async handsIn(number: number, note: string, picture?: Buffer): Promise<void> {
    await this.field('hand-in.note').fill(note);
    if (picture) {
      const file = { name: 'logbook.png', mimeType: 'image/png', buffer: picture };
      await this.page.getByLabel(this.words('hand-in.file')).setInputFiles(file);
      await this.reads('hand-in.chosen', { file: 'logbook.png' });
    }
    await this.presses('hand-in.submit', { number });
  }

  async isHandedIn(number: number): Promise<void> {
    await this.heading('progress.title').waitFor();
    await this.reads('hand-in.done', { number });
  }

  /** The code that the screen shows, as a camera reads it. */
  async showsQr(): Promise<string[]> {
    await this.button('badges.show').first().click();
    const dialog = this.page.getByRole('dialog', { name: this.words('show.dialog') });
    const ground = await dialog.evaluate((own) => getComputedStyle(own).backgroundColor);
    expect(ground).toBe('rgb(255, 255, 255)');
    const codes = await readQrCodes(await dialog.getByRole('img').screenshot());
    await this.presses('show.close');
    await dialog.waitFor({ state: 'detached' });
    return codes;
  }

  /** What a finger cannot press: anything to press that is smaller than 44 px either way, links within text aside. */
  async tooSmall(): Promise<string[]> {
    return this.page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, a.button, nav a, input, textarea, summary, label.button',
        ),
      ]
        .filter((each) => each.offsetParent !== null)
        .map((each) => ({ each, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 44 || box.height < 44)
        .map(({ each, box }) => `${each.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
    );
  }

  private async isDrawn(): Promise<void> {
    await this.page.locator('main:not([aria-busy]) h1').waitFor();
  }
}
