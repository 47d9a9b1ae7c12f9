import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';

import { aProgramme } from '../builders/programme.builder.js';
import { eventually } from '../harness/eventually.js';
import { openProduct, type Product } from '../harness/product.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { SettingsScreen } from './settings-screen.js';

jest.setTimeout(180_000);

let product: Product;
let browser: Browser;
let device: Device;
let staff: SettingsScreen;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  staff = new SettingsScreen(device.page, product.api);
  await staff.signsIn('staff@lphq.example.org');
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

test('LPHQ begins a new edition as a copy; an edition that is taken is told beside its field', async () => {
  await staff.visits('programme.editions');
  await staff.follows('programme.start-link');
  const dialog = await staff.dialog('programme.start-title');
  await staff.fills('programme.edition', '2026', dialog);
  await staff.presses('programme.start', dialog);
  await dialog.getByRole('alert').waitFor();
  await staff.fills('programme.edition', '2027', dialog);
  await staff.presses('programme.start', dialog);
  await device.page
    .getByRole('heading', { level: 1, name: staff.words('programme.draft-title', { edition: '2027' }) })
    .waitFor();
});

test('a text that is left empty is told by its place, and saved once it is there', async () => {
  const { page } = device;
  const title = page.getByLabel(
    staff.words('programme.in-french', { label: staff.words('programme.name') }),
    { exact: true },
  );
  await title.first().fill('');
  await staff.presses('programme.save');
  await page.getByRole('alert').getByRole('link').click();
  const isThere = await title.first().evaluate((field) => field === document.activeElement);
  expect(isThere).toBe(true);
  await title.first().fill('Un programme revu');
  await staff.presses('programme.save');
  await staff.isTold('programme.saved-done', { edition: '2027' });
});

/** The button of a part, by what it does and what the part is called. */
const part = (act: 'up-what' | 'down-what' | 'remove-what' | 'put-back', what: string) =>
  device.page.getByRole('button', { name: staff.words(`programme.${act}`, { what }), exact: true });
async function takesFocus(field: Locator): Promise<void> {
  const look = () => field.evaluate((element) => element === document.activeElement);
  expect(await eventually(look, Boolean)).toBe(true);
}

test('a module is added, moved, taken out and put back by the keyboard, and the focus stays with it', async () => {
  const { page } = device;
  await page.locator('main summary').first().press('Enter');
  await page.getByRole('button', { name: staff.words('programme.add-module'), exact: true }).press('Enter');
  const code = page.getByLabel(staff.words('programme.module-code'), { exact: true }).last();
  await takesFocus(code);
  await page.keyboard.type('MSQ1.09');
  await page
    .getByLabel(
      staff.words('programme.in-english', { label: staff.words('programme.name-of', { code: 'MSQ1.09' }) }),
    )
    .fill('Service at night');
  await part('up-what', 'MSQ1.09').press('Enter');
  await takesFocus(part('up-what', 'MSQ1.09'));
  await part('remove-what', 'MSQ1.09').press('Enter');
  await takesFocus(part('put-back', 'MSQ1.09'));
  await part('put-back', 'MSQ1.09').press('Enter');
  await part('remove-what', 'MSQ1.09').waitFor();

  await staff.presses('programme.save');
  const french = staff.words('programme.in-french', {
    label: staff.words('programme.name-of', { code: 'MSQ1.09' }),
  });
  await page.getByRole('alert').getByRole('link').first().click();
  await takesFocus(page.getByLabel(french));
  await page.keyboard.type('Le service de nuit');
  await staff.presses('programme.save');
  await staff.isTold('programme.saved-done', { edition: '2027' });
});

test('what counts of an earlier edition is laid down, with what it means', async () => {
  const { page } = device;
  const values = { number: 1, edition: '2020' };
  const box = page.getByRole('group', { name: staff.words('programme.counts-for', values) });
  await box.getByRole('checkbox').last().check();
  const chosen = box.getByRole('checkbox', { checked: true });
  const numbers = await chosen.evaluateAll((boxes) => boxes.map((each) => (each as HTMLInputElement).value));
  const meant = { count: numbers.length, numbers: numbers.join(', '), edition: '2020' };
  await page.getByText(staff.words('programme.counts-from', meant)).first().waitFor();
  await staff.presses('programme.save');
  await staff.isTold('programme.saved-done', { edition: '2027' });
});

test('what a colleague saved meanwhile is brought together with what was typed', async () => {
  const other = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  const colleague = new SettingsScreen(other.page, product.api);
  await colleague.signsIn('staff@lphq.example.org');
  await other.page.goto(device.page.url());
  const months = (screen: SettingsScreen) =>
    screen.page.getByLabel(screen.words('programme.validity-months'));
  const age = (screen: SettingsScreen) => screen.page.getByLabel(screen.words('programme.minimum-age'));
  await months(colleague).fill('36');
  await age(staff).fill('19');
  await colleague.presses('programme.save');
  await colleague.isTold('programme.saved-done', { edition: '2027' });

  await staff.presses('programme.save');
  const reload = device.page.getByRole('button', { name: staff.words('reload'), exact: true });
  await reload.click();
  await staff.presses('programme.bring-together');
  await staff.isTold('programme.brought-together', { count: 0 });
  expect([await months(staff).inputValue(), await age(staff).inputValue()]).toEqual(['36', '19']);
  await staff.presses('programme.save');
  await staff.isTold('programme.saved-done', { edition: '2027' });
});

test('publishes it after reading what changes; from then on it is the edition that everybody reads', async () => {
  const { page } = device;
  await staff.follows('programme.publish-link');
  const dialog = await staff.dialog('programme.publish-title', { edition: '2027' });
  for (const [kind, code, change] of [
    ['edition', '', 'changed'],
    ['policies', '', 'changed'],
    ['module', 'MSQ1.09', 'added'],
    ['carries-over', '2020', 'changed'],
  ] as const) {
    const words = `${staff.words(`programme.part.${kind}`, { code })}: ${staff.words(`programme.change.${change}`)}`;
    await dialog.getByText(words, { exact: true }).waitFor();
  }
  await staff.presses('programme.publish', dialog, { edition: '2027' });
  await staff.isTold('programme.published-done', { edition: '2027' });
  await page.goto(`${product.api}/programme`);
  await page.getByText('2027', { exact: true }).waitFor();
  await page.getByText('MSQ1.01-O1', { exact: false }).first().waitFor();
});

test('a manager moves learners to it after reading what counts; whoever stays is named with the reason', async () => {
  const north = await product.agency('north', 'North Agency');
  const hall = await north.registersCommunity('Northern Hall');
  const [moving, staying] = [
    await north.enrols(hall, { givenName: 'Zoé', familyName: 'Tremblay' }),
    await north.enrols(hall, { givenName: 'Omar', familyName: 'Khan' }),
  ];
  await aProgramme().ofEdition('2028').in(product.db);
  await north.submits(staying, 1);
  const desk = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  const manager = new SettingsScreen(desk.page, product.api);
  await manager.signsIn('agency_manager@north.example.org');
  await desk.page.goto(`${product.api}/programme`);
  await manager.follows('programme.moving-link');
  await desk.page.getByLabel(manager.words('programme.move-to')).selectOption({ label: '2028' });
  await desk.page
    .getByText(manager.words('programme.counts-from', { count: 1, numbers: '1', edition: '2027' }))
    .waitFor();
  await desk.page.getByRole('checkbox', { name: manager.words('table.select-page') }).check();
  await manager.presses('programme.move', desk.page, { count: 2 });
  const dialog = await manager.dialog('programme.move-title', { count: 2, from: '2027', to: '2028' });
  await manager.presses('programme.move', dialog, { count: 2 });
  await manager.isTold('programme.moved-done', { count: 1, stayed: 1, to: '2028' });
  const result = desk.page.getByRole('region', { name: manager.words('programme.moved-title') });
  expect(await result.getByRole('link').allInnerTexts()).toEqual(['Omar Khan']);
  expect(await faultsOf(desk.page)).toEqual([]);

  await desk.page.goto(`${product.api}/learners/${moving}`);
  await manager.follows('learner.act.edition');
  const one = await manager.dialog('programme.move-one-title', { name: 'Zoé Tremblay' });
  await one.getByLabel(manager.words('programme.move-to')).selectOption({ label: '2027' });
  await manager.presses('programme.move-one', one);
  await manager.isTold('programme.moved-one-done', { name: 'Zoé Tremblay', edition: '2027' });
  expect([desk, device].flatMap(({ complaints }) => complaints)).toEqual([]);
});
