import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';

import { plusDays, systemClock } from '#platform/clock';

import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(240_000);

const NAMES = ['Abel', 'Eber', 'Émond'] as const;

let product: Product;
let browser: Browser;
let cast: AgencyCast;
let learners: string[];
const devices: Device[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
  const community = await cast.registersCommunity('Riverside');
  learners = [];
  for (const familyName of NAMES)
    learners.push(await cast.enrols(community, { givenName: 'Zoé', familyName }));
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

/** Somebody of the agency at their own desk, before the list of learners. */
async function atTheList(role: 'manager' | 'registrar' | 'assessor'): Promise<SettingsScreen> {
  const device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  devices.push(device);
  const screen = new SettingsScreen(device.page, product.api);
  await screen.signsIn(`agency_${role}@north.example.org`);
  await screen.visits('learners.title');
  return screen;
}

type Act = 'record' | 'return' | 'void' | 'issue';

/** Marks everybody on the page and opens the dialog of an act. */
async function opens(screen: SettingsScreen, act: Act) {
  await screen.page.getByRole('checkbox', { name: screen.words('table.select-page') }).check();
  const words = screen.words(`learners.act.${act}`, { count: NAMES.length });
  await screen.page.getByRole('button', { name: words, exact: true }).click();
  return screen.dialog(`${act}-many.title`, { count: NAMES.length });
}

/** Presses the dialog's button, which says for how many. */
async function submits(screen: SettingsScreen, dialog: Locator, act: Act, count: number = NAMES.length) {
  await dialog
    .getByRole('button', { name: screen.words(`${act}-many.submit`, { count }), exact: true })
    .click();
}

async function isDoneFor(screen: SettingsScreen, succeeded: number, refused: number): Promise<void> {
  await screen.isTold('jobs.over', { succeeded, refused });
}

test('who had it already is refused, row by row, and the address keeps whose rows are in sight', async () => {
  for (const learner of learners) await cast.completes(learner, [1]);
  const screen = await atTheList('registrar');
  const { page } = screen;
  const dialog = await opens(screen, 'record');
  await submits(screen, dialog, 'record');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel(screen.words('record-many.assignment'), { exact: true }).selectOption('1');
  await submits(screen, dialog, 'record');
  await page
    .getByRole('heading', {
      level: 1,
      name: screen.words('jobs.kind.RECORD_COMPLETIONS', { count: 3, number: 1 }),
    })
    .waitFor();
  await isDoneFor(screen, 0, 3);
  const rows = screen.table('jobs.rows').getByRole('rowheader');
  expect(await rows.allInnerTexts()).toEqual(NAMES.map((family) => `Zoé ${family}`));
  await page.getByLabel(screen.words('jobs.result'), { exact: true }).selectOption('SUCCEEDED');
  await page.getByText(screen.words('jobs.none-of-these')).waitFor();
  await page.reload();
  await page.getByText(screen.words('jobs.none-of-these')).waitFor();
  expect(new URL(page.url()).search).toBe('?only=SUCCEEDED');
  await screen.visits('jobs.title');
  await follow(screen.table('jobs.title').getByRole('link', { name: '3', exact: true }));
  expect(new URL(page.url()).search).toBe('?only=REFUSED');
  await page.getByRole('cell').filter({ hasText: 'There is nothing more to submit.' }).first().waitFor();
});

test('Back from a job leads to the list, and nobody of it is chosen any more', async () => {
  const screen = await atTheList('registrar');
  const { page } = screen;
  const dialog = await opens(screen, 'record');
  await dialog.getByLabel(screen.words('record-many.assignment'), { exact: true }).selectOption('1');
  await submits(screen, dialog, 'record');
  await isDoneFor(screen, 0, 3);
  await page.goBack();
  await page.getByText(screen.words('learners.count', { count: NAMES.length }), { exact: true }).waitFor();
  expect(new URL(page.url())).toMatchObject({ pathname: '/learners', search: '' });
  expect(await page.getByRole('checkbox', { name: screen.words('table.select-page') }).isChecked()).toBe(
    false,
  );
});

test('an assessor returns what waits, for a reason; a manager voids what was accepted; what was returned is undone', async () => {
  await cast.submits(learners[2]!, 2);
  const reason = 'Page two is dark.';
  for (const [role, act, assignment] of [
    ['assessor', 'return', '2'],
    ['manager', 'void', '1'],
  ] as const) {
    const screen = await atTheList(role);
    const { page } = screen;
    const dialog = await opens(screen, act);
    await submits(screen, dialog, act);
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel(screen.words('record-many.assignment'), { exact: true }).selectOption(assignment);
    await dialog.getByRole('textbox').fill(reason);
    expect(await faultsOf(page)).toEqual([]);
    await submits(screen, dialog, act);
    const kind = `jobs.kind.${act.toUpperCase()}_COMPLETIONS`;
    const title = screen.words(kind, { count: 3, number: Number(assignment) });
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    if (act === 'void') await isDoneFor(screen, 3, 0);
    else {
      await isDoneFor(screen, 1, 2);
      await page.getByRole('button', { name: /^Undo 1 return until/ }).click();
      const undoing = screen.words('jobs.kind.UNDO_COMPLETIONS', { count: 1, number: 2 });
      await page.getByRole('heading', { level: 1, name: undoing }).waitFor();
      await isDoneFor(screen, 1, 0);
    }
  }
  for (const learner of learners) await cast.completes(learner, [1]);
});

test('a manager sees who is not ready, issues for the others, and undoes', async () => {
  for (const learner of learners.slice(0, 2)) await cast.completes(learner, [2, 3, 4]);
  const manager = await atTheList('manager');
  const issuing = await opens(manager, 'issue');
  await issuing.getByText(manager.words('issue-many.ready', { count: 2 })).waitFor();
  await issuing.getByText('Zoé Émond').waitFor();
  await issuing.getByRole('radio', { name: manager.words('issue-many.named') }).check();
  await issuing.getByRole('checkbox', { name: manager.words('issue-many.consent') }).check();
  expect(await faultsOf(manager.page)).toEqual([]);
  await submits(manager, issuing, 'issue', 2);
  await isDoneFor(manager, 2, 0);
  await manager.page.getByRole('button', { name: /^Undo 2 badges until/ }).click();
  await manager.page
    .getByRole('heading', { level: 1, name: manager.words('jobs.kind.UNDO_BADGES', { count: 2 }) })
    .waitFor();
  await isDoneFor(manager, 2, 0);
});

test('a manager issues the other kind from a day ahead; who is ready hangs on the kind', async () => {
  const manager = await atTheList('manager');
  const { page } = manager;
  const issuing = await opens(manager, 'issue');
  const kind = issuing.getByLabel(manager.words('badges.kind'), { exact: true });
  await kind.selectOption('CC_MS');
  await issuing.getByRole('radio', { name: manager.words('badges.no-name') }).check();
  const begins = issuing.getByLabel(manager.words('badges.begins'));
  await begins.fill(plusDays(systemClock.today(), 181));
  await submits(manager, issuing, 'issue', 2);
  await issuing.getByRole('alert').waitFor();
  await begins.fill(plusDays(systemClock.today(), 30));
  expect(await faultsOf(page)).toEqual([]);
  await submits(manager, issuing, 'issue', 2);
  await isDoneFor(manager, 2, 0);
  await manager.visits('learners.title');
  const again = await opens(manager, 'issue');
  await again.getByText(manager.words('issue-many.ready', { count: 2 })).waitFor();
  await again.getByLabel(manager.words('badges.kind'), { exact: true }).selectOption('CC_MS');
  await again.getByText(manager.words('issue-many.ready', { count: 0 })).waitFor();
});

test('nothing left the origin, and no screen complained', () => {
  for (const device of devices) {
    expect(device.origins()).toEqual(new Set([product.api]));
    expect(device.complaints).toEqual([]);
  }
});
