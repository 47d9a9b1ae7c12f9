import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';

import { member } from '../harness/answers.js';
import { eventually } from '../harness/eventually.js';
import { openProduct, type Product } from '../harness/product.js';
import { ACCEPT_COMPLETION, SUBMIT_COMPLETION } from '../stories/acts.js';
import { type AgencyCast, today } from '../stories/cast.js';
import { Device } from './device.js';
import { openBrowser } from './open-browser.js';
import { PortalScreen } from './portal-screen.js';

jest.setTimeout(120_000);

/** Listens where the links of these learners lead, and counts whoever comes. */
class Canary {
  heard = 0;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.heard += 1;
      socket.destroy();
    });
  }

  static async listens(): Promise<Canary> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Canary(server);
  }

  get link(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}/logbook.pdf`;
  }

  close(): void {
    this.server.close();
  }
}

let product: Product;
let browser: Browser;
let canary: Canary;
let assessor: PortalScreen;

beforeAll(async () => {
  canary = await Canary.listens();
  browser = await openBrowser();
  product = await openProduct();
  const agency = await product.agency('north', 'North Agency');
  const device = await Device.open(browser, { viewport: { width: 1280, height: 900 } });
  assessor = new PortalScreen(device.page, product.api);
  await hasShownAllByLinks(agency);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  canary.close();
});

/** All four assignments with a link to each, accepted, and a badge that the worker has signed. */
async function hasShownAllByLinks(agency: AgencyCast): Promise<void> {
  const communityId = await agency.registersCommunity('Hall');
  const learnerId = await agency.enrols(communityId, { givenName: 'Zoé', familyName: 'Tremblay' });
  for (const assignment of [1, 2, 3, 4]) {
    const submitted = await agency.registrar.does(SUBMIT_COMPLETION, {
      ...{ learnerId, assignment, completedOn: today(), evidenceLink: canary.link },
    });
    const { completion } = member<{ completion: { id: string } }>(
      submitted,
      'submitCompletion',
      'CompletionSubmitted',
    );
    member(
      await agency.assessor.does(ACCEPT_COMPLETION, { completionId: completion.id }),
      'acceptCompletion',
      'CompletionAccepted',
    );
  }
  await agency.issues(learnerId);
}

const shownLink = (): Locator => assessor.assignment(1).getByRole('link', { name: canary.link });

test('an evidence link is shown and never followed: not by the api, the worker or the portal (T12)', async () => {
  await assessor.opens('en-CA');
  await assessor.signsIn('agency_assessor@north.example.org');
  await assessor.opensLearner('Zoé Tremblay');
  await shownLink().waitFor();
  await shownLink().hover();
  expect(await shownLink().getAttribute('rel')).toBe('noopener noreferrer');
  expect(canary.heard).toBe(0);
});

test('whoever presses it goes there: the server that listened would have heard', async () => {
  await shownLink().click();
  expect(
    await eventually(
      () => Promise.resolve(canary.heard),
      (heard) => heard > 0,
    ),
  ).toBeGreaterThan(0);
});
