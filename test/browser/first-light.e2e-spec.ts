import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Download, Locator } from 'playwright-core';

import { LOCALES, say } from '#platform/wording';

import { scanUntil } from '../harness/eventually.js';
import { updatePicture } from '../harness/pictures.js';
import { openProduct, type Product, TEST_PASSWORD } from '../harness/product.js';
import { faultsOf, overflowOf } from './accessibility.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';
import { portalWords } from './portal-words.js';
import { readFromScreen, readQrCodes } from './qr-on-screen.js';
import { ScanScreen } from './scan-screen.js';

// Two cores may carry other files of the suite beside a browser, a database and three apps.
jest.setTimeout(240_000);

const DESK = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 };
const LENGTHS = ['short', 'full'] as const;
type Length = (typeof LENGTHS)[number];

const MANAGER = 'Miriam_Adler@north.example.org';
const REGISTRAR = 'Noor_Haddad@north.example.org';
const ASSESSOR = 'Jean_Fortin@north.example.org';
const COMMUNITY = 'Congrégation de la Rive';
const ZOE = { givenName: 'Zoé-Maëlle', familyName: 'Bélanger-Côté', email: 'zoe@rive.example.org' };
const NAME = `${ZOE.givenName} ${ZOE.familyName}`;
const PUBLIC_NAME = `Z. ${ZOE.familyName}`;
const RETURN_REASON = 'The second drill has no date. Add it.';
const NOTE = 'Reported by the front desk on Tuesday.';
const UNKNOWN_CODE = '0000000000000000';

let product: Product;
let browser: Browser;
let manager: PortalScreen;
let registrar: PortalScreen;
let assessor: PortalScreen;
/** A stranger's phone, without script. */
let phone: ScanScreen;
/** The same with script: axe needs it, the page does not. */
let inspector: ScanScreen;
const devices: Device[] = [];
const link = { short: '', full: '' };

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  await product.agency('north', 'North Agency');
  await product.member('north', ['AGENCY_MANAGER'], MANAGER);
  await product.member('north', ['AGENCY_REGISTRAR'], REGISTRAR);
  await product.member('north', ['AGENCY_ASSESSOR'], ASSESSOR);
  const device = async (options: BrowserContextOptions): Promise<Device> => {
    devices.push(await Device.open(browser, options));
    return devices.at(-1)!;
  };
  manager = new PortalScreen((await device(DESK)).page, product.api);
  registrar = new PortalScreen((await device(DESK)).page, product.api);
  assessor = new PortalScreen((await device(DESK)).page, product.api);
  phone = new ScanScreen(await device({ ...PHONE, javaScriptEnabled: false }));
  inspector = new ScanScreen(await device(PHONE));
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

/** What is wrong with the screen in either language. */
async function faultsOnScreen(screen: PortalScreen): Promise<string[]> {
  const faults: string[] = [];
  await screen.inEachLanguage(async () => void faults.push(...(await faultsOf(screen.page))));
  return faults;
}

describe('at the agency', () => {
  test('the manager signs in, registers a community and enrols a learner', async () => {
    await manager.opens('en-CA');
    expect(await faultsOnScreen(manager)).toEqual([]);
    await manager.signsIn(MANAGER);
    await manager.registersCommunity(COMMUNITY);
    await manager.enrols({ community: COMMUNITY, ...ZOE });
  });

  test('the registrar submits; the assessor, in French, returns one and accepts four', async () => {
    await registrar.opens('en-CA');
    await registrar.signsIn(REGISTRAR);
    await registrar.opensLearner(NAME);
    await registrar.submits(1);

    await assessor.opens('fr-CA');
    await assessor.signsIn(ASSESSOR);
    await assessor.opensLearner(NAME);
    await assessor.returns(1, RETURN_REASON);

    await registrar.page.reload();
    await registrar.assignment(1).getByText(RETURN_REASON).waitFor();
    for (const number of [1, 2, 3, 4]) {
      await registrar.submits(number);
      await assessor.accepts(number, number === 4 ? NAME : undefined);
    }
    await assessor.page.getByText(assessor.words('qualification.qualified')).first().waitFor();
  });

  test('the lists and the learner’s page have no fault that can be measured', async () => {
    for (const list of ['communities', 'learners'] as const) {
      await manager.visits(list);
      expect(await faultsOnScreen(manager)).toEqual([]);
    }
    await manager.opensLearner(NAME);
    await manager.page.getByText(manager.words('qualification.qualified')).first().waitFor();
    expect(await faultsOnScreen(manager)).toEqual([]);
  });

  test('the manager sees what strangers will see, and is held to the learner’s consent', async () => {
    await manager.inEachLanguage(async () => {
      const dialog = await manager.opensIssueDialog(NAME);
      await dialog.getByText(manager.words('badges.consent-about')).waitFor();
      expect(await faultsOf(manager.page)).toEqual([]);
      await manager.cancels(dialog, 'badges.issue-open');
    });
    const dialog = await manager.opensIssueDialog(NAME);
    await dialog.getByRole('radio', { name: PUBLIC_NAME }).check();
    await manager.preview(dialog).getByText(PUBLIC_NAME).waitFor();
    await manager.presses('badges.issue');
    const refusal = dialog.getByRole('alert');
    expect(await refusal.textContent()).toContain(manager.words('badges.consent'));
    expect(await faultsOf(manager.page)).toEqual([]);
  });

  test('with consent the badge is issued, with its links', async () => {
    await manager.page.getByRole('checkbox', { name: manager.words('badges.consent') }).check();
    await manager.presses('badges.issue');
    await manager.badge().getByText(manager.words('badge-state.ISSUED'), { exact: true }).first().waitFor();
    expect(await faultsOnScreen(manager)).toEqual([]);
    await updatePicture(manager.page, 'portal-learner.png', { fullPage: true });
    await manager.opensBadge(NAME);
    for (const length of LENGTHS) link[length] = await linkBeside(length);
    expect(link.short).toMatch(new RegExp(`^${product.verifier}/v/[0-9A-Z]{16}$`));
    expect(link.full.startsWith(`${link.short}#`)).toBe(true);
    await manager.preview().getByText('VALID', { exact: true }).waitFor();
    await updatePicture(manager.page, 'portal-badge.png', { fullPage: true });
    expect(await faultsOnScreen(manager)).toEqual([]);
  });
});

/** The link in the text beside the picture. */
async function linkBeside(length: Length): Promise<string> {
  const text = await manager.link(length).getByText(`${product.verifier}/v/`).textContent();
  return text?.trim() ?? '';
}

describe('the QR code', () => {
  /** Capitals make the short code smaller (ux.md 2); the address is the same. */
  const linkIn = (length: Length): string => (length === 'short' ? link.short.toUpperCase() : link.full);

  test.each(LENGTHS)('of the %s link reads from the screen as the link beside it', async (length) => {
    expect(await readFromScreen(pictureOf(length))).toEqual([linkIn(length)]);
  });

  test.each(LENGTHS)('of the %s link can be taken away as PNG and as SVG', async (length) => {
    const file = `msq-${link.short.slice(-16)}-${length}`;
    const png = await download(length, 'png');
    expect(png.suggestedFilename()).toBe(`${file}.png`);
    expect(await readQrCodes(await readFile(await png.path()))).toEqual([linkIn(length)]);
    const svg = await download(length, 'svg');
    expect(svg.suggestedFilename()).toBe(`${file}.svg`);
    expect(await readFile(await svg.path(), 'utf8')).toMatch(/^<svg xmlns=/);
  });
});

const pictureOf = (length: Length): Locator =>
  manager.link(length).getByRole('img', { name: manager.words(`codes.${length}-alt`) });

async function download(length: Length, kind: 'png' | 'svg'): Promise<Download> {
  const arrives = manager.page.waitForEvent('download');
  await manager.page.getByRole('link', { name: manager.words(`codes.${length}-${kind}`) }).click();
  return arrives;
}

describe('at the door, while the badge is valid', () => {
  test('a stranger scans the code: VALID, by one request and without a cookie', async () => {
    const [scanned] = await readFromScreen(pictureOf('short'));
    const answer = await phone.scans(scanned!);
    expect(await phone.word('en-CA', 'VALID')).toBe('VALID');
    expect(phone.device.requests).toEqual([link.short.replace('/v/', '/V/')]);
    expect(await answer.headerValue('set-cookie')).toBeNull();
    await updatePicture(phone.device.page, 'scan-valid.png');
  });

  test('the page turns to French by its link: VALIDE', async () => {
    await phone.turnsTo('fr-CA');
    expect(await phone.word('fr-CA', 'VALID')).toBe('VALIDE');
    await phone.turnsTo('en-CA');
    expect(await phone.word('en-CA', 'VALID')).toBe('VALID');
  });

  test('the full link says the same', async () => {
    await phone.scans(link.full);
    expect(await phone.word('en-CA', 'VALID')).toBe('VALID');
  });

  test.each(LOCALES)('in %s it says what to do, and nothing of the learner but the name', async (locale) => {
    await phone.opens(link.short, locale);
    const text = await phone.text();
    for (const key of ['outcome.VALID.next', 'verify.not-a-licence'])
      expect(text).toContain(say(locale, key));
    for (const fact of [PUBLIC_NAME, 'North Agency']) expect(text).toContain(fact);
    await expectNothingPrivate();
  });

  test('the word is 40 px or more, on a quarter of the screen, and fits 320 px', async () => {
    const panel = await phone.panel().boundingBox();
    const size = await phone.heading().evaluate((word) => parseFloat(getComputedStyle(word).fontSize));
    expect(size).toBeGreaterThanOrEqual(40);
    expect((panel!.width * panel!.height) / (360 * 640)).toBeGreaterThanOrEqual(0.25);
    await phone.device.page.setViewportSize({ width: 320, height: 640 });
    expect(await overflowOf(phone.device.page)).toBeLessThanOrEqual(0);
  });

  test.each(LOCALES)('in %s the page, the box and NOT FOUND have no fault', async (locale) => {
    await inspector.opens(link.short, locale);
    expect(await faultsOf(inspector.device.page)).toEqual([]);
    await inspector.opens(`${product.verifier}/v`, locale);
    expect(await faultsOf(inspector.device.page)).toEqual([]);
    expect((await inspector.opens(`${product.verifier}/v/${UNKNOWN_CODE}`, locale)).status()).toBe(404);
    expect(await inspector.word(locale, 'NOT_FOUND')).toBe(locale === 'en-CA' ? 'NOT FOUND' : 'INTROUVABLE');
    expect(await faultsOf(inspector.device.page)).toEqual([]);
  });
});

describe('when the badge is revoked', () => {
  test('who does not give the password again leaves it undone, and nothing typed is lost (T22)', async () => {
    await phone.opens(link.short, 'en-CA');
    await product.db.adminQuery('update sessions set proved_at = to_timestamp(0)');
    await manager.inEachLanguage(async () => {
      const dialog = await manager.opensRevokeDialog();
      expect(await faultsOf(manager.page)).toEqual([]);
      await manager.chooses(manager.words('reason.MISUSE'));
      await manager.presses('badges.revoke');
      const asked = await manager.asksForPassword();
      expect(await faultsOf(manager.page)).toEqual([]);
      await manager.page.keyboard.press('Escape');
      await asked.waitFor({ state: 'detached' });
      await dialog.getByRole('alert').waitFor();
      expect(await dialog.getByRole('radio', { name: manager.words('reason.MISUSE') }).isChecked()).toBe(
        true,
      );
      await manager.cancels(dialog, 'badges.revoke-open');
    });
  });

  test('the manager gives a reason, a private note and, by keyboard, the password', async () => {
    const dialog = await manager.opensRevokeDialog();
    await manager.chooses(manager.words('reason.MISUSE'));
    await dialog.getByLabel(manager.words('badges.note')).fill(NOTE);
    await manager.presses('badges.revoke');
    await manager.asksForPassword();
    await manager.page.keyboard.type(TEST_PASSWORD);
    await manager.page.keyboard.press('Enter');
    await manager.isTold('badges.revoked-done');
    expect(await pictureOf('short').count()).toBe(0);
  });

  test.each(LOCALES)(
    'the stranger’s next look says so in %s, without name, reason or note',
    async (locale) => {
      await scanUntil(product.verifier, link.short.split('/').at(-1)!, ({ outcome }) => outcome !== 'VALID');
      await phone.device.page.reload();
      if (locale === 'fr-CA') await phone.turnsTo(locale);
      expect(await phone.word(locale, 'REVOKED')).toBe(locale === 'en-CA' ? 'REVOKED' : 'RÉVOQUÉ');
      const source = await phone.source();
      const kept = LOCALES.map((each) => portalWords(each, 'reason.MISUSE'));
      for (const secret of [ZOE.familyName, NOTE, ...kept]) expect(source).not.toContain(secret);
      await expectNothingPrivate();
      await inspector.opens(link.short, locale);
      expect(await faultsOf(inspector.device.page)).toEqual([]);
    },
  );
});

/** Neither community, given name, e-mail nor any of our own ids, anywhere in the page's source. */
async function expectNothingPrivate(): Promise<void> {
  const source = await phone.source();
  for (const secret of [COMMUNITY, ZOE.givenName, 'Zoé', ZOE.email]) expect(source).not.toContain(secret);
  expect(source).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i);
}

test('in all of it no page complained, asked another origin for anything, or gave a stranger a cookie', async () => {
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
  const [desks, strangers] = [devices.slice(0, 3), devices.slice(3)];
  for (const desk of desks) expect(desk.origins()).toEqual(new Set([product.api]));
  for (const stranger of strangers) {
    expect(stranger.origins()).toEqual(new Set([product.verifier]));
    expect(await stranger.context.cookies()).toEqual([]);
  }
});
