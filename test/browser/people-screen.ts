import type { Locator, Page } from 'playwright-core';

import type { MessageValues } from '#platform/wording';

import { eventually } from '../harness/eventually.js';
import { SettingsScreen } from './settings-screen.js';

/** The portal on the screen of somebody who leads a team, or who is invited into one. */
export class PeopleScreen extends SettingsScreen {
  constructor(
    page: Page,
    private readonly api: string,
  ) {
    super(page, api);
  }

  override async presses(
    key: string,
    within: Locator | Page = this.page,
    values?: MessageValues,
  ): Promise<void> {
    await within.getByRole('button', { name: this.words(key, values), exact: true }).click();
  }

  /** The row of a list that begins with this name or address. */
  row(head: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: head }) });
  }

  /** Presses the act of a row, by its verb and whom it concerns. */
  async opensRow(name: string, act: string): Promise<void> {
    await this.row(name)
      .getByRole('button', { name: `${this.words(act)} ${name}`, exact: true })
      .click();
  }

  async nameOfSomebodyWho(role: string): Promise<string> {
    const rows = this.page.getByRole('row').filter({ hasText: this.words(role) });
    return rows.first().getByRole('rowheader').locator('bdi').first().innerText();
  }

  /** The link of the newest invitation that was sent to the address, as the page of sent mail shows it. */
  async invitationMailedTo(email: string): Promise<string> {
    const page = await this.page.context().newPage();
    const link = page.locator('a[href*="/invitation#"]').first();
    const mail = page.locator('li, tr').filter({ hasText: email }).getByRole('link').first();
    await eventually(
      async () => {
        await page.goto(`${this.api}/mail`);
        return mail.count();
      },
      (count) => count > 0,
    );
    await mail.click();
    const address = await link.getAttribute('href');
    await page.close();
    return address ?? '';
  }
}
