import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openProduct, type Product, TEST_PASSWORD } from '../harness/product.js';
import { act } from '../harness/team.js';
import type { AgencyCast } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PeopleScreen } from './people-screen.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(240_000);

const EMAIL = 'ines@north.example.org';
const NAME = 'Inès Okafor';
const TOGETHER = ['Abel', 'Eber', 'Émond'] as const;
const RETURN_REASON = 'The second drill has no date. Add it.';
const VOID_REASON = 'The logbook was another learner’s.';

let product: Product;
let cast: AgencyCast;
let browser: Browser;
let device: Device;
/** The assessor’s screen; and what it offers on a learner’s page. */
let she: PeopleScreen;
let file: PortalScreen;
const ids = new Map<string, string>();

/** Six wait for an assessor: five with their first assignment, one with the last. */
beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
  const community = await cast.registersCommunity('Riverside');
  for (const familyName of [...TOGETHER, 'Ofori', 'Tremblay', 'Zhou'])
    ids.set(familyName, await cast.enrols(community, { givenName: 'Zoé', familyName }));
  await cast.completes(ids.get('Ofori')!, [1, 2, 3]);
  for (const [name, id] of ids) await cast.submits(id, name === 'Ofori' ? 4 : 1);
  await act(cast.manager, 'inviteMember', { email: EMAIL, role: 'AGENCY_ASSESSOR', locale: 'EN_CA' });
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
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
  await she.table('learners.title').getByRole('link', { name }).click();
  await device.page.getByRole('heading', { level: 1, name }).waitFor();
}

const isAtListOf = (work: string) =>
  device.page.waitForURL(({ searchParams }) => searchParams.get('work') === work);

test('an assessor comes in by her invitation, and finds how many wait: a number that is its list', async () => {
  await she.followsInvitation(EMAIL);
  await she.joins('North Agency', NAME, TEST_PASSWORD);
  await she.follows('home.act.WAITING_FOR_ASSESSMENT', device.page, { count: 6 });
  await isAtListOf('WAITING_FOR_ASSESSMENT');
  await lists(6);
});

test('accepts for three at once; Back leads to the list, where they wait no more', async () => {
  const { page } = device;
  for (const familyName of TOGETHER)
    await page
      .getByRole('checkbox', { name: she.words('table.select', { name: `Zoé ${familyName}` }) })
      .check();
  await she.presses('learners.act.accept', page, { count: 3 });
  await she.dialog('accept-many.title', { count: 3 });
  await page.reload();
  const dialog = await she.dialog('accept-many.title', { count: 3 });
  const assignment = dialog.getByLabel(she.words('record-many.assignment'), { exact: true });
  await she.hands.choose(assignment, 'Assignment 1');
  await dialog.getByRole('checkbox', { name: she.words('accept-many.all-met') }).check();
  expect(await faultsOf(page)).toEqual([]);
  await she.presses('accept-many.submit', dialog, { count: 3 });
  await she.isTold('jobs.over', { succeeded: 3, refused: 0 });
  await page.goBack();
  await isAtListOf('WAITING_FOR_ASSESSMENT');
  await lists(3);
});

test('accepts two and returns one, each on their page; reload and Back keep what the address says', async () => {
  const { page } = device;
  await opensFromList('Tremblay');
  await file.opensDecideDialog(1);
  await page.reload();
  await page.getByRole('dialog').waitFor();
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await file.accepts(1);
  await she.visits('home.title');
  await she.follows('home.act.WAITING_FOR_ASSESSMENT', page, { count: 2 });
  await opensFromList('Ofori');
  await file.accepts(4, 'Zoé Ofori');
  await she.visits('home.title');
  await she.follows('home.act.WAITING_FOR_ASSESSMENT', page, { count: 1 });
  await opensFromList('Zhou');
  await file.returns(1, RETURN_REASON);
});

test('is not offered to void what she accepted, under no address; a manager does', async () => {
  const { page } = device;
  await page.goto(`${product.api}/learners/${ids.get('Eber')}?assignment=1&dialog=void`);
  await file.assignment(1).getByText(she.words('completion-state.ACCEPTED'), { exact: true }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByText(she.words('completions.void', { number: 1 })).count()).toBe(0);
  const { body } = await cast.manager.asks('query ($id: ID!) { learner(id: $id) { completions { id } } }', {
    id: ids.get('Eber'),
  });
  const { completions } = body.data?.['learner'] as { completions: { id: string }[] };
  const voided = await act(cast.manager, 'voidCompletion', {
    completionId: completions[0]?.id,
    reason: VOID_REASON,
  });
  expect(voided.__typename).toBe('CompletionVoided');
});

test('at the week’s end nothing waits for her, and every number of home is the length of its list', async () => {
  const { page } = device;
  await she.visits('home.title');
  await page.getByRole('heading', { name: she.words('home.nothing') }).waitFor();
  const counts = { IN_PROGRESS: 5, RETURNED: 1, READY_FOR_BADGE: 1 };
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
  await page.goto(`${product.api}/learners?search=eber`);
  await opensFromList('Eber');
  const history = page.getByRole('region', { name: she.words('history.title') }).getByRole('listitem');
  const acts = [
    ['completion.voided', 'agency manager'],
    ['completion.accepted', NAME],
    ['completion.submitted', 'agency registrar'],
    ['learner.enrolled', 'agency registrar'],
  ];
  await history.nth(acts.length - 1).waitFor();
  const told = await history.allInnerTexts();
  expect(told).toEqual(acts.map(([type]) => expect.stringContaining(she.words(`journal.${type}`))));
  for (const [at, [, who]] of acts.entries()) expect(told[at]).toContain(who);
  const moments = await history
    .locator('time')
    .evaluateAll((all: HTMLTimeElement[]) => all.map(({ dateTime }) => dateTime));
  const { body } = await cast.manager.asks(
    'query ($id: ID!) { learner(id: $id) { history(first: 10) { edges { node { at } } } } }',
    { id: ids.get('Eber') },
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
