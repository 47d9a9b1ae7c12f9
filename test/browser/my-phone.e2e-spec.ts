import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';

import { type Locale, LOCALES, say } from '#platform/wording';

import { member } from '../harness/answers.js';
import { openProduct, type Product } from '../harness/product.js';
import { ACCEPT_COMPLETION, LEARNER, RETURN_COMPLETION } from '../stories/acts.js';
import type { AgencyCast } from '../stories/cast.js';
import { faultsOf } from './accessibility.js';
import { Device } from './device.js';
import { Ears } from './ears.js';
import { ELSEWHERE, withMedia } from './media-elsewhere.js';
import { MyScreen } from './my-screen.js';
import { openBrowser } from './open-browser.js';
import { withPasskeys } from './phone-lock.js';

jest.setTimeout(240_000);

/** What all scripts of the entry together may weigh as they travel. */
const BYTES_AT_MOST = 40 * 1_024;
const PHONE = { viewport: { width: 360, height: 740 } };
const REASON = 'Page two is dark. Take the photo by day.';
const NAMES: Readonly<Record<Locale, { givenName: string; familyName: string }>> = {
  'en-CA': { givenName: 'Zoé', familyName: 'Tremblay' },
  'fr-CA': { givenName: 'Élie', familyName: 'O’Brien-Côté' },
};
const FIRST_WORDS: Readonly<Record<Locale, RegExp>> = {
  'en-CA': /^A service is something a person pays for/,
  'fr-CA': /^Un service, c’est ce qu’une personne paie/,
};
const DRAW_CODES = `mutation ($input: DrawClaimCodesInput!) { drawClaimCodes(input: $input) {
  __typename ... on ClaimCodesDrawn { codes { code } } ... on Problem { message } } }`;

let product: Product;
let cast: AgencyCast;
let browser: Browser;
let community: string;
let photo: Buffer;

beforeAll(async () => {
  browser = await openBrowser();
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
  community = await cast.registersCommunity('Rive');
  const ground = { width: 3_000, height: 2_000, channels: 3 as const, background: '#f4efe2' };
  photo = await sharp({ create: ground }).png().toBuffer();
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

async function claimCode(learnerId: string): Promise<string> {
  const answer = await cast.registrar.does(DRAW_CODES, { learnerIds: [learnerId] });
  const { codes } = member<{ codes: { code: string }[] }>(answer, 'drawClaimCodes', 'ClaimCodesDrawn');
  return codes[0]!.code;
}

/** What the agency has of the learner's one completion. */
async function completionId(learnerId: string): Promise<string> {
  const { body } = await cast.manager.asks(LEARNER, { id: learnerId });
  return (body.data?.['learner'] as { completions: { id: string }[] }).completions[0]!.id;
}

describe.each(LOCALES.map((locale) => [locale] as const))('a learner hands in by phone, %s', (locale) => {
  let device: Device;
  let my: MyScreen;
  let ears: Ears;
  let learnerId: string;
  let badge: { code: string; fullLink: string };
  const name = NAMES[locale];
  const scripts = new Map<string, number>();

  beforeAll(async () => {
    learnerId = await cast.enrols(community, name);
    device = await Device.open(browser, { ...PHONE, locale });
    device.page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      void response.body().then((body) => scripts.set(response.url(), gzipSync(body).length));
    });
    await withPasskeys(device);
    ears = await Ears.on(device.page, locale);
    my = new MyScreen(device.page, product.api, locale);
  });
  afterAll(() => device.context.close());

  /** Where the medium's link leads, and how. */
  const opens = (kind: 'AUDIO' | 'PICTURE') => {
    const link = device.page.getByRole('link', { name: my.words(`module.open.${kind}`), exact: true });
    return Promise.all(['href', 'rel', 'target'].map((attribute) => link.getAttribute(attribute)));
  };

  test('opens the record by the code on a slip, and sets a passkey up', async () => {
    await my.opens();
    await my.heading('welcome.title').waitFor();
    expect(await faultsOf(device.page)).toEqual([]);
    const whose = `${name.givenName} ${name.familyName}`;
    await my.claims(await claimCode(learnerId), { name: whose, agency: 'North Agency' });
    expect(await my.tooSmall()).toEqual([]);
    await my.presses('ways.passkey-add');
    await my.reads('ways.passkey-done');
    expect(await faultsOf(device.page)).toEqual([]);
    await my.follows('ways.go-on');
    await my.reads('badges.none');
  });

  test('hands in assignment 1 with a photo', async () => {
    await my.visits('progress');
    expect(await faultsOf(device.page)).toEqual([]);
    await my.follows('progress.hand-in', { number: 1 });
    await my.heading('hand-in.title', { number: 1 }).waitFor();
    expect(await my.tooSmall()).toEqual([]);
    expect(await faultsOf(device.page)).toEqual([]);
    await my.handsIn(1, 'Both pages.', photo);
    await my.isHandedIn(1);
    await device.page.getByText(my.words('progress.state.SUBMITTED')).first().waitFor();
    const [kept] = await product.db.adminQuery<{ kind: string; small: boolean }>(
      `select media_type as kind, length(bytes) < 200000 as small from evidence_files where learner_id = $1`,
      [learnerId],
    );
    expect(kept).toEqual({ kind: 'image/jpeg', small: true });
  });

  test('reads the modules of the own edition, and what is said in a recording that opens outside', async () => {
    await my.follows('progress.modules');
    await my.heading('modules.title').waitFor();
    expect(await my.tooSmall()).toEqual([]);
    expect(await faultsOf(device.page)).toEqual([]);
    await device.page.route('**/graphql', withMedia('AUDIO'));
    await device.page.getByRole('link', { name: /^MSQ1\.01 · / }).click();
    await my.heading('module.topics').waitFor();
    await my.reads('module.said');
    await device.page.getByText(FIRST_WORDS[locale]).waitFor();
    await my.heading('module.assignment').waitFor();
    expect(await opens('AUDIO')).toEqual([ELSEWHERE[locale], 'noopener noreferrer', '_blank']);
    expect(await my.tooSmall()).toEqual([]);
    expect(await faultsOf(device.page)).toEqual([]);
    await my.presses('module.listen');
    const heard = await ears.heard();
    expect(new Set(heard.map(({ lang }) => lang))).toEqual(new Set([locale]));
    expect(heard[0]?.words).toMatch(FIRST_WORDS[locale]);
    await device.page.locator('.spoken').getByText(FIRST_WORDS[locale]).waitFor();
    await my.presses('module.stop');
    await my.button('module.listen').waitFor();
    expect(await ears.cancelled()).toBe(true);
    await device.page.unroute('**/graphql');
  });

  test('looks at a picture that opens outside, beside all that it shows in words', async () => {
    await device.page.route('**/graphql', withMedia('PICTURE'));
    await device.page.reload();
    await my.reads('module.shown');
    await device.page.getByText(FIRST_WORDS[locale]).waitFor();
    expect(await opens('PICTURE')).toEqual([ELSEWHERE[locale], 'noopener noreferrer', '_blank']);
    expect(await my.tooSmall()).toEqual([]);
    expect(await faultsOf(device.page)).toEqual([]);
    await device.page.unroute('**/graphql');
    await my.visits('progress');
  });

  test('reads why it was returned, and hands in again though the sign-in has aged meanwhile', async () => {
    const returned = { completionId: await completionId(learnerId), reason: REASON };
    member(await cast.assessor.does(RETURN_COMPLETION, returned), 'returnCompletion', 'CompletionReturned');
    await my.reloads();
    await my.reads('progress.because', { reason: REASON });
    await my.follows('progress.hand-in-again', { number: 1 });
    await product.db.adminQuery(`update learner_sessions set proved_at = now() - interval '20 minutes'`);
    await my.handsIn(1, 'By day this time.');
    const dialog = device.page.getByRole('dialog', { name: my.words('fresh.title') });
    await dialog.waitFor();
    expect(await faultsOf(device.page)).toEqual([]);
    await my.presses('cancel');
    await dialog.waitFor({ state: 'detached' });
    expect(await my.field('hand-in.note').inputValue()).toBe('By day this time.');
    await my.presses('hand-in.submit', { number: 1 });
    await my.presses('sign-in.passkey');
    await my.isHandedIn(1);
    const accepted = { completionId: await completionId(learnerId) };
    member(await cast.assessor.does(ACCEPT_COMPLETION, accepted), 'acceptCompletion', 'CompletionAccepted');
    await my.reloads();
    await my.reads('progress.accepted', { accepted: 1, all: 4 });
  });

  test('keeps what was typed where no answer comes', async () => {
    await my.follows('progress.hand-in', { number: 2 });
    await my.field('hand-in.note').fill('Typed on the bus.');
    await device.context.setOffline(true);
    await my.presses('hand-in.submit', { number: 2 });
    await my.reads('hand-in.unanswered');
    await device.context.setOffline(false);
    await my.reloads();
    expect(await my.field('hand-in.note').inputValue()).toBe('Typed on the bus.');
  });

  test('shows the badge, asks what a scan answers today, and a camera reads the code', async () => {
    await cast.completes(learnerId, [2, 3, 4]);
    badge = await cast.issues(learnerId);
    await my.opens('#badges');
    await my.reads('badges.state.ISSUED');
    expect(await my.showsQr()).toEqual([badge.fullLink]);
    await my.presses('badges.today');
    await device.page.getByText(say(locale, 'outcome.VALID.word'), { exact: true }).waitFor();
    expect(await my.tooSmall()).toEqual([]);
    expect(await faultsOf(device.page)).toEqual([]);
  });

  test('chooses the emblem of the card, after the warning of what it reveals, and takes it back', async () => {
    await my.follows('badges.emblem');
    await my.heading('emblem.title').waitFor();
    await my.reads('emblem.hint.WHITE_STAR');
    expect(await faultsOf(device.page)).toEqual([]);
    const choice = (key: string) => device.page.getByLabel(my.words(key), { exact: true });
    await choice('emblem.kind.WHITE_STAR').check();
    expect(await my.tooSmall()).toEqual([]);
    await my.presses('emblem.submit');
    await device.page
      .getByRole('alert')
      .getByText(say(locale, 'problem.my-emblem-consent-missing'))
      .waitFor();
    await choice('emblem.consent').check();
    expect(await faultsOf(device.page)).toEqual([]);
    await my.presses('emblem.submit');
    await my.reads('emblem.done');
    const emblem = async () =>
      (
        await product.db.adminQuery<{ emblem: string }>('select emblem from badges where code = $1', [
          badge.code,
        ])
      )[0];
    expect(await emblem()).toEqual({ emblem: 'WHITE_STAR' });
    expect(await device.page.evaluate(() => localStorage.getItem('lphq.my-badges'))).not.toContain('STAR');
    await my.follows('badges.emblem');
    await choice('emblem.kind.NEUTRAL').check();
    await my.presses('emblem.submit');
    await my.reads('emblem.done');
    expect(await emblem()).toEqual({ emblem: 'NEUTRAL' });
  });

  test('shows it without a network, with the time at which it was true, and never as checked', async () => {
    await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    await device.context.setOffline(true);
    await my.reloads();
    await my.reads('badges.offline');
    await device.page.getByText(my.words('badges.as-of', { moment: '\n' }).split('\n')[1]!).waitFor();
    expect(await my.showsQr()).toEqual([badge.fullLink]);
    await my.presses('badges.today');
    await my.reads('today.unknown');
    const text = (await device.page.locator('main').textContent()) ?? '';
    expect(text).not.toContain(say(locale, 'outcome.VALID.word'));
    expect(await faultsOf(device.page)).toEqual([]);
    await device.context.setOffline(false);
  });

  test('signs out: the device keeps nothing, and a passkey opens it again', async () => {
    await my.opens('#device');
    await my.presses('device.sign-out');
    await my.reads('device.signed-out');
    const kept = () =>
      device.page.evaluate(async () => [
        localStorage.getItem('lphq.my-badges'),
        sessionStorage.length,
        (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).length,
      ]);
    expect(await kept()).toEqual([null, 0, 0, 0]);
    await my.follows('welcome.sign-in');
    await my.presses('sign-in.passkey');
    await my.reads('badges.state.ISSUED');
  });

  test('a device whose session was ended elsewhere forgets its copy', async () => {
    await my.visits('device');
    expect(await faultsOf(device.page)).toEqual([]);
    await product.db.adminQuery(`delete from learner_sessions`);
    await my.follows('nav.badges');
    await my.reads('welcome.ended');
    expect(await device.page.evaluate(() => localStorage.getItem('lphq.my-badges'))).toBeNull();
  });

  test('weighs little, asks nobody else, and breaks none of its page’s rules', () => {
    const bytes = [...scripts.values()].reduce((sum, each) => sum + each, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(BYTES_AT_MOST);
    expect(device.origins()).toEqual(new Set([product.api]));
    const own = device.complaints.filter(
      (complaint) => !/ERR_INTERNET_DISCONNECTED|status of 40[13]/.test(complaint),
    );
    expect(own).toEqual([]);
  });
});
