import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { eventually } from '../harness/eventually.js';
import { openProduct, type Product, TEST_PASSWORD } from '../harness/product.js';
import { act } from '../harness/team.js';
import type { AgencyCast, IssuedBadge } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PeopleScreen } from './people-screen.js';
import { PortalScreen } from './portal-screen.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(240_000);

const EMAIL = 'ines@north.example.org';
const NAME = 'Inès Okafor';
const TOGETHER = ['Abel', 'Eber', 'Émond', 'Tremblay', 'Yarrow'] as const;
const DESK = { viewport: { width: 1280, height: 900 } };
const RETURN_REASON = 'The second drill has no date. Add it.';
const VOID_REASON = 'The logbook was another learner’s.';
const REVIEW_REASON = 'Until the last assignment is handed in again.';

let product: Product;
let cast: AgencyCast;
let browser: Browser;
let device: Device;
/** The assessor’s screen; and what it offers on a learner’s page. */
let she: PeopleScreen;
let file: PortalScreen;
let badge: IssuedBadge;
const ids = new Map<string, string>();

/** Seven wait for an assessor: six with their first assignment, one with the last. */
beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
  const community = await cast.registersCommunity('Riverside');
  for (const familyName of [...TOGETHER, 'Ofori', 'Zhou'])
    ids.set(familyName, await cast.enrols(community, { givenName: 'Zoé', familyName }));
  await cast.completes(ids.get('Ofori')!, [1, 2, 3]);
  for (const [name, id] of ids) await cast.submits(id, name === 'Ofori' ? 4 : 1);
  await act(cast.manager, 'inviteMember', { email: EMAIL, role: 'AGENCY_ASSESSOR', locale: 'EN_CA' });
  device = await Device.open(browser, DESK);
  she = new PeopleScreen(device.page, product.api);
  file = new PortalScreen(device.page, product.api);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

/** The list once it holds so many; a colleague’s click a moment ago counts too. */
async function lists(count: number): Promise<void> {
  await device.page.getByText(she.words('learners.count', { count }), { exact: true }).waitFor();
  expect(await she.table('learners.title').getByRole('rowheader').count()).toBe(count);
}

async function opensFromList(familyName: string): Promise<void> {
  const name = `Zoé ${familyName}`;
  await follow(she.table('learners.title').getByRole('link', { name }));
  await device.page.getByRole('heading', { level: 1, name }).waitFor();
}

const isAtListOf = (work: string) =>
  device.page.waitForURL(({ searchParams }) => searchParams.get('work') === work);

test('an assessor comes in by her invitation, and finds how many wait: a number that is its list', async () => {
  await she.followsInvitation(EMAIL);
  await she.joins('North Agency', NAME, TEST_PASSWORD);
  await she.follows('home.act.WAITING_FOR_ASSESSMENT', device.page, { count: 7 });
  await isAtListOf('WAITING_FOR_ASSESSMENT');
  await lists(7);
});

test('accepts for five at once; Back leads to the list, where they wait no more', async () => {
  const { page } = device;
  for (const familyName of TOGETHER)
    await page
      .getByRole('checkbox', { name: she.words('table.select', { name: `Zoé ${familyName}` }) })
      .check();
  await she.presses('learners.act.accept', page, { count: 5 });
  await she.dialog('accept-many.title', { count: 5 });
  await page.reload();
  const dialog = await she.dialog('accept-many.title', { count: 5 });
  const assignment = dialog.getByLabel(she.words('record-many.assignment'), { exact: true });
  await she.hands.choose(assignment, 'Assignment 1');
  await dialog.getByRole('checkbox', { name: she.words('accept-many.all-met') }).check();
  expect(await faultsOf(page)).toEqual([]);
  await she.presses('accept-many.submit', dialog, { count: 5 });
  await she.isTold('jobs.over', { succeeded: 5, refused: 0 });
  await page.goBack();
  await isAtListOf('WAITING_FOR_ASSESSMENT');
  await lists(2);
});

test('accepts the last one of a learner and returns one, each on their page; reload and Back keep what the address says', async () => {
  const { page } = device;
  await opensFromList('Ofori');
  await file.opensDecideDialog(4);
  await page.reload();
  await page.getByRole('dialog').waitFor();
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await file.accepts(4, 'Zoé Ofori');
  await she.visits('home.title');
  await she.follows('home.act.WAITING_FOR_ASSESSMENT', page, { count: 1 });
  await opensFromList('Zhou');
  await file.returns(1, RETURN_REASON);
  await file.assignment(1).getByText(RETURN_REASON).waitFor();
});

test('is not offered to void what she accepted, under no address', async () => {
  const { page } = device;
  badge = await cast.issues(ids.get('Ofori')!);
  await page.goto(`${product.api}/learners/${ids.get('Ofori')}?assignment=4&dialog=void`);
  await file.assignment(4).getByText(she.words('completion-state.ACCEPTED'), { exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByText(she.words('completions.void', { number: 4 })).count()).toBe(0);
});

test('a manager voids it with a reason; home tells of one badge to review, and it is suspended', async () => {
  const theirs = await Device.open(browser, DESK);
  const manager = new SettingsScreen(theirs.page, product.api);
  await manager.signsIn('agency_manager@north.example.org');
  await theirs.page.goto(`${product.api}/learners/${ids.get('Ofori')}`);
  await manager.follows('completions.void', theirs.page, { number: 4 });
  const voiding = await manager.dialog('completions.void', { number: 4 });
  await manager.fills('completions.void-reason', VOID_REASON, voiding);
  await manager.presses('completions.void', voiding, { number: 4 });
  await manager.isTold('completions.voided-badge-stands', { number: 4 });
  await scanIs('VALID');

  await manager.visits('home.title');
  await manager.follows('home.act.BADGE_RESTS_ON_VOIDED', theirs.page, { count: 1 });
  await follow(manager.table('learners.title').getByRole('link', { name: 'Zoé Ofori' }));
  await manager.follows('badges.open-codes');
  await manager.follows('badges.review-open');
  const review = await manager.dialog('badges.review-title');
  await manager.presses('badges.review', review);
  await review.getByRole('alert').waitFor();
  await review.getByRole('radio', { name: manager.words('review.SUSPEND') }).check();
  await manager.fills('badges.review-reason', REVIEW_REASON, review);
  expect(await faultsOf(theirs.page)).toEqual([]);
  await manager.presses('badges.review', review);
  await manager.isTold('badges.review-done');
  await scanIs('SUSPENDED');
  await theirs.page.getByRole('link', { name: manager.words('badges.reinstate-open') }).waitFor();
  expect(await theirs.page.getByText(manager.words('badges.review-open')).count()).toBe(0);
  expect(theirs.complaints).toEqual([]);
  await theirs.context.close();
});

/** What a stranger is told of Ofori’s badge, once the verifier has heard. */
async function scanIs(outcome: 'VALID' | 'SUSPENDED'): Promise<void> {
  const asked = async () => (await fetch(`${product.verifier}/api/v1/verify/${badge.code}`)).json();
  await eventually(asked, (said) => (said as { outcome: string }).outcome === outcome);
}

test('at the week’s end nothing waits for her, and every number of home is the length of its list', async () => {
  const { page } = device;
  await she.visits('home.title');
  await page.getByRole('heading', { name: she.words('home.nothing') }).waitFor();
  const counts = { IN_PROGRESS: 7, RETURNED: 1, HOLDER_TO_BE_TOLD: 1 };
  const numbers = page.getByRole('main').getByRole('link', { name: /: \d+$/ });
  const named = Object.entries(counts).map(([work, count]) =>
    she.words('home.count', { count, work: she.words(`work.${work}`) }),
  );
  expect(await numbers.evaluateAll((links) => links.map((link) => link.ariaLabel))).toEqual(named);
  for (const [at, [work, count]] of Object.entries(counts).entries()) {
    await numbers.nth(at).click();
    await isAtListOf(work);
    await lists(count);
    await page.reload();
    await lists(count);
    await page.goBack();
    await numbers.first().waitFor();
  }
});

test('a learner’s history says who did what, and when', async () => {
  const { page } = device;
  await page.goto(`${product.api}/learners?search=ofori`);
  await opensFromList('Ofori');
  const history = page.getByRole('region', { name: she.words('history.title') }).getByRole('listitem');
  const acts = [
    ['badge.suspended', 'agency manager'],
    ['badge.review-decided', 'agency manager'],
    ['badge.review-opened', 'agency manager'],
    ['completion.voided', 'agency manager'],
    ['badge.issued', ''],
    ['badge.prepared', 'agency manager'],
    ['learner.core-competencies-awarded', NAME],
    ['learner.qualified', NAME],
    ['completion.accepted', NAME],
    ['completion.submitted', 'agency registrar'],
  ] as const;
  await history.nth(acts.length - 1).waitFor();
  const told = await history.allInnerTexts();
  expect(told.slice(0, acts.length)).toEqual(
    acts.map(([type]) => expect.stringContaining(she.words(`journal.${type}`))),
  );
  for (const [at, [, who]] of acts.entries()) expect(told[at]).toContain(who);
  const moments = await history
    .locator('time')
    .evaluateAll((all: HTMLTimeElement[]) => all.map(({ dateTime }) => dateTime));
  const { body } = await cast.manager.asks(
    'query ($id: ID!) { learner(id: $id) { history(first: 10) { edges { node { at } } } } }',
    { id: ids.get('Ofori') },
  );
  const { edges } = (body.data?.['learner'] as { history: { edges: { node: { at: string } }[] } }).history;
  expect(moments).toEqual(edges.map(({ node }) => node.at));
  expect(moments).toEqual(moments.toSorted().toReversed());
  expect(await faultsOf(page)).toEqual([]);
});

test('no page complained, and nothing was asked of another host', () => {
  expect(device.complaints).toEqual([]);
  expect(device.origins()).toEqual(new Set([product.api]));
});
