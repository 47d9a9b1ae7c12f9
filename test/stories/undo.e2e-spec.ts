import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest, { type Response } from 'supertest';

import { newCode } from '#proof/compact';

import { pastTriggers } from '../builders/past-triggers.js';
import { member } from '../harness/answers.js';
import { openProduct, type Product } from '../harness/product.js';
import { BADGE_TO_UNDO, ISSUE_BADGE, LEARNER, SUSPEND_AGENCY, UNDO_BADGE } from './acts.js';
import type { AgencyCast, IssuedBadge } from './cast.js';

let product: Product;
let north: AgencyCast;
let badge: IssuedBadge & { readonly learnerId: string };

beforeAll(async () => {
  product = await openProduct();
  north = await product.agency('north', 'North Agency');
  badge = await north.hasIssuedBadge();
});
afterAll(() => product.close());

const scan = (code: string): Promise<Response> =>
  supertest(product.verifier).get(`/v/${code}`).set('accept', 'application/json');
const page = (code: string): Promise<Response> =>
  supertest(product.verifier).get(`/v/${code}`).set('accept', 'text/html');
const outcomeOf = ({ body }: Response) => (body as { outcome: string }).outcome;
const undo = (badgeId: string, by = north.manager) => by.does(UNDO_BADGE, { badgeId });

/** Until a verifier, which hears of changes within a second, says so. */
async function scanned(code: string, outcome: string): Promise<Response> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (outcomeOf(await scan(code)) === outcome) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return scan(code);
}

/** All that an answer says but when it said so. */
function toldBy({ status, headers, text }: Response): unknown {
  const { date: _, ...others } = headers as Record<string, string>;
  return { status, headers: others, text: text.replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\dZ)?/g, 'NOW') };
}

const neverIssued = (): string => newCode((count) => Uint8Array.from({ length: count }, (_, at) => at));

async function placeOf(badgeId: string): Promise<object | undefined> {
  const [place] = await product.db.adminQuery(
    'select status_list as list_number, status_position as position from badges where id = $1',
    [badgeId],
  );
  return place;
}

const takenBack = (): Promise<object[]> => product.db.adminQuery('select * from app.taken_back()');

describe('a badge for the wrong person', () => {
  test('is VALID, and its page in the portal says until when it can be undone', async () => {
    expect(outcomeOf(await scanned(badge.code, 'VALID'))).toBe('VALID');
    const { body } = await north.manager.asks(BADGE_TO_UNDO, { id: badge.id });
    const { issuedAt, undoUntil } = body.data?.['badge'] as { issuedAt: string; undoUntil: string };
    expect(Date.parse(undoUntil) - Date.parse(issuedAt)).toBe(600_000);
    expect(await takenBack()).toEqual([]);
  });

  test('is undone by the manager, of an agency that was suspended meanwhile, too', async () => {
    const other = await product.agency('south', 'South Agency');
    expect(member(await undo(badge.id, other.manager), 'undoBadge', 'BadgeUnknown')).toBeDefined();
    const theirs = await other.hasIssuedBadge();
    const agencyId = await product.agencyId('south');
    const suspended = await product.staff.does(SUSPEND_AGENCY, {
      agencyId,
      reason: 'An audit found a fault.',
    });
    member(suspended, 'suspendAgency', 'AgencySuspended');
    member(await undo(theirs.id, other.manager), 'undoBadge', 'BadgeUndone');

    const { badge: undone } = member<{ badge: object }>(await undo(badge.id), 'undoBadge', 'BadgeUndone');
    expect(undone).toEqual({ id: badge.id, state: 'UNDONE', undoUntil: null });
  });

  test('is not found by anybody from then on, with the bytes of a code that never was', async () => {
    const [found, never] = [await scanned(badge.code, 'NOT_FOUND'), await scan(neverIssued())];
    expect(toldBy(found)).toEqual(toldBy(never));
    expect(found.status).toBe(404);
    const [pages, ...others] = [await page(badge.code), await page(neverIssued())].map(toldBy);
    expect(others).toEqual([pages]);
  });

  test('fails in its posted forms, too', async () => {
    for (const text of [badge.jwt, badge.fullLink]) {
      const answer = await supertest(product.verifier)
        .post('/api/v1/verify')
        .set('content-type', 'text/plain')
        .send(text);
      expect(outcomeOf(answer)).not.toBe('VALID');
    }
  });

  test('has its bit set for every list to come', async () => {
    expect(await takenBack()).toContainEqual(await placeOf(badge.id));
  });

  test('stands in the journal as undone', async () => {
    const { body } = await north.manager.asks(LEARNER, { id: badge.learnerId });
    const { history } = body.data?.['learner'] as { history: { edges: { node: { type: string } }[] } };
    expect(history.edges.map(({ node }) => node.type)).toContain('badge.undone');
  });

  test('is not undone twice', async () => {
    const again = await undo(badge.id);
    expect(member(again, 'undoBadge', 'BadgeAlreadyRevoked')).toMatchObject({
      message: expect.stringContaining('was undone on'),
    });
  });
});

describe('the badge that follows', () => {
  let second: IssuedBadge;

  test('can be issued at once, with another code and another place', async () => {
    second = await north.issues(badge.learnerId);
    expect(second.code).not.toBe(badge.code);
    expect(await placeOf(second.id)).not.toEqual(await placeOf(badge.id));
    expect(outcomeOf(await scanned(second.code, 'VALID'))).toBe('VALID');
  });

  test('cannot be undone once ten minutes are over, and is VALID still', async () => {
    await pastTriggers(
      product.db,
      `update badges set issued_at = issued_at - interval '10 minutes' where id = '${second.id}'`,
    );
    const late = member(await undo(second.id), 'undoBadge', 'BadgeAnnounced');
    expect(late).toMatchObject({ message: expect.stringContaining('Revoke it instead') });
    const { body } = await north.manager.asks(BADGE_TO_UNDO, { id: second.id });
    expect(body.data?.['badge']).toMatchObject({ state: 'ISSUED', undoUntil: null });
    expect(outcomeOf(await scan(second.code))).toBe('VALID');
  });

  test('leaves no room for a third while it lives', async () => {
    const more = await north.manager.does(ISSUE_BADGE, {
      learnerId: badge.learnerId,
      nameChoice: 'NONE',
      consent: true,
    });
    member(more, 'issueBadge', 'BadgeAlreadyHeld');
  });
});
