import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { member, turnedAway } from '../harness/answers.js';
import { scanUntil } from '../harness/eventually.js';
import { openProduct, type Product } from '../harness/product.js';
import {
  ACCEPT_COMPLETION,
  ISSUE_BADGE,
  LEARNER,
  REGISTER_COMMUNITY,
  SUBMIT_COMPLETION,
  SUSPEND_AGENCY,
} from './acts.js';
import { type AgencyCast, type IssuedBadge, today } from './cast.js';

let product: Product;
let north: AgencyCast;
let learnerId: string;
let badge: IssuedBadge;

beforeAll(async () => {
  product = await openProduct();
  north = await product.agency('north', 'North Agency');
});
afterAll(() => product.close());

const scan = (code: string) =>
  supertest(product.verifier).get(`/v/${code}`).set('accept', 'application/json');
const present = (text: string) =>
  supertest(product.verifier).post('/api/v1/verify').set('content-type', 'text/plain').send(text);

describe('a learner becomes qualified', () => {
  test('a manager registers a community, a registrar enrols a learner', async () => {
    const community = await north.registersCommunity('Riverside');
    learnerId = await north.enrols(community, {
      givenName: 'Zoé',
      familyName: 'Tremblay',
      email: 'zoe@example.org',
    });
  });

  test('assignments come in order', async () => {
    const skipped = await north.submits(learnerId, 2);
    expect(member(skipped, 'submitCompletion', 'AssignmentOutOfOrder')).toMatchObject({ missing: [1] });
  });

  test('whoever submitted does not decide', async () => {
    const both = await product.member('north', ['AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'], 'both@example.org');
    const submitted = await both.does(SUBMIT_COMPLETION, { learnerId, assignment: 1, completedOn: today() });
    const { completion } = member<{ completion: { id: string } }>(
      submitted,
      'submitCompletion',
      'CompletionSubmitted',
    );
    const own = await both.does(ACCEPT_COMPLETION, { completionId: completion.id });
    member(own, 'acceptCompletion', 'FourEyesNeeded');
    member(
      await north.assessor.does(ACCEPT_COMPLETION, { completionId: completion.id }),
      'acceptCompletion',
      'CompletionAccepted',
    );
  });

  test('nobody decides about themselves', async () => {
    const herself = await product.member('north', ['AGENCY_ASSESSOR'], 'zoe@example.org');
    const submitted = await north.submits(learnerId, 2);
    const { completion } = member<{ completion: { id: string } }>(
      submitted,
      'submitCompletion',
      'CompletionSubmitted',
    );
    const own = await herself.does(ACCEPT_COMPLETION, { completionId: completion.id });
    member(own, 'acceptCompletion', 'FourEyesNeeded');
    member(
      await north.assessor.does(ACCEPT_COMPLETION, { completionId: completion.id }),
      'acceptCompletion',
      'CompletionAccepted',
    );
  });

  test('a badge before the fourth assignment is refused with what is missing', async () => {
    const early = await north.manager.does(ISSUE_BADGE, { learnerId, nameChoice: 'NONE', consent: true });
    expect(member(early, 'issueBadge', 'NotQualified')).toMatchObject({ missing: [3, 4] });
  });

  test('four accepted assignments make her Member Service Qualified', async () => {
    await north.completes(learnerId, [3, 4]);
    const { body } = await north.assessor.asks(LEARNER, { id: learnerId });
    expect(body.data?.['learner']).toMatchObject({ qualification: { qualified: true, missing: [] } });
  });
});

describe('a badge is issued and scanned', () => {
  test('the manager issues it, the worker signs it', async () => {
    badge = await north.issues(learnerId);
    expect(badge.publicName).toBe('Z. Tremblay');
    expect(badge.fullLink.startsWith(`${badge.shortLink}#`)).toBe(true);
  });

  test('a second live badge is refused', async () => {
    const again = await north.manager.does(ISSUE_BADGE, { learnerId, nameChoice: 'NONE', consent: true });
    expect(member(again, 'issueBadge', 'BadgeAlreadyHeld')).toMatchObject({ badge: { id: badge.id } });
  });

  test('a stranger scans it and reads VALID', async () => {
    const { status, body } = await scan(badge.code);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      outcome: 'VALID',
      subject: 'Z. Tremblay',
      credential: 'Member Service Qualified',
      issuer: { name: 'North Agency', authorised: true },
      validUntil: badge.validUntil,
      licence: { status: 'NOT_RECORDED' },
      appointed: 'NOT_SHARED',
      contact: { phone: '613-555-0100', email: 'desk@north.example.org' },
    });
    expect(new Set((body as { steps: { answer: string }[] }).steps.map((step) => step.answer))).toEqual(
      new Set(['passed']),
    );
  });

  test('the full link, its proof and the JWT each verify as VALID', async () => {
    const [, proof] = badge.fullLink.split('#');
    for (const text of [badge.fullLink, proof as string, badge.jwt]) {
      const { status, body } = await present(text);
      expect({ status, body: body as unknown }).toMatchObject({
        status: 200,
        body: { outcome: 'VALID', subject: 'Z. Tremblay' },
      });
    }
  });

  test('the page says it in both languages, never the community', async () => {
    for (const [lang, word] of [
      ['en', 'VALID'],
      ['fr', 'VALIDE'],
    ] as const) {
      const { text } = await supertest(product.verifier)
        .get(`/v/${badge.code}?lang=${lang}`)
        .set('accept', 'text/html');
      expect(text).toMatch(new RegExp(`<h1[^>]*>[^<]*${word}<`));
      for (const secret of ['Riverside', 'zoe@example.org', learnerId, 'Zoé'])
        expect(text).not.toContain(secret);
    }
  });
});

describe('what was signed is checked by others', () => {
  test('one changed character anywhere is never VALID (T34)', async () => {
    const [, proof] = badge.fullLink.split('#') as [string, string];
    for (let at = 0; at < proof.length; at += 11) {
      const other = proof[at] === 'A' ? 'B' : 'A';
      const { status, body } = await present(proof.slice(0, at) + other + proof.slice(at + 1));
      expect(status).toBeLessThan(500);
      expect((body as { outcome?: string }).outcome).not.toBe('VALID');
    }
  });
});

describe('a badge is revoked', () => {
  test('while its agency is suspended it still scans as VALID, with the issuer no longer authorised', async () => {
    await product.staff.does(SUSPEND_AGENCY, {
      agencyId: await product.agencyId('north'),
      reason: 'An open question about records.',
    });
    const answer = await scanUntil(
      product.verifier,
      badge.code,
      ({ issuer }) => issuer?.authorised === false,
    );
    expect(answer).toMatchObject({ outcome: 'VALID', issuer: { authorised: false } });
    const refused = await north.manager.does(REGISTER_COMMUNITY, { name: 'Too late', guardModel: 'NONE' });
    member(refused, 'registerCommunity', 'AgencyNotAuthorised');
  });

  test('a suspended agency may revoke, and the next scan says REVOKED without the name', async () => {
    await north.revokes(badge.id);
    const body = await scanUntil(product.verifier, badge.code, ({ outcome }) => outcome !== 'VALID');
    expect(body).toMatchObject({ outcome: 'REVOKED', issuer: { name: 'North Agency' } });
    expect(body).not.toHaveProperty('subject');
    expect((await present(badge.fullLink)).body).toMatchObject({ outcome: 'REVOKED' });
    expect((await present(badge.jwt)).body).toMatchObject({ outcome: 'REVOKED' });
  });

  test('the learner’s history tells it all', async () => {
    const { body } = await north.manager.asks(LEARNER, { id: learnerId });
    const history = (body.data?.['learner'] as { history: { edges: { node: { type: string } }[] } }).history;
    const types = history.edges.map(({ node }) => node.type);
    expect(types[0]).toBe('badge.revoked');
    expect(types.at(-1)).toBe('learner.enrolled');
    expect(types).toContain('badge.issued');
  });
});

test('nobody gets in without signing in', async () => {
  const answer = await product.stranger.asks(LEARNER, { id: learnerId });
  expect(turnedAway(answer)).toBe('UNAUTHENTICATED');
});
