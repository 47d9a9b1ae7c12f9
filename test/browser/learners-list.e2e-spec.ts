import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(240_000);

let product: Product;
let browser: Browser;
let cast: AgencyCast;
let device: Device;
let screen: PortalScreen;

/** Two learners are ready for a badge, one waits for an assessor, and three have not begun. */
beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
  const hall = await cast.registersCommunity('Elgin Hall');
  for (const [givenName, familyName] of [
    ['Élise', 'Œuvray'],
    ['Zoé', 'D’Avignon-Katz'],
  ]) {
    const ready = await cast.enrols(hall, { givenName, familyName });
    await cast.completes(ready, [1, 2, 3, 4]);
  }
  await cast.submits(await cast.enrols(hall, { singleName: 'Aiyana' }), 1);
  for (const familyName of ['Ofori', 'Zhou', 'Tremblay'])
    await cast.enrols(hall, { givenName: 'Noah', familyName });
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  screen = new PortalScreen(device.page, product.api);
  await screen.opens('en-CA');
  await screen.signsIn('agency_manager@north.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

const names = async (): Promise<string[]> => {
  await device.page.locator('.asked:not(.behind) tbody').waitFor();
  return device.page.locator('tbody th').allTextContents();
};
const opens = (path: string): Promise<unknown> => device.page.goto(`${product.api}${path}`);
/** The list once it has answered the question that the address asks. */
const nowListed = async (count: number): Promise<void> =>
  device.page.getByText(screen.words('learners.count', { count }), { exact: true }).waitFor();

describe('home', () => {
  test('says what waits for a manager, and each number leads to as many', async () => {
    await opens('/');
    await device.page
      .getByRole('link', { name: screen.words('home.act.READY_FOR_BADGE', { count: 2 }) })
      .click();
    await nowListed(2);
    expect(await names()).toEqual(['Zoé D’Avignon-Katz', 'Élise Œuvray']);
    await device.page.goBack();
    const waiting = screen.words('home.count', {
      count: 1,
      work: screen.words('work.WAITING_FOR_ASSESSMENT'),
    });
    await follow(device.page.getByRole('link', { name: waiting, exact: true }));
    await nowListed(1);
    expect(await names()).toEqual(['Aiyana']);
  });

  test('tells what happened last, five entries with a way to whom each is about', async () => {
    await opens('/');
    const recent = device.page.getByRole('region', { name: screen.words('home.recent'), exact: true });
    const entries = recent.getByRole('listitem');
    await entries.first().waitFor();
    expect(await entries.count()).toBe(5);
    const newest = await entries.first().innerText();
    expect(newest).toContain(screen.words('journal.learner.enrolled'));
    expect(newest).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d ET · /);
    await follow(entries.first().getByRole('link', { name: 'Noah Tremblay', exact: true }));
    await device.page.getByRole('heading', { level: 1, name: 'Noah Tremblay' }).waitFor();
  });

  test('has nothing for a registrar to whom nothing was returned', async () => {
    const other = await Device.open(browser, {});
    const registrar = new PortalScreen(other.page, product.api);
    await registrar.opens('en-CA');
    await registrar.signsIn('agency_registrar@north.example.org');
    await other.page.getByRole('heading', { name: screen.words('home.nothing') }).waitFor();
    expect(await faultsOf(other.page)).toEqual([]);
    await other.page.close();
  });
});

describe('the list', () => {
  test('stands in its address: what is typed and chosen survives a reload, and Back takes it off', async () => {
    await opens('/learners');
    await nowListed(6);
    expect((await names()).at(-1)).toBe('Noah Zhou');
    await device.page.getByRole('searchbox').fill('noa');
    await nowListed(3);
    await device.page.getByLabel(screen.words('learners.order'), { exact: true }).selectOption('NAME_DESC');
    await device.page.waitForURL(/order=NAME_DESC/);
    const address = device.page.url();
    await device.page.reload();
    await nowListed(3);
    expect(device.page.url()).toBe(address);
    expect(await names()).toEqual(['Noah Zhou', 'Noah Tremblay', 'Noah Ofori']);
    const chip = screen.words('filters.remove', {
      filter: screen.words('learners.chip.search', { search: 'noa' }),
    });
    await device.page.getByRole('button', { name: chip }).click();
    await nowListed(6);
    await device.page.goBack();
    await nowListed(3);
    expect(await device.page.getByRole('searchbox').inputValue()).toBe('noa');
  });

  test('finds parts of names in any order, and says what to do when nobody is found', async () => {
    await opens('/learners?search=avig+zo');
    await nowListed(1);
    expect(await names()).toEqual(['Zoé D’Avignon-Katz']);
    await opens('/learners?search=nobody');
    await device.page.getByRole('heading', { name: screen.words('learners.none-found') }).waitFor();
    await follow(device.page.getByRole('link', { name: screen.words('learners.see-all') }));
    await nowListed(6);
  });

  test('leaves as a file of what it shows', async () => {
    await opens('/learners?work=READY_FOR_BADGE');
    await nowListed(2);
    const link = device.page.getByRole('link', { name: screen.words('learners.export', { count: 2 }) });
    const [download] = await Promise.all([device.page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^learners-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(
      text
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split('"')[1]),
    ).toEqual(['Zoé D’Avignon-Katz', 'Élise Œuvray']);
  });
});

describe('enrolment beside joining', () => {
  const number = (joining: string, count: number) =>
    device.page.getByRole('link', {
      name: screen.words('joining.count', { count, joining: screen.words(`joining.${joining}`) }),
      exact: true,
    });

  test('is four numbers, each a link to as many; a day that is said moves its learner', async () => {
    await opens('/learners?search=ofori');
    await nowListed(1);
    await follow(device.page.getByRole('link', { name: 'Noah Ofori', exact: true }));
    await follow(device.page.getByRole('link', { name: screen.words('learner.act.correct'), exact: true }));
    await device.page
      .getByLabel(`${screen.words('learners.joined-on')} ${screen.words('form.optional')}`)
      .fill('2020-01-31');
    await screen.presses('learner.correct');
    await screen.isTold('learner.corrected-done', { name: 'Noah Ofori' });
    await device.page.getByText(screen.words('learner.joining.LATER')).waitFor();

    await opens('/learners');
    await nowListed(6);
    await follow(device.page.getByRole('link', { name: screen.words('joining.link'), exact: true }));
    await number('NOT_SAID', 5).waitFor();
    await device.page
      .getByText(screen.words('joining.summary', { total: 6, count: 0 }), { exact: true })
      .waitFor();
    await follow(number('LATER', 1));
    await nowListed(1);
    expect(await names()).toEqual(['Noah Ofori']);
    await device.page
      .getByRole('button', {
        name: screen.words('filters.remove', { filter: screen.words('joining.LATER') }),
      })
      .click();
    await nowListed(6);
  });

  test('is asked of one community, which stands in the address and in its links', async () => {
    await opens('/learners/joining');
    await number('NOT_SAID', 5).waitFor();
    await device.page
      .getByLabel(screen.words('learners.community'), { exact: true })
      .selectOption({ label: 'Elgin Hall' });
    await device.page.waitForURL(/community=/);
    await number('NOT_SAID', 5).waitFor();
    await follow(number('NOT_SAID', 5));
    await nowListed(5);
    expect(device.page.url()).toMatch(/community=.*joining=NOT_SAID|joining=NOT_SAID.*community=/);
    expect(await faultsOf(device.page)).toEqual([]);
  });
});

describe('many at once', () => {
  test('are chosen one by one, by page, and all that match; the bar says how many', async () => {
    await opens('/learners?search=noah');
    await nowListed(3);
    const chosen = (count: number) =>
      device.page.getByText(screen.words('selection.count', { count }), { exact: true });
    await device.page
      .getByRole('checkbox', { name: screen.words('table.select', { name: 'Noah Zhou' }) })
      .check();
    await chosen(1).waitFor();
    await screen.presses('selection.all-matching', { count: 3 });
    await chosen(3).waitFor();
    await screen.presses('selection.clear');
    await chosen(3).waitFor({ state: 'detached' });
    await device.page.getByRole('checkbox', { name: screen.words('table.select-page') }).check();
    await chosen(3).waitFor();
    expect(await faultsOf(device.page)).toEqual([]);
  });

  test.each(['record', 'issue'])('open the dialog to %s, which gives the focus back', async (act) => {
    await opens('/learners?work=READY_FOR_BADGE');
    await nowListed(2);
    await device.page.getByRole('checkbox', { name: screen.words('table.select-page') }).check();
    const opener = device.page.getByRole('button', {
      name: screen.words(`learners.act.${act}`, { count: 2 }),
    });
    await opener.click();
    await device.page.getByRole('dialog').getByRole('button', { name: /2/ }).waitFor();
    expect(await faultsOf(device.page)).toEqual([]);
    await device.page.keyboard.press('Escape');
    await device.page.getByRole('dialog').waitFor({ state: 'detached' });
    await device.page
      .locator('button:focus', { hasText: screen.words(`learners.act.${act}`, { count: 2 }) })
      .waitFor();
  });
});

test('whoever enrols one after the other keeps community and track, and nothing typed is lost on a refusal', async () => {
  await opens('/learners/new');
  const field = (key: string) => device.page.getByLabel(screen.words(key), { exact: true });
  await field('learners.community').selectOption({ label: 'Elgin Hall' });
  await field('learners.given-name').fill('First');
  await device.page.getByRole('radio', { name: screen.words('track.GUARD') }).check();
  await screen.chooses(screen.words('age.ADULT', { age: 18 }));
  await screen.presses('learners.enrol-another');
  await device.page.getByRole('alert').first().waitFor();
  expect(await field('learners.given-name').inputValue()).toBe('First');
  await field('learners.family-name').fill('Newcomer');
  await screen.presses('learners.enrol-another');
  await screen.isTold('learners.enrolled-done', { name: 'First Newcomer' });
  expect(await field('learners.given-name').inputValue()).toBe('');
  expect(await device.page.getByRole('radio', { name: screen.words('track.GUARD') }).isChecked()).toBe(true);
  await device.page.keyboard.type('Second');
  await screen.chooses(screen.words('age.ADULT', { age: 18 }));
  expect(await field('learners.given-name').inputValue()).toBe('Second');
  await field('learners.family-name').fill('Newcomer');
  await field('learners.family-name').press('Enter');
  await device.page.getByRole('heading', { level: 1, name: 'Second Newcomer' }).waitFor();
});
