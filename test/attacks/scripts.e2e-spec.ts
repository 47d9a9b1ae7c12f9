import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { buildSchema } from '../../apps/api/src/print-schema.js';
import { Device } from '../browser/device.js';
import { openBrowser } from '../browser/open-browser.js';
import { PortalScreen } from '../browser/portal-screen.js';
import type { Person } from '../harness/people.js';
import { openProduct, type Product } from '../harness/product.js';
import { put, rootCalls } from '../isolation/root-calls.js';
import type { AgencyCast } from '../stories/cast.js';

// A browser, a database and three apps on two cores.
jest.setTimeout(180_000);

const file = await readFile(new URL('script-payloads.txt', import.meta.url), 'utf8');
const PAYLOADS = file.trimEnd().split('\n');
const CALLS = rootCalls(await buildSchema());
/** The agency itself, whose name stands on every screen and on the scan page. */
const AGENCY = `<img src=x onerror=alert(1)>"'><script>alert(1)</script>`;
const MANAGER = 'manager@hostile.example.org';
const STAFF = 'staff@lphq.example.org';
const AT_A_TIME = 10;

let product: Product;
let browser: Browser;
let north: AgencyCast;
const devices: Device[] = [];
const dialogs: string[] = [];
/** Fields and how many of the payloads each took as they are; and the learners whose pages hold them. */
const taken = new Map<string, number>();
const learners: string[] = [];

beforeAll(async () => {
  [browser, product] = await Promise.all([openBrowser(), openProduct()]);
  north = await product.agency('north', AGENCY);
  await product.member('north', ['AGENCY_MANAGER'], MANAGER);
});
afterAll(async () => {
  await browser.close();
  await product.close();
});

interface Member {
  readonly __typename: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
  readonly [part: string]: unknown;
}

/**
 * Writes the text into every text field of an act. What is refused is refused by its field's name; without those the
 * act is carried out. Answers what was done.
 */
async function writes(
  person: Person,
  field: string,
  text: string,
  ids: Record<string, string> = {},
): Promise<Member> {
  const call = CALLS.find((each) => each.field === field)!;
  const places = call.texts.filter(({ path, what }) => what === 'String' && !path.includes('singleName'));
  const sound = Object.entries(ids).reduce(
    (all, [name, id]) => put(all, ['input', name], id),
    call.variables(),
  );
  const filled = (left: typeof places) => left.reduce((all, { path }) => put(all, path, text), sound);
  const selection = `__typename ${AND_ID[field]} ... on InvalidInput { fields { field message } } ... on Problem { message }`;
  const document = call.document.slice(0, call.document.indexOf(`${field}(input: $input)`));
  const send = async (left: typeof places): Promise<Member> => {
    const { body } = await person.asks(`${document}${field}(input: $input) { ${selection} } }`, filled(left));
    expect(body.errors).toBeUndefined();
    return body.data?.[field] as Member;
  };
  const first = await send(places);
  const refused = new Set((first.fields ?? []).map((each) => each.field));
  const left = places.filter(({ path }) => !refused.has(path.at(-1)!));
  for (const { path } of left)
    taken.set(`${field}.${path.at(-1)}`, (taken.get(`${field}.${path.at(-1)}`) ?? 0) + 1);
  for (const { message } of first.fields ?? []) expect(message).toMatch(/\S/);
  return first.__typename === 'InvalidInput' ? send(left) : first;
}

const AND_ID: Readonly<Record<string, string>> = {
  authoriseAgency: '... on AgencyAuthorised { agency { id } }',
  registerCommunity: '... on CommunityRegistered { community { id } }',
  enrolLearner: '... on LearnerEnrolled { learner { id } }',
  submitCompletion: '... on CompletionSubmitted { completion { id } }',
  returnCompletion: '... on CompletionReturned { completion { id } }',
};
const idOf = (done: Member, part: string): string => {
  expect(done).toHaveProperty(part);
  return (done[part] as { id: string }).id;
};

describe('P15: script in every text that a person can write (T44)', () => {
  test('is more than sixty payloads, most of which run where nothing stops them', async () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(60);
    const page = await watched(await browser.newPage());
    for (const payload of PAYLOADS) await page.setContent(payload);
    await page.close();
    expect(dialogs.splice(0).length).toBeGreaterThan(15);
  });

  test('is taken as it is, or refused by the field’s name', async () => {
    for (const [at, payload] of PAYLOADS.entries()) {
      const communityId = idOf(await writes(north.manager, 'registerCommunity', payload), 'community');
      const learnerId = idOf(
        await writes(north.registrar, 'enrolLearner', payload, { communityId }),
        'learner',
      );
      if (at % AT_A_TIME === 0) learners.push(learnerId);
      if (at % 5 === 0) await writes(product.staff, 'authoriseAgency', payload);
    }
    for (const [at, learnerId] of learners.entries()) {
      const many = PAYLOADS.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME).join(' ');
      const completionId = idOf(
        await writes(north.registrar, 'submitCompletion', many, { learnerId }),
        'completion',
      );
      await writes(north.assessor, 'returnCompletion', many, { completionId });
    }
    const free = [
      'registerCommunity.name',
      'enrolLearner.givenName',
      'enrolLearner.familyName',
      'enrolLearner.displayName',
    ];
    // A name with an `@` is refused: it could be an address in the wrong field.
    const names = PAYLOADS.filter((payload) => !payload.includes('@'));
    for (const field of free) expect([field, taken.get(field)]).toEqual([field, names.length]);
    for (const field of ['submitCompletion.note', 'returnCompletion.reason'])
      expect(taken.get(field)).toBe(learners.length);
    for (const field of ['enrolLearner.email', 'submitCompletion.evidenceLink'])
      expect(taken.get(field)).toBeUndefined();
  });

  test('is text on every screen of the agency', async () => {
    const screen = await aScreen();
    await screen.opens('en-CA');
    await screen.signsIn(MANAGER);
    for (const list of ['communities', 'learners'] as const) {
      await screen.visits(list);
      expect(await screen.page.getByRole('table').textContent()).toContain('<script>alert(1)</script>');
    }
    for (const [at, id] of learners.entries()) {
      await screen.page.goto(`${product.api}/learners/${id}`);
      await screen.page.getByRole('heading', { level: 1, name: PAYLOADS[at * AT_A_TIME]! }).waitFor();
      await screen.page
        .getByText(PAYLOADS[at * AT_A_TIME + 1]!)
        .first()
        .waitFor();
    }
  });

  test('is text on the screen of LPHQ', async () => {
    const screen = await aScreen();
    await screen.opens('en-CA');
    await screen.signsIn(STAFF);
    await screen.page.goto(`${product.api}/agencies`);
    await screen.page.getByText(AGENCY).first().waitFor();
  });

  test('is text on the page of a stranger who scans', async () => {
    const name = { givenName: 'Z<script>alert(1)</script>', familyName: '<svg/onload=alert(1)>' };
    const { shortLink } = await north.hasIssuedBadge(name);
    const screen = await aScreen();
    for (const address of [
      shortLink,
      `${product.verifier}/v/${encodeURIComponent(PAYLOADS[0]!)}`,
      `${product.verifier}/v`,
    ])
      await screen.page.goto(address);
    await screen.page.goto(shortLink);
    const text = await screen.page.locator('body').textContent();
    for (const part of [AGENCY, 'Z. <svg/onload=alert(1)>']) expect(text).toContain(part);
  });

  test('ran nowhere: no dialog, no complaint, no other origin', () => {
    expect(dialogs).toEqual([]);
    expect(devices.flatMap(({ complaints }) => complaints)).toEqual([]);
    const origins = new Set(devices.flatMap((device) => [...device.origins()]));
    expect(origins).toEqual(new Set([product.api, product.verifier]));
  });
});

async function aScreen(): Promise<PortalScreen> {
  const device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  devices.push(device);
  return new PortalScreen(await watched(device.page), product.api);
}

/** Remembers every dialog, and sends it away so that nothing waits for it. */
async function watched(page: Page): Promise<Page> {
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss().catch(() => undefined);
  });
  return Promise.resolve(page);
}
