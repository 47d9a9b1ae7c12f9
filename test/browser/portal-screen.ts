import type { Locator, Page } from 'playwright-core';

import { type Locale, LOCALES, type MessageValues, say } from '#platform/wording';

import { TEST_PASSWORD } from '../harness/product.js';
import { today } from '../stories/cast.js';

interface NewLearner {
  readonly community: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/** The portal on one person's screen, used by what is written on it and by nothing else. */
export class PortalScreen {
  private locale: Locale = 'en-CA';

  constructor(
    readonly page: Page,
    private readonly address: string,
  ) {}

  /** The catalogue's words in the language that the screen speaks. */
  words(key: string, values?: MessageValues): string {
    return say(this.locale, `portal.${key}`, values);
  }

  async opens(locale: Locale): Promise<void> {
    await this.page.goto(this.address);
    await this.speaks(locale);
  }

  async speaks(locale: Locale): Promise<void> {
    const name = say(locale, 'verify.language');
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('button', { name, pressed: true }).waitFor();
    this.locale = locale;
  }

  /** Does the same in every language, English last. */
  async inEachLanguage(act: () => Promise<void>): Promise<void> {
    for (const locale of LOCALES.toReversed()) {
      await this.speaks(locale);
      await act();
    }
  }

  async signsIn(email: string): Promise<void> {
    await this.types('sign-in.email', email);
    await this.types('sign-in.password', TEST_PASSWORD);
    await this.presses('sign-in.submit');
    await this.button('sign-out').waitFor();
  }

  /** Opens a list by its name in the navigation. */
  async visits(list: 'communities' | 'learners'): Promise<void> {
    const name = this.words(`${list}.title`);
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await this.page.getByRole('table', { name }).waitFor();
  }

  async registersCommunity(name: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: this.words('communities.title') })
      .click();
    await this.page.getByRole('link', { name: this.words('communities.register-link') }).click();
    await this.types('communities.name', name);
    await this.chooses(this.words('guard-model.VOLUNTEER'));
    await this.presses('communities.register');
    await this.isTold('communities.registered-done', { name });
  }

  /** Enrols somebody and stays on the new learner's page. */
  async enrols(learner: NewLearner): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: this.words('learners.title') })
      .click();
    await this.page.getByRole('link', { name: this.words('learners.enrol-link') }).click();
    const community = this.page.getByRole('combobox', { name: this.words('learners.community') });
    await community.selectOption({ label: learner.community });
    await this.types('learners.given-name', learner.givenName);
    await this.types('learners.family-name', learner.familyName);
    await this.types('learners.email', learner.email);
    await this.chooses(this.words('track.MSO'));
    await this.presses('learners.enrol');
    await this.isTold('learners.enrolled-done', { name: `${learner.givenName} ${learner.familyName}` });
  }

  async opensLearner(name: string): Promise<void> {
    await this.visits('learners');
    await this.page.getByRole('link', { name }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async submits(number: number): Promise<void> {
    await this.presses('completions.record', { number });
    const form = this.page.getByRole('form', { name: this.words('completions.record', { number }) });
    await form.getByLabel(this.words('completions.day')).fill(today());
    await this.presses('completions.submit', { number });
    await this.isTold('completions.submitted-done', { number });
  }

  /** Reads the page again and accepts, every outcome having been shown. */
  async accepts(number: number): Promise<void> {
    const form = await this.decides('completions.accept', number);
    for (const outcome of await form.getByRole('checkbox').all()) await outcome.check();
    await form.getByRole('button', { name: this.words('completions.accept', { number }) }).click();
    await this.isTold('completions.accepted-done', { number });
  }

  async returns(number: number, reason: string): Promise<void> {
    const form = await this.decides('completions.return', number);
    await form.getByLabel(this.words('completions.reason')).fill(reason);
    await form.getByRole('button', { name: this.words('completions.return', { number }) }).click();
    await this.isTold('completions.returned-done', { number });
  }

  async opensVoidDialog(number: number): Promise<Locator> {
    await this.presses('completions.void', { number });
    return this.dialog('completions.void', { number });
  }

  async opensIssueDialog(name: string): Promise<Locator> {
    await this.presses('badges.issue-open');
    return this.dialog('badges.issue-title', { name });
  }

  async opensRevokeDialog(): Promise<Locator> {
    await this.presses('badges.revoke-open');
    return this.dialog('badges.revoke-title');
  }

  /** The dialog that asks for the password again. */
  asksForPassword(): Promise<Locator> {
    return this.dialog('step-up.title');
  }

  /** Leaves a dialog; the button that opened it has the focus again. */
  async cancels(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: this.words('cancel') }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  assignment(number: number): Locator {
    return this.page.getByRole('article', { name: this.words('assignment', { number }) });
  }

  /** The learner's only badge. */
  badge(): Locator {
    return this.page.getByRole('region', { name: this.words('badges.title') }).getByRole('article');
  }

  /** The part of the badge that shows one of its links, as picture, files and text. */
  link(length: 'short' | 'full'): Locator {
    return this.page.getByRole('region', { name: this.words(`codes.${length}`) });
  }

  async isTold(key: string, values?: MessageValues): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: this.words(key, values) })
      .waitFor();
  }

  async chooses(name: string): Promise<void> {
    await this.page.getByRole('radio', { name }).check();
  }

  async types(label: string, text: string): Promise<void> {
    await this.page.getByRole('main').getByLabel(this.words(label)).fill(text);
  }

  async presses(key: string, values?: MessageValues): Promise<void> {
    await this.button(key, values).click();
  }

  private button(key: string, values?: MessageValues): Locator {
    return this.page.getByRole('button', { name: this.words(key, values), exact: true });
  }

  private async dialog(key: string, values?: MessageValues): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name: this.words(key, values) });
    await dialog.waitFor();
    return dialog;
  }

  private async decides(form: string, number: number): Promise<Locator> {
    await this.page.reload();
    await this.presses('completions.decide', { number });
    return this.page.getByRole('form', { name: this.words(form, { number }) });
  }
}
