import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Browser } from 'playwright-core';

import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { follow } from './arrived.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(180_000);

const DESK = { viewport: { width: 1280, height: 900 } };
const NAME = 'Élise D’Avignon-Katz';

let product: Product;
let browser: Browser;
let north: AgencyCast;
let learnerId: string;
const devices: Device[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  north = await product.agency('north', 'North Agency');
  const south = await product.agency('south', 'South Agency');
  await south.registersCommunity('Southern Hall');
  const hall = await north.registersCommunity('Northern Hall');
  learnerId = await north.enrols(hall, { givenName: 'Élise', familyName: 'D’Avignon-Katz' });
  await north.completes(learnerId, [1, 2, 3, 4]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

async function screenOf(email: string): Promise<PortalScreen> {
  const device = await Device.open(browser, DESK);
  devices.push(device);
  const screen = new PortalScreen(device.page, product.api);
  await screen.opens('en-CA');
  await screen.signsIn(email);
  return screen;
}

/** Presses the act that opens a dialog, and hands the dialog over. */
async function opens(
  { page, words }: { page: PortalScreen['page']; words: PortalScreen['words'] },
  key: string,
) {
  await follow(page.getByRole('link', { name: words(key), exact: true }));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

test('a manager rests an enrolment and takes it up again', async () => {
  const screen = await screenOf('agency_manager@north.example.org');
  const { page } = screen;
  await page.goto(`${product.api}/learners/${learnerId}`);
  const rest = await opens(handOf(screen), 'learner.act.rest');
  await rest.getByRole('button', { name: screen.words('learner.rest'), exact: true }).click();
  await screen.isTold('learner.rest-done.hold', { name: NAME });
  await page.getByText(screen.words('enrolment.ON_HOLD'), { exact: true }).first().waitFor();
  const resume = await opens(handOf(screen), 'learner.act.resume');
  await resume.getByRole('button', { name: screen.words('learner.resume') }).click();
  await screen.isTold('learner.resumed-done', { name: NAME });
  await page.getByText(screen.words('enrolment.CC_MS_AWARDED'), { exact: true }).first().waitFor();
});

test('one manager offers, the other accepts, LPHQ carries it out: MSQ is not repeated', async () => {
  const giving = await screenOf('agency_manager@north.example.org');
  await giving.page.goto(`${product.api}/learners/${learnerId}`);
  const offer = await opens(handOf(giving), 'learner.act.offer');
  await offer.getByLabel(giving.words('transfers.to-slug')).fill('south');
  await offer.getByLabel(giving.words('transfers.consent')).check();
  await offer.getByRole('button', { name: giving.words('transfers.offer') }).click();
  await giving.isTold('transfers.offered-done', { name: NAME });

  const receiving = await screenOf('agency_manager@south.example.org');
  await receiving.page.goto(`${product.api}/transfers`);
  const accept = await opens(handOf(receiving), 'transfers.accept');
  await accept.getByLabel(receiving.words('learners.community')).selectOption({ label: 'Southern Hall' });
  await accept.getByRole('button', { name: receiving.words('transfers.accept'), exact: true }).click();
  await receiving.isTold('transfers.accepted-done', { name: NAME });
  expect(await faultsOf(receiving.page)).toEqual([]);

  const lphq = await screenOf('staff@lphq.example.org');
  await lphq.page.goto(`${product.api}/lphq/transfers`);
  const execute = await opens(handOf(lphq), 'transfers.execute');
  await execute.getByRole('button', { name: lphq.words('transfers.execute'), exact: true }).click();
  await lphq.isTold('transfers.executed-done', { name: NAME });

  await receiving.page.goto(`${product.api}/transfers`);
  await follow(receiving.page.getByRole('link', { name: NAME }));
  const { page } = receiving;
  await page.getByText(receiving.words('enrolment.CC_MS_AWARDED'), { exact: true }).first().waitFor();
  await page.getByText(receiving.words('journal.learner.transferred-here')).first().waitFor();
  await savesTranscript(receiving);

  await giving.page.goto(`${product.api}/learners/${learnerId}`);
  await giving.page.getByText(giving.words('enrolment.TRANSFERRED'), { exact: true }).first().waitFor();
  const offered = giving.page.getByRole('link', { name: giving.words('learner.act.offer') });
  expect(await offered.count()).toBe(0);
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
});

/** What was brought along is on the page, and its signed copy verifies with the keys that the public door publishes. */
async function savesTranscript(screen: PortalScreen): Promise<void> {
  const { page } = screen;
  const section = page.getByRole('region', { name: screen.words('transfers.transcript') });
  await section.getByText('North Agency').first().waitFor();
  const works = section.getByRole('list', { name: screen.words('transfers.accepted-there') });
  expect(await works.getByRole('listitem').count()).toBe(4);
  const link = section.getByRole('link', { name: screen.words('transfers.transcript-save') });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^transcript-[0-9a-f-]{36}\.jwt$/);
  const token = await readFile(await download.path(), 'utf8');
  const published = createRemoteJWKSet(new URL(`${product.verifier}/.well-known/jwks.json`));
  const { payload } = await jwtVerify(token, published, { issuer: `${product.verifier}/o/north` });
  expect(payload).toMatchObject({ aud: `${product.verifier}/o/south`, transcript: { name: NAME } });
  expect(await faultsOf(page)).toEqual([]);
}

function handOf(screen: PortalScreen) {
  return { page: screen.page, words: screen.words.bind(screen) };
}
