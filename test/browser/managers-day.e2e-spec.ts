import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';

import { type MessageValues, say } from '#platform/wording';

import { member } from '../harness/answers.js';
import { openProduct, type Product, TEST_PASSWORD } from '../harness/product.js';
import { act } from '../harness/team.js';
import { ACCEPT_COMPLETION } from '../stories/acts.js';
import type { AgencyCast } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { Keyboard, Mouse } from './hands.js';
import { openBrowser } from './open-browser.js';
import { PeopleScreen } from './people-screen.js';
import { ScanScreen } from './scan-screen.js';

jest.setTimeout(240_000);

const DESK = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 640 } };
const NAME = 'Miriam Adler';
const COMMUNITY = 'Congrégation de la Rive';
const LEARNERS = [
  ['Zoé', 'Abel'],
  ['Noah', 'Eber'],
  ['Élise', 'Émond'],
] as const;
const ALL = { count: LEARNERS.length };

let product: Product;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

describe.each([
  { slug: 'north', locale: 'en-CA', by: 'mouse' },
  { slug: 'east', locale: 'en-CA', by: 'keyboard' },
  { slug: 'sud', locale: 'fr-CA', by: 'mouse' },
] as const)('a manager’s day in $locale by $by', ({ slug, locale, by }) => {
  const team = `Agency ${slug}`;
  const email = `miriam@${slug}.example.org`;
  let cast: AgencyCast;
  let desk: Device;
  let phone: Device;
  let her: PeopleScreen;
  const words = (key: string, values?: MessageValues) => her.words(key, values);
  const button = (key: string, values?: MessageValues) =>
    her.page.getByRole('button', { name: words(key, values), exact: true });

  beforeAll(async () => {
    cast = await product.agency(slug, team);
    await act(product.staff, 'inviteAgencyManager', {
      agencyId: await product.agencyId(slug),
      email,
      locale: locale === 'fr-CA' ? 'FR_CA' : 'EN_CA',
    });
    desk = await Device.open(browser, DESK);
    phone = await Device.open(browser, PHONE);
    her = new PeopleScreen(desk.page, product.api, by === 'mouse' ? new Mouse() : new Keyboard(desk.page));
  });
  afterAll(async () => {
    await desk.context.close();
    await phone.context.close();
  });

  /** Opens a dialog, thinks better of it and has the focus back where it was; then opens it after all. */
  async function opens(opener: Locator, title: string, values?: MessageValues): Promise<Locator> {
    await her.hands.press(opener);
    const dialog = await her.dialog(title, values);
    await her.hands.leave(dialog, dialog.getByRole('button', { name: words('cancel'), exact: true }));
    await opener.and(her.page.locator(':focus')).waitFor();
    await her.hands.press(opener);
    return her.dialog(title, values);
  }

  /** Marks every learner of the page and opens what can be done with them. */
  async function opensForAll(what: 'record' | 'issue'): Promise<Locator> {
    await her.hands.mark(her.page.getByRole('checkbox', { name: words('table.select-page') }));
    return opens(button(`learners.act.${what}`, ALL), `${what}-many.title`, ALL);
  }

  test('she follows the invitation from the page of mail, chooses name and password, and is in', async () => {
    await her.followsInvitation(email);
    await her.speaks(locale);
    await her.page.getByText(words('role.AGENCY_MANAGER'), { exact: true }).waitFor();
    await her.joins(team, NAME, TEST_PASSWORD);
    expect(new URL(her.page.url())).toMatchObject({ pathname: '/', hash: '' });
    await her.page.getByRole('heading', { name: words('home.nothing') }).waitFor();
  });

  test('registers a community', async () => {
    await her.visits('communities.title');
    const opener = her.page.getByRole('link', { name: words('communities.register-link'), exact: true });
    const dialog = await opens(opener, 'communities.register-title');
    await her.fills('communities.name', COMMUNITY, dialog);
    await her.hands.mark(dialog.getByRole('radio', { name: words('guard-model.VOLUNTEER'), exact: true }));
    await her.presses('communities.register', dialog);
    await her.isTold('communities.registered-done', { name: COMMUNITY });
    await opener.and(her.page.locator(':focus')).waitFor();
  });

  test('enrols three learners in it, one after the other', async () => {
    await her.visits('learners.title');
    await her.follows('learners.enrol-link');
    await her.page.getByRole('heading', { level: 1, name: words('learners.enrol-title') }).waitFor();
    const list = her.page.getByLabel(words('learners.community'), { exact: true });
    await her.hands.choose(list, COMMUNITY);
    await her.hands.mark(her.page.getByRole('radio', { name: words('track.MSO'), exact: true }));
    for (const [given, family] of LEARNERS) {
      await her.fills('learners.given-name', given);
      await her.fills('learners.family-name', family);
      await her.hands.mark(
        her.page.getByRole('radio', { name: words('age.ADULT', { age: 18 }), exact: true }),
      );
      await her.presses(family === 'Émond' ? 'learners.enrol' : 'learners.enrol-another');
      await her.isTold('learners.enrolled-done', { name: `${given} ${family}` });
    }
    await her.page.getByRole('heading', { level: 1, name: 'Élise Émond' }).waitFor();
  });

  test('records the first assignment for the three', async () => {
    await her.visits('learners.title');
    const dialog = await opensForAll('record');
    expect(await faultsOf(her.page)).toEqual([]);
    const list = dialog.getByLabel(words('record-many.assignment'), { exact: true });
    await her.hands.choose(list, locale === 'fr-CA' ? 'Travail 1' : 'Assignment 1');
    await her.presses('record-many.submit', dialog, ALL);
    await her.isTold('jobs.over', { succeeded: 3, refused: 0 });
    expect(await faultsOf(her.page)).toEqual([]);
  });

  test('has the badges of all whom an assessor accepted on her list, and issues them with her password', async () => {
    await acceptsEverything(cast);
    await her.visits('home.title');
    const recent = her.page.getByRole('region', { name: words('home.recent'), exact: true });
    await recent.getByText(words('journal.completion.accepted')).first().waitFor();
    await her.follows('home.act.READY_FOR_BADGE', her.page, ALL);
    const dialog = await opensForAll('issue');
    await her.hands.mark(dialog.getByRole('radio', { name: words('issue-many.named'), exact: true }));
    await her.hands.mark(dialog.getByRole('checkbox', { name: words('issue-many.consent') }));
    await dialog.locator('iframe').contentFrame().getByText('Z. Abel').first().waitFor();
    expect(await faultsOf(her.page)).toEqual([]);
    await product.db.adminQuery(
      'update sessions set proved_at = to_timestamp(0) where account_id = (select id from accounts where email = $1)',
      [email],
    );
    await her.presses('issue-many.submit', dialog, ALL);
    const asked = await her.dialog('step-up.title');
    await her.fills('sign-in.password', TEST_PASSWORD, asked);
    await her.presses('step-up.submit', asked);
    await her.isTold('jobs.over', { succeeded: 3, refused: 0 });
  });

  test('opens a badge’s page, and the scan page says all that it must and nothing else', async () => {
    await her.hands.press(her.table('jobs.rows').getByRole('link', { name: 'Zoé Abel' }));
    await her.follows('badges.open');
    await her.page
      .getByRole('heading', { level: 1, name: words('badges.of', { name: 'Zoé Abel' }) })
      .waitFor();
    const opened = desk.context.waitForEvent('page');
    await her.follows('badges.scan-page');
    const address = (await opened).url();

    const scan = new ScanScreen(phone);
    await scan.opens(address, locale);
    expect(await scan.word(locale, 'VALID')).toBe(locale === 'en-CA' ? 'VALID' : 'VALIDE');
    const text = await scan.text();
    for (const fact of [
      'Z. Abel',
      team,
      say(locale, 'outcome.VALID.next'),
      say(locale, 'verify.not-a-licence'),
    ])
      expect(text).toContain(fact);
    const source = await scan.source();
    for (const secret of [COMMUNITY, 'Zoé', NAME, email]) expect(source).not.toContain(secret);
    for (const page of [her.page, phone.page]) expect(await faultsOf(page)).toEqual([]);
  });

  test('no page complained or asked another host, and the stranger was given nothing to keep', async () => {
    expect([...desk.complaints, ...phone.complaints]).toEqual([]);
    expect(desk.origins()).toEqual(new Set([product.api, product.verifier]));
    expect(phone.origins()).toEqual(new Set([product.verifier]));
    expect(await phone.context.cookies()).toEqual([]);
  });
});

interface Found {
  readonly learners: { readonly edges: readonly { readonly node: FoundLearner }[] };
}
interface FoundLearner {
  readonly id: string;
  readonly completions: readonly { readonly id: string }[];
}

/** The agency’s assessor accepts what waits, and then the rest of the programme. */
async function acceptsEverything(cast: AgencyCast): Promise<void> {
  const { body } = await cast.assessor.asks(
    '{ learners(first: 10) { edges { node { id completions { id } } } } }',
  );
  for (const { node } of (body.data as unknown as Found).learners.edges) {
    for (const { id } of node.completions)
      member(
        await cast.assessor.does(ACCEPT_COMPLETION, { completionId: id }),
        'acceptCompletion',
        'CompletionAccepted',
      );
    await cast.completes(node.id, [2, 3, 4]);
  }
}
