import type { Locator, Page } from 'playwright-core';

import { eventually } from '../harness/eventually.js';
import type { Hands } from './hands.js';
import { SettingsScreen } from './settings-screen.js';

/** The portal on the screen of somebody who leads a team, or who is invited into one. */
export class PeopleScreen extends SettingsScreen {
  constructor(
    page: Page,
    private readonly api: string,
    hands?: Hands,
  ) {
    super(page, api, hands);
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

  /** Follows the newest invitation of the address, from the page of sent mail into the portal. */
  async followsInvitation(email: string): Promise<void> {
    const mail = this.page.getByRole('row').filter({ hasText: email }).getByRole('link').first();
    await eventually(
      async () => {
        await this.page.goto(`${this.api}/mail`);
        return mail.count();
      },
      (count) => count > 0,
    );
    await this.hands.press(mail);
    await this.hands.press(this.page.getByRole('link', { name: /\/invitation#/ }));
    await this.page.waitForURL(/\/invitation#/);
  }

  /** Accepts the invitation at hand with a new account, and is in. */
  async joins(team: string, name: string, password: string): Promise<void> {
    await this.fills('invitation.name', name);
    await this.fills('invitation.new-password', password);
    await this.presses('invitation.accept', this.page, { team });
    await this.page.getByRole('navigation', { name: this.words('navigation') }).waitFor();
  }
}
