import { expect } from '@jest/globals';
import type { FrameLocator, Locator, Page } from 'playwright-core';

import { type Locale, LOCALES, say } from '#platform/wording';

import { TEST_PASSWORD } from '../harness/product.js';
import { today } from '../stories/cast.js';
import { follow } from './arrived.js';
import { portalWords } from './portal-words.js';

type Values = Readonly<Record<string, string | number>>;

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
  words(key: string, values?: Values): string {
    return portalWords(this.locale, key, values);
  }

  async opens(locale: Locale): Promise<void> {
    await this.page.goto(this.address);
    await this.speaks(locale);
  }

  async speaks(locale: Locale): Promise<void> {
    const name = say(locale, 'verify.language');
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('button', { name, pressed: true }).waitFor();
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
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
    await this.field('sign-in.email').fill(email);
    await this.field('sign-in.password').fill(TEST_PASSWORD);
    await this.presses('sign-in.submit');
    await this.page.getByRole('navigation').waitFor();
  }

  /** Opens a list by its name in the navigation. */
  async visits(list: 'communities' | 'learners'): Promise<void> {
    await this.goesTo(list);
    await this.page.getByRole('table', { name: this.words(`${list}.title`) }).waitFor();
  }

  async registersCommunity(name: string): Promise<void> {
    await this.goesTo('communities');
    await this.follows('communities.register-link');
    await this.field('communities.name').fill(name);
    await this.chooses(this.words('guard-model.VOLUNTEER'));
    await this.presses('communities.register');
    await this.isTold('communities.registered-done', { name });
  }

  /** Enrols somebody and stays on the new learner's page. */
  async enrols(learner: NewLearner): Promise<void> {
    await this.goesTo('learners');
    await this.follows('learners.enrol-link');
    const community = this.page.getByRole('combobox', { name: this.words('learners.community') });
    await community.selectOption({ label: learner.community });
    await this.field('learners.given-name').fill(learner.givenName);
    await this.field('learners.family-name').fill(learner.familyName);
    await this.field('learners.email').fill(learner.email);
    await this.chooses(this.words('track.MSO'));
    await this.chooses(this.words('age.ADULT', { age: 18 }));
    await this.presses('learners.enrol');
    await this.isTold('learners.enrolled-done', { name: `${learner.givenName} ${learner.familyName}` });
  }

  /** As things stand now: what was read half a minute ago may be shown first. */
  async opensLearner(name: string): Promise<void> {
    await this.visits('learners');
    await follow(this.page.getByRole('link', { name, exact: true }));
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
    await this.page.reload();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async submits(number: number): Promise<void> {
    await this.follows('completions.record', { number });
    const dialog = await this.dialog('completions.record', { number });
    await dialog.getByLabel(this.words('completions.day')).fill(today());
    await this.presses('completions.submit', { number });
    await this.isTold('completions.submitted-done', { number });
  }

  /** Reads the page again and accepts, every outcome having been shown. The last one qualifies. */
  async accepts(number: number, qualified?: string): Promise<void> {
    const dialog = await this.opensDecideDialog(number);
    for (const outcome of await dialog.getByRole('checkbox').all()) await outcome.check();
    await dialog.getByRole('button', { name: this.words('completions.accept', { number }) }).click();
    if (qualified === undefined) await this.isTold('completions.accepted-done', { number });
    else await this.isTold('completions.qualified-done', { number, name: qualified });
  }

  async returns(number: number, reason: string): Promise<void> {
    const dialog = await this.opensDecideDialog(number);
    await dialog.getByRole('radio', { name: this.words('completions.return', { number }) }).check();
    await dialog.getByLabel(this.words('completions.reason')).fill(reason);
    await dialog.getByRole('button', { name: this.words('completions.return', { number }) }).click();
    await this.isTold('completions.returned-done', { number });
  }

  /** What somebody else submitted is there once the page is read again. */
  async opensDecideDialog(number: number): Promise<Locator> {
    await this.page.reload();
    await this.follows('completions.decide', { number });
    const [title] = this.words('completions.decide-title', { number, name: '\n' }).split('\n');
    const dialog = this.page.getByRole('dialog', { name: title! });
    await dialog.waitFor();
    return dialog;
  }

  async opensVoidDialog(number: number): Promise<Locator> {
    await this.follows('completions.void', { number });
    return this.dialog('completions.void', { number });
  }

  async opensIssueDialog(name: string): Promise<Locator> {
    await this.follows('badges.issue-open');
    return this.dialog('badges.issue-title', { name });
  }

  async opensRevokeDialog(): Promise<Locator> {
    await this.follows('badges.revoke-open');
    return this.dialog('badges.revoke-title');
  }

  /** The dialog that asks for the password again. */
  asksForPassword(): Promise<Locator> {
    return this.dialog('step-up.title');
  }

  /** Leaves a dialog; the link that opened it has the focus again. */
  async cancels(dialog: Locator, opener: string, values?: Values): Promise<void> {
    await dialog.getByRole('button', { name: this.words('cancel'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const focused = this.page.locator('a:focus');
    await focused.waitFor();
    expect(await focused.textContent()).toBe(this.words(opener, values));
  }

  /** The card of an assignment, by its place. */
  assignment(number: number): Locator {
    return this.page.getByRole('article').nth(number - 1);
  }

  /** The part of a learner's page that shows the badge. */
  badge(): Locator {
    return this.page.getByRole('region', { name: this.words('badges.one'), exact: true });
  }

  /** The page of the badge that the learner's page shows. */
  async opensBadge(name: string): Promise<void> {
    await this.follows('badges.open');
    await this.page.getByRole('heading', { level: 1, name: this.words('badges.of', { name }) }).waitFor();
  }

  /** The part of a badge's page that shows one of its links, as picture, files and text. */
  link(length: 'short' | 'full'): Locator {
    return this.page.getByRole('region', { name: this.words(`codes.${length}`), exact: true });
  }

  /** The public page in its frame, on the page or in a dialog. */
  preview(within: Page | Locator = this.page): FrameLocator {
    return within.frameLocator(`iframe[title="${this.words('badges.preview-title')}"]`);
  }

  async isTold(key: string, values?: Values): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: this.words(key, values) })
      .waitFor();
  }

  async chooses(name: string): Promise<void> {
    await this.page.getByRole('radio', { name }).check();
  }

  async presses(key: string, values?: Values): Promise<void> {
    await this.page.getByRole('button', { name: this.words(key, values), exact: true }).click();
  }

  /** A page or a dialog behind a link. */
  async follows(key: string, values?: Values): Promise<void> {
    await follow(this.page.getByRole('link', { name: this.words(key, values), exact: true }));
  }

  /** A field by its label, which may say that it is optional. */
  private field(key: string): Locator {
    const label = this.words(key);
    const optional = `${label} ${this.words('form.optional')}`;
    return this.page
      .getByLabel(label, { exact: true })
      .or(this.page.getByLabel(optional, { exact: true }))
      .first();
  }

  private async goesTo(list: 'communities' | 'learners'): Promise<void> {
    const name = this.words(`${list}.title`);
    await follow(this.page.getByRole('navigation').getByRole('link', { name, exact: true }));
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  private async dialog(key: string, values?: Values): Promise<Locator> {
    const dialog = this.page.getByRole('dialog', { name: this.words(key, values) });
    await dialog.waitFor();
    return dialog;
  }
}
