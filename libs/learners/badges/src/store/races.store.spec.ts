import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { UndoCompletion } from '#learners/completions';
import type { Learner } from '#learners/roster';
import { parseInstant } from '#platform/clock';

import { type BadgeRooms, openBadgeRooms } from '../../../../../test/builders/badge-rooms.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';

const TRIALS = 500;
const AT_ONCE = 4;
/** A minute before the rooms' clock: an acceptance that can still be undone. */
const JUST_NOW = parseInstant('2026-11-21T19:31:00Z')!;

let rooms: BadgeRooms;

beforeAll(async () => {
  rooms = await openBadgeRooms();
});
afterAll(() => rooms.close());

/** The same delays for the same seed (mulberry32), in milliseconds from 0 to 6. */
function delaysOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % 7;
  };
}

async function qualified(): Promise<{ learner: Learner; last: string }> {
  const { agency } = rooms;
  const learner = await agency.enrols();
  const accepted = aCompletion()
    .of(learner)
    .submittedBy(agency.registrar.accountId)
    .accepted()
    .decidedBy(agency.assessor.accountId)
    .with({ decidedAt: JUST_NOW });
  let last = '';
  for (const { number } of agency.programme.assignments)
    last = (await accepted.ofAssignment(number).withNewId().in(rooms.db)).id;
  return { learner, last };
}

type Fate = 'issued' | 'not issued' | 'bad';

async function trial(seed: number): Promise<Fate> {
  const delay = delaysOf(seed);
  const { learner, last } = await qualified();
  const issuing = async (): Promise<void> => {
    await pause(delay());
    const issued = await rooms.issue(learner);
    await pause(delay());
    if (issued.kind === 'badge-prepared') await rooms.finish(issued.badge.id);
  };
  const takingBack = async (): Promise<boolean> => {
    await pause(delay() * 3);
    if (seed % 2 === 0) {
      const voided = await rooms.void({ id: last as never });
      return voided.kind === 'completion-voided' && (voided.badge?.became ?? 'withdrawn') === 'withdrawn';
    }
    const undone = await rooms.app.get(UndoCompletion).run(rooms.agency.manager, { completionId: last });
    return undone.kind === 'completion-undone';
  };
  const [, tookBack] = await Promise.all([issuing(), takingBack()]);
  return fateOf(learner, tookBack);
}

/** Bad is a badge that waits or stands though its ground was taken from under it before it was signed. */
async function fateOf({ id }: Learner, tookBack: boolean): Promise<Fate> {
  const [{ live, waiting } = { live: 0, waiting: 0 }] = await rooms.db.adminQuery<{
    live: number;
    waiting: number;
  }>(
    `select count(*) filter (where state in ('ISSUED', 'SUSPENDED'))::int as live,
       count(*) filter (where state = 'PREPARED')::int as waiting from badges where learner_id = $1`,
    [id],
  );
  if (waiting > 0 || (live > 0 && tookBack)) return 'bad';
  return live > 0 ? 'issued' : 'not issued';
}

test(`${TRIALS} seeded races of a voiding or an undo against issuance leave no badge on work that counts no longer (T14)`, async () => {
  const fates: Record<Fate, number[]> = { issued: [], 'not issued': [], bad: [] };
  for (let first = 0; first < TRIALS; first += AT_ONCE) {
    const seeds = Array.from({ length: AT_ONCE }, (_, n) => first + n);
    const ended = await Promise.all(seeds.map(trial));
    ended.forEach((fate, n) => fates[fate].push(first + n));
  }
  expect({ seeds: fates.bad }).toEqual({ seeds: [] });
  expect(fates.issued.length).toBeGreaterThan(20);
  expect(fates['not issued'].length).toBeGreaterThan(20);
}, 240_000);
