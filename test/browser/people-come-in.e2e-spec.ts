import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PeopleScreen } from './people-screen.js';

jest.setTimeout(240_000);

const EMAIL = 'zoe.belanger@example.org';
const NAME = 'Zoé Bélanger';
const PASSWORD = 'a sentence that Zoé made up';
const DESK = { viewport: { width: 1280, height: 900 } };

let product: Product;
let cast: AgencyCast;
let browser: Browser;
let managersDevice: Device;
let zoesDevice: Device;
let manager: PeopleScreen;
let zoe: PeopleScreen;
let learnerId: string;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
  learnerId = await cast.enrols(await cast.registersCommunity('Rive'), { singleName: 'Aiyana' });
  await cast.submits(learnerId, 1);
  managersDevice = await Device.open(browser, DESK);
  zoesDevice = await Device.open(browser, { ...DESK, locale: 'fr-CA' });
  manager = new PeopleScreen(managersDevice.page, product.api);
  zoe = new PeopleScreen(zoesDevice.page, product.api);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('a manager invites a colleague; what is wrong is said beside its field, and the address holds the dialog', async () => {
  const { page } = manager;
  await manager.signsIn('agency_manager@north.example.org');
  await manager.visits('team.title');
  await manager.presses('team.invite-open');
  await page.waitForURL((address) => address.search === '?dialog=invite');
  const dialog = await manager.dialog('team.invite-title');
  await manager.presses('team.invite', dialog);
  await dialog.getByRole('alert').getByRole('link').first().click();
  const email = dialog.getByLabel(manager.words('team.email'));
  expect(await email.evaluate((field) => field === document.activeElement)).toBe(true);
  await email.fill(EMAIL);
  await dialog.getByLabel(manager.words('role.AGENCY_ASSESSOR')).check();
  await dialog.getByLabel('Français').check();
  await manager.presses('team.invite', dialog);
  await manager.isTold('team.invited', { email: EMAIL });
  await page.waitForURL((address) => address.search === '');
  await manager
    .row(EMAIL)
    .getByText(manager.words('team.news.WAITING'))
    .or(manager.row(EMAIL).getByText(manager.words('team.news.unsent')))
    .waitFor();
});

test('the colleague follows the link of the mail, in French, and is in', async () => {
  const { page } = zoe;
  await zoe.followsInvitation(EMAIL);
  const link = new URL(page.url());
  expect(link.search).toBe('');
  await zoe.speaks('fr-CA');
  await page.getByText(zoe.words('role.AGENCY_ASSESSOR'), { exact: true }).waitFor();
  await zoe.presses('invitation.accept', page, { team: 'North Agency' });
  await page.getByRole('alert').getByRole('link').first().waitFor();
  await zoe.joins('North Agency', NAME, PASSWORD);
  expect(new URL(page.url())).toMatchObject({ pathname: '/', hash: '' });
  const asked = zoesDevice.requests.join('\n');
  expect(asked).not.toContain(link.hash.slice(1));
});

test('the link is good once: a second use is told so, and leads to sign-in', async () => {
  const other = await Device.open(browser, DESK);
  const screen = new PeopleScreen(other.page, product.api);
  await screen.followsInvitation(EMAIL);
  await other.page.getByRole('heading', { name: screen.words('invitation.gone') }).waitFor();
  await screen.follows('invitation.to-sign-in');
  await other.page.getByLabel(screen.words('sign-in.email')).waitFor();
  await other.context.close();
});

describe('the colleague', () => {
  test('works: what was submitted is there to be decided', async () => {
    await zoesDevice.page.goto(`${product.api}/learners/${learnerId}?assignment=1&dialog=decide`);
    await zoesDevice.page.getByRole('dialog').waitFor();
  });

  test('stands in the team, and is given another role', async () => {
    await manager.page.reload();
    await manager.opensRow(NAME, 'team.change-roles');
    const dialog = await manager.dialog('team.change-roles-of', { name: NAME });
    await dialog.getByLabel(manager.words('role.AGENCY_REGISTRAR')).check();
    await manager.presses('team.change-roles', dialog);
    await manager.isTold('team.roles-changed', { name: NAME });
    await manager
      .row(NAME)
      .getByText(/Registrar/)
      .waitFor();
  });

  test('is removed, and is out at once while the page that was open stays', async () => {
    await manager.opensRow(NAME, 'team.remove');
    const dialog = await manager.dialog('team.remove-of', { name: NAME });
    await manager.presses('team.remove-submit', dialog);
    await manager.isTold('team.removed', { name: NAME });
    expect(await manager.row(NAME).count()).toBe(0);
    const session = await zoesDevice.context.request.get(`${product.api}/session`);
    expect(session.status()).toBe(401);
    await zoesDevice.page.reload();
    await zoesDevice.page.getByLabel(zoe.words('sign-in.email')).waitFor();
  });
});

test('the last manager cannot leave, and is told what to do first', async () => {
  const name = await manager.nameOfSomebodyWho('role.AGENCY_MANAGER');
  await manager.opensRow(name, 'team.remove');
  const dialog = await manager.dialog('team.remove-of', { name });
  await manager.presses('team.remove-submit', dialog);
  await dialog.getByRole('alert').waitFor();
  await manager.presses('cancel', dialog);
  await dialog.waitFor({ state: 'detached' });
});

test('no screen complained, and nothing was asked of another host', () => {
  for (const device of [managersDevice, zoesDevice]) {
    expect(device.complaints).toEqual([]);
    expect([...device.origins()]).toEqual([product.api]);
  }
});
