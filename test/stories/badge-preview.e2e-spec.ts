import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest, { type Response } from 'supertest';

import { LOCALES } from '#platform/wording';
import { formatCode } from '#proof/compact';
import { STYLE_HASH } from '#proof/scan-page';

import { eventually } from '../harness/eventually.js';
import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast, IssuedBadge } from './cast.js';

const IN_A_FRAME = { 'sec-fetch-dest': 'iframe' };
const NAMES = [
  { givenName: 'Zoé', familyName: "O'Brien-Côté" },
  { singleName: 'Aiyana' },
  { givenName: 'דוד', familyName: 'בן-דוד' },
];

let product: Product;
let north: AgencyCast;
let community: string;

beforeAll(async () => {
  product = await openProduct();
  north = await product.agency('north', 'North Agency');
  community = await north.registersCommunity('Riverside');
});
afterAll(() => product.close());

const previewOf = (learnerId: string, asked: string, by = north.manager): Promise<Response> =>
  by.opens(`/learners/${learnerId}/badge-preview?${asked}`, IN_A_FRAME);

async function scanned(code: string, lang: string): Promise<string> {
  const answer = await supertest(product.verifier).get(`/v/${code}?lang=${lang}`).set('accept', 'text/html');
  return answer.text;
}

/** How many of everything that issuing, or telling of it, leaves behind. */
async function records(): Promise<unknown> {
  const made = ['badges', 'journal_entries', 'to_sign', 'outbox'];
  const counts = made.map((table) => `(select count(*) from ${table}) as ${table}`).join(', ');
  return product.db.adminQuery(`select ${counts}`);
}

/** The page as it is read and as it is built, without what only the signature and the scan bring: the code and the time. */
function readOn(page: string, code: string | null = null): string {
  const withoutCode =
    code === null ? page : page.replace(`<p class="paper">${product.verifier}/v/${code}</p>`, '');
  return withoutCode
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\dZ)?/g, 'NOW')
    .replace(/href="\?(?:name=\w+&amp;)?lang=/, 'href="?lang=');
}

describe.each(NAMES)('the preview for %j', (name) => {
  let learnerId: string;
  let previews: Map<string, string>;
  const choice = 'singleName' in name ? 'NONE' : 'INITIAL_AND_FAMILY';

  beforeAll(async () => {
    learnerId = await north.enrols(community, name);
    await north.completes(learnerId, [1, 2, 3, 4]);
    previews = new Map();
    for (const locale of LOCALES)
      previews.set(locale, (await previewOf(learnerId, `name=${choice}&lang=${locale.slice(0, 2)}`)).text);
  });

  test('is the page that a scan opens once the badge is issued, but for the code and the time', async () => {
    const badge = await north.issues(learnerId, choice);
    for (const locale of LOCALES) {
      const real = await scanned(badge.code, locale.slice(0, 2));
      expect(real).toContain(badge.code);
      expect(previews.get(locale)).not.toContain(badge.code);
      expect(previews.get(locale)).not.toContain(formatCode(badge.code as never));
      expect(readOn(previews.get(locale) ?? '')).toBe(readOn(real, badge.code));
    }
  });
});

test('the preview for a minor shows no name, whatever is chosen', async () => {
  const learnerId = await north.enrols(community, { givenName: 'Ada', familyName: 'Lovejoy' });
  const shown = async (): Promise<string> => (await previewOf(learnerId, 'name=INITIAL_AND_FAMILY')).text;
  expect(await shown()).toContain('Lovejoy');
  await product.db.adminQuery(
    `update enrolments set age_attested = 'MINOR_WITH_CONSENT' where learner_id = $1`,
    [learnerId],
  );
  expect(await shown()).not.toContain('Lovejoy');
});

describe('a badge that is there', () => {
  let badge: IssuedBadge;
  const preview = async (lang = 'en'): Promise<string> =>
    (await north.manager.opens(`/badges/${badge.id}/scan-preview?lang=${lang}`, IN_A_FRAME)).text;

  beforeAll(async () => {
    badge = await north.hasIssuedBadge();
  });

  test.each(['en', 'fr'])('previews as a scan shows it, valid (%s)', async (lang) => {
    const real = await scanned(badge.code, lang);
    expect(real).toContain('class="panel VALID"');
    expect(readOn(await preview(lang))).toBe(readOn(real));
  });

  test('and once it is revoked, without the name', async () => {
    await north.revokes(badge.id);
    const real = await eventually(
      () => scanned(badge.code, 'en'),
      (seen) => seen.includes('class="panel REVOKED"'),
    );
    const page = await preview();
    expect(readOn(page)).toBe(readOn(real));
    expect(page).not.toContain('Tremblay');
  });
});

describe('the door of the preview', () => {
  let learnerId: string;
  beforeAll(async () => {
    learnerId = await north.enrols(community, { givenName: 'Ada', familyName: 'Roy' });
  });

  test('gives a page without script that our own frames alone may show', async () => {
    const { status, headers } = await previewOf(learnerId, 'name=NONE');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src ${STYLE_HASH}; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin`,
    );
    expect(headers['cache-control']).toBe('no-store');
  });

  test('keeps the choice about the name when the language is switched', async () => {
    expect((await previewOf(learnerId, 'name=NONE&lang=en')).text).toContain('href="?name=NONE&amp;lang=fr"');
  });

  test('opens as no page of its own, so that nobody holds it up at a door', async () => {
    const address = `/learners/${learnerId}/badge-preview?name=NONE`;
    const answer = await north.manager.opens(address, { 'sec-fetch-dest': 'document' });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'FRAME_ONLY' });
    expect(answer.text).not.toContain('VALID');
  });

  test.each(['', 'name=', 'name=WHOLE', 'name=NONE&name=INITIAL_AND_FAMILY', 'name[]=NONE'])(
    'wants one choice about the name: %s',
    async (asked) => {
      const answer = await previewOf(learnerId, asked);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'NAME_CHOICE_MISSING' });
    },
  );

  test('knows the agency’s own learners and badges alone', async () => {
    const south = await product.agency('south', 'South Agency');
    const theirs = await south.hasIssuedBadge();
    for (const id of [theirs.learnerId, 'x', theirs.id])
      expect(await previewOf(id, 'name=NONE')).toMatchObject({
        status: 404,
        body: { code: 'LEARNER_UNKNOWN' },
      });
    for (const id of [theirs.id, 'x', learnerId])
      expect(await north.manager.opens(`/badges/${id}/scan-preview`, IN_A_FRAME)).toMatchObject({
        status: 404,
        body: { code: 'BADGE_UNKNOWN' },
      });
  });

  test('is shut to strangers and to LPHQ', async () => {
    expect((await previewOf(learnerId, 'name=NONE', product.stranger)).status).toBe(401);
    expect((await previewOf(learnerId, 'name=NONE', product.staff)).status).toBe(403);
  });

  test('makes no record: nothing is issued, journalled or told by looking', async () => {
    const issued = await north.hasIssuedBadge();
    const before = await records();
    expect((await previewOf(learnerId, 'name=INITIAL_AND_FAMILY')).status).toBe(200);
    expect(await north.manager.opens(`/badges/${issued.id}/scan-preview`, IN_A_FRAME)).toMatchObject({
      status: 200,
    });
    expect(await records()).toEqual(before);
  });

  test('is opened by GET alone', async () => {
    const answer = await supertest(product.api).post(`/learners/${learnerId}/badge-preview`).send();
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toBe('GET');
  });
});
