import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';

import { type BadgeRooms, openBadgeRooms } from '../builders/badge-rooms.js';
import { inTurn, type Meeting } from './in-turn.js';
import { abreast, seeded } from './seeded.js';

const TRIALS = 200;
/** How far apart two acts begin at most: about as long as one of them takes. */
const APART_MILLISECONDS = 8;

/**
 * As many as there are connections for people of agencies. Whoever asks beside them waits for a place, and only so long:
 * on a busy machine that would be what is tried here.
 */
const AT_ONCE = 8;

let rooms: BadgeRooms;

beforeAll(async () => {
  rooms = await openBadgeRooms();
});
afterAll(() => rooms.close());

async function qualified(count: number): Promise<Learner[]> {
  const learners: Learner[] = [];
  const each = Array.from({ length: count }, (_, nr) => nr);
  await abreast(AT_ONCE, each, async () => void learners.push(await rooms.agency.qualifies()));
  return learners;
}

const stateOf = async (badgeId: string): Promise<string | undefined> =>
  (await rooms.db.adminQuery<{ state: string }>('select state from badges where id = $1', [badgeId]))[0]
    ?.state;

async function lastCompletionOf({ id }: Learner): Promise<{ id: never }> {
  const found = await rooms.db.adminQuery<{ id: never }>(
    'select id from completions where learner_id = $1 and assignment = 4',
    [id],
  );
  return found[0]!;
}

/** Live badges that do not rest on four accepted completions; the signed ones too, where nothing is signed. */
const unfounded = (): Promise<object[]> =>
  rooms.db.adminQuery(
    `select b.id from badges b where b.state in ('PREPARED', 'ISSUED') and 4 <> (
       select count(*) from completions c where c.agency_id = b.agency_id and c.learner_id = b.learner_id
         and c.programme_version_id = b.programme_version_id and c.state = 'ACCEPTED')`,
  );

/** Badges that wait while they are not prepared, or are prepared and do not wait. */
const lost = (): Promise<object[]> =>
  rooms.db.adminQuery(
    `select b.id from badges b left join to_sign t on t.credential_id = b.id
     where (b.state = 'PREPARED') <> (t.credential_id is not null)`,
  );

/** Begins two acts up to some milliseconds apart, as the seed says. */
async function race(seed: number, one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<void> {
  const random = seeded(seed);
  const [early, late] = random() < 0.5 ? [one, other] : [other, one];
  const apart = Math.floor(random() * APART_MILLISECONDS);
  await Promise.all([early(), apart === 0 ? late() : pause(apart).then(late)]);
}

const seeds = (count: number): number[] => {
  const first = randomInt(1, 2 ** 30);
  return Array.from({ length: count }, (_, trial) => first + trial);
};

test('one badge for each of 100 learners for whom eight issue at once (T17)', async () => {
  const learners = await qualified(100);
  const kinds = new Map<string, number>();
  for (const learner of learners) {
    const outcomes = await Promise.all(Array.from({ length: AT_ONCE }, () => rooms.issue(learner)));
    for (const { kind } of outcomes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const ids = outcomes.map((outcome) => ('badge' in outcome ? outcome.badge.id : null));
    expect(new Set(ids).size).toBe(1);
  }
  expect(Object.fromEntries(kinds)).toEqual({ 'badge-prepared': 100, 'badge-already-held': 700 });
  const held = await rooms.db.adminQuery(
    'select learner_id from badges where learner_id = any($1) group by learner_id having count(*) = 1',
    [learners.map(({ id }) => id)],
  );
  expect(held).toHaveLength(100);
});

describe('a voided completion against issuing (T14, P06)', () => {
  const overLearner = ({ id }: Learner): Meeting => ({
    lock: 'select from learners where id = $1 for update',
    parameters: [id],
  });

  test('voided first: nothing is issued', async () => {
    const learner = await rooms.agency.qualifies();
    const completion = await lastCompletionOf(learner);
    const [voided, issued] = await inTurn(
      rooms.db,
      overLearner(learner),
      () => rooms.void(completion),
      () => rooms.issue(learner),
    );
    expect(voided).toMatchObject({ kind: 'completion-voided', badge: null });
    expect(issued).toEqual({ kind: 'not-qualified', missing: [4] });
  });

  test('issued first: what waits is withdrawn', async () => {
    const learner = await rooms.agency.qualifies();
    const completion = await lastCompletionOf(learner);
    const [issued, voided] = await inTurn(
      rooms.db,
      overLearner(learner),
      () => rooms.issue(learner),
      () => rooms.void(completion),
    );
    const { badge } = issued as { badge: { id: string } };
    expect(voided).toMatchObject({ badge: { id: badge.id, became: 'withdrawn' } });
    expect(await stateOf(badge.id)).toBe('WITHDRAWN');
  });

  const trials = seeds(TRIALS);
  test(`${TRIALS} trials from seed ${trials[0]}: no live badge without its four`, async () => {
    const learners = await qualified(TRIALS);
    const pairs = learners.map((learner, trial) => ({ learner, seed: trials[trial]! }));
    await abreast(3, pairs, async ({ learner, seed }) => {
      const completion = await lastCompletionOf(learner);
      await race(
        seed,
        () => rooms.void(completion),
        () => rooms.issue(learner),
      );
    });
    const voided = await rooms.db.adminQuery(
      `select from completions where state = 'VOIDED' and learner_id = any($1)`,
      [learners.map(({ id }) => id)],
    );
    expect(voided).toHaveLength(TRIALS);
    expect(await unfounded()).toEqual([]);
    expect(await lost()).toEqual([]);
  });
});

describe('a badge that is being signed', () => {
  const overBadge = (id: string): Meeting => ({
    lock: 'select from badges where id = $1 for update',
    parameters: [id],
  });

  test('revoked after the signature is revoked; before it, withdrawn and never issued', async () => {
    const [one, other] = [
      await rooms.prepared(await rooms.agency.qualifies()),
      await rooms.prepared(await rooms.agency.qualifies()),
    ];
    const late = await inTurn(
      rooms.db,
      overBadge(one),
      () => rooms.finish(one),
      () => rooms.revoke(one),
    );
    expect(late).toMatchObject([true, { kind: 'badge-revoked' }]);
    const early = await inTurn(
      rooms.db,
      overBadge(other),
      () => rooms.revoke(other),
      () => rooms.finish(other),
    );
    expect(early).toMatchObject([{ kind: 'badge-withdrawn' }, false]);
    expect([await stateOf(one), await stateOf(other)]).toEqual(['REVOKED', 'WITHDRAWN']);
  });

  test('whose completion is voided after the signature is reviewed; before it, is withdrawn and never issued', async () => {
    const [signed, unsigned] = [await rooms.agency.qualifies(), await rooms.agency.qualifies()];
    const [one, other] = [await rooms.prepared(signed), await rooms.prepared(unsigned)];
    const [completion, otherCompletion] = [await lastCompletionOf(signed), await lastCompletionOf(unsigned)];
    const late = await inTurn(
      rooms.db,
      overBadge(one),
      () => rooms.finish(one),
      () => rooms.void(completion),
    );
    expect(late).toMatchObject([true, { badge: { became: 'under-review' } }]);
    const early = await inTurn(
      rooms.db,
      overBadge(other),
      () => rooms.void(otherCompletion),
      () => rooms.finish(other),
    );
    expect(early).toMatchObject([{ badge: { became: 'withdrawn' } }, false]);
    expect([await stateOf(one), await stateOf(other)]).toEqual(['ISSUED', 'WITHDRAWN']);
    await rooms.revoke(one);
  });

  const trials = seeds(TRIALS);
  test(`${TRIALS} trials from seed ${trials[0]}: whoever comes first, no revoked badge is live (T14)`, async () => {
    const learners = await qualified(TRIALS);
    const pairs = learners.map((learner, trial) => ({ learner, seed: trials[trial]! }));
    const outcomes: { finished: boolean; kind: string; state: string | undefined }[] = [];
    await abreast(3, pairs, async ({ learner, seed }) => {
      const badgeId = await rooms.prepared(learner);
      const outcome = { finished: false, kind: '' };
      await race(
        seed,
        async () => (outcome.finished = await rooms.finish(badgeId)),
        async () => (outcome.kind = (await rooms.revoke(badgeId)).kind),
      );
      outcomes.push({ ...outcome, state: await stateOf(badgeId) });
    });
    const sound = [
      { finished: true, kind: 'badge-revoked', state: 'REVOKED' },
      { finished: false, kind: 'badge-withdrawn', state: 'WITHDRAWN' },
    ];
    for (const outcome of outcomes) expect(sound).toContainEqual(outcome);
    expect(outcomes).toHaveLength(TRIALS);
    expect(await lost()).toEqual([]);
  });
});
