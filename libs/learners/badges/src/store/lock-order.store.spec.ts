import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { VoidCompletions } from '#learners/completions';
import type { Learner } from '#learners/roster';
import { parseInstant } from '#platform/clock';
import { query, type WriteUnit } from '#platform/persistence';
import type { Actor } from '#platform/tenancy';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { several } from '../../../../../test/builders/job-rooms.js';
import { inTurn } from '../../../../../test/faults/in-turn.js';
import { eventually } from '../../../../../test/harness/eventually.js';
import type { Badge, BadgeId } from '../domain/badge.js';
import { BadgeMoves } from '../use-cases/badge-moves.js';
import { PreparedBadges } from '../use-cases/prepared-badges.js';
import { UndoBadges } from '../use-cases/undo-badges.js';
import { BadgeStore } from './badge.store.js';

const NOW = parseInstant('2026-11-21T19:33:00Z')!;
const SIGNED = { jwt: 'e30.e30.c2ln', proof: 'AA' };

let desk: BadgeDesk;
beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

/** Prepared badges of as many learners, from the highest id on as they lie in the table; from the lowest on as answered. */
async function prepared(count: number): Promise<readonly BadgeId[]> {
  const ids = Array.from({ length: count }, () => randomUUID() as string as BadgeId).sort();
  const by = { kid: desk.rooms.kid, preparedBy: desk.north.manager.accountId };
  for (const id of [...ids].reverse())
    await aBadge()
      .of(await desk.north.qualifies())
      .with({ id })
      .in(desk.db, by);
  return ids;
}

const waiting = async (): Promise<number> =>
  (
    await desk.db.adminQuery(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  ).length;

/** What an act holds and what it does not hold yet when it comes to a row that is locked. */
interface Acting<Answer> {
  readonly held: readonly string[];
  readonly free: readonly string[];
  run(): Promise<Answer>;
}

/** Locks the row, has somebody act who wants it, and looks at what they hold until then. */
async function whileLocked<Answer>(
  table: string,
  id: string,
  { held, free, run }: Acting<Answer>,
): Promise<Answer> {
  const isFree = async (one: string): Promise<boolean> =>
    (await desk.db.adminQuery(`select from ${table} where id = $1 for update skip locked`, [one])).length ===
    1;
  const { acting } = await desk.db.units.write(desk.north.manager, async (unit) => {
    await query(unit, `select from ${table} where id = $1 for update`, [id]);
    const acting = run();
    expect(await eventually(waiting, (many) => many === 1)).toBe(1);
    for (const one of held) expect(await isFree(one)).toBe(false);
    for (const one of free) expect(await isFree(one)).toBe(true);
    return unit.leaveUntouched({ acting });
  });
  return acting;
}

const worker = (): Actor => ({ kind: 'worker', agencyId: desk.north.agency.id, requestId: 'test' });

/** As where tables are read as they lie: whatever order there is, is asked for. */
const NO_INDEX = `select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`;

/** Each runs in a unit; counted is how often its work began. */
function counted<Answer>(actor: Actor, work: (unit: WriteUnit) => Promise<Answer>) {
  const runs = { count: 0 };
  const run = (): Promise<Answer> =>
    desk.db.units.write(actor, async (unit) => {
      runs.count += 1;
      await query(unit, NO_INDEX);
      return work(unit);
    });
  return { runs, run };
}

const finishes = (ids: readonly string[]) =>
  counted(worker(), async (unit) => {
    const signed = new Map(ids.map((id) => [id, SIGNED]));
    const issued = await desk.rooms.app.get(PreparedBadges).finish(unit, signed, NOW);
    return issued > 0 ? issued : unit.leaveUntouched(0);
  });
const undoes = (ids: readonly string[]) =>
  counted(desk.north.manager, (unit) => desk.rooms.app.get(UndoBadges).within(unit, desk.north.manager, ids));
const voids = (learnerIds: readonly string[]) =>
  counted(desk.north.manager, (unit) =>
    desk.rooms.app
      .get(VoidCompletions)
      .within(unit, desk.north.manager, learnerIds, { assignment: 4, reason: 'Not theirs.' }),
  );
const opens = (ids: readonly string[]) =>
  counted(desk.north.manager, async (unit) =>
    unit.leaveUntouched(
      await desk.rooms.app
        .get(BadgeStore, { strict: false })
        .openAllForUpdate(unit, desk.north.agency.id, ids),
    ),
  );

describe('many badges', () => {
  test.each([
    ['are opened', opens],
    ['are issued', finishes],
  ])('that %s are locked from the lowest id on', async (_, acts) => {
    const [low, middle, high] = await prepared(3);
    const run: () => Promise<unknown> = acts([high!, middle!, low!]).run;
    await whileLocked('badges', middle!, { run, held: [low!], free: [high!] });
  });

  test('whose ground is voided are locked from the lowest id on, before any of them moves', async () => {
    const ids = await prepared(3);
    const owners = await desk.db.adminQuery<{ learnerId: string }>(
      'select learner_id as "learnerId" from badges where id = any($1::uuid[]) order by id desc',
      [ids],
    );
    const [low, middle, high] = ids;
    const learnerIds = owners.map(({ learnerId }) => learnerId);
    await whileLocked('badges', middle!, { run: voids(learnerIds).run, held: [low!], free: [high!] });
    for (const id of ids) expect(await desk.one(id)).toMatchObject({ state: 'WITHDRAWN' });
  });

  test('that are undone while they are issued wait for each other in no ring: the second sees the first', async () => {
    for (const order of ['undone first', 'issued first'] as const) {
      const ids = await prepared(6);
      const [undo, finish] = [undoes(ids), finishes([...ids].reverse())];
      const meeting = { lock: 'select from badges where id = $1 for update', parameters: [ids[3]] };
      if (order === 'undone first') await inTurn(desk.db, meeting, undo.run, finish.run);
      else await inTurn(desk.db, meeting, finish.run, undo.run);
      // Whoever is thrown out of a ring begins again.
      expect([undo.runs.count, finish.runs.count]).toEqual([1, 1]);
      const states = await desk.db.adminQuery<{ state: string }>(
        'select distinct state from badges where id = any($1::uuid[])',
        [ids],
      );
      expect(states).toEqual([{ state: order === 'undone first' ? 'WITHDRAWN' : 'UNDONE' }]);
    }
  });

  test('that yield are locked before any that does not, whatever their ids', async () => {
    const [low, high] = ['0', 'f'].map((first) => `${first}${randomUUID().slice(1)}` as BadgeId);
    const by = { kid: desk.rooms.kid, preparedBy: desk.north.manager.accountId };
    const issued = aBadge()
      .of(await desk.north.qualifies())
      .issued();
    const other = aBadge().of(await desk.north.qualifies());
    await issued.with({ id: high! }).in(desk.db, by);
    await other.with({ id: low! }).in(desk.db, by);
    await desk.reissued(high!);
    const acting = { run: undoes([low!, high!]).run, held: [high!], free: [] };
    const outcomes = await whileLocked('badges', low!, acting);
    expect([outcomes.get(low!)?.kind, outcomes.get(high!)?.kind]).toEqual([
      'badge-withdrawn',
      'badge-undone',
    ]);
  });

  test('that yield are locked before those that do not, as by whoever signs their successors', async () => {
    const olds = await several(4, async () => desk.issued(await desk.north.qualifies()));
    const renewed: Badge[] = [];
    for (const { id } of olds) renewed.push(await desk.reissued(id));
    const ids = [...olds.slice(0, 2), ...renewed.slice(2)].map(({ id }) => id);
    const [undo, finish] = [undoes(ids), finishes(renewed.map(({ id }) => id))];
    const meeting = {
      lock: 'select from badges where id = any($1::uuid[]) for update',
      parameters: [olds.map(({ id }) => id)],
    };
    await inTurn(desk.db, meeting, undo.run, finish.run);
    expect([undo.runs.count, finish.runs.count]).toEqual([1, 1]);
    const states = async (badges: readonly Badge[]) =>
      Promise.all(badges.map(async ({ id }) => (await desk.one(id))?.state));
    expect(await states(olds)).toEqual(['UNDONE', 'UNDONE', 'ISSUED', 'ISSUED']);
    expect(await states(renewed)).toEqual(Array(4).fill('WITHDRAWN'));
  });
});

/** Open reviews of the badges of as many learners, the lowest id of a review with the highest of a badge. */
async function reviewed(count: number) {
  const ids = Array.from({ length: count }, () => randomUUID() as string).sort();
  const badges = await prepared(count);
  const learnerIds: string[] = [];
  for (const [at, badgeId] of badges.entries()) {
    const [badge] = await desk.db.adminQuery<{ learnerId: string }>(
      `insert into badge_reviews (id, agency_id, badge_id, completion_id, opened_at)
       select $1, b.agency_id, b.id, c.id, now() from badges b join completions c on c.learner_id = b.learner_id
       where b.id = $2 and c.assignment = 4 returning
         (select learner_id from badges where id = badge_id) as "learnerId"`,
      [ids.at(-1 - at), badgeId],
    );
    learnerIds.push(badge!.learnerId);
  }
  return { reviews: ids, badges, learnerIds };
}

describe('open reviews of many badges', () => {
  const requalifies = (learnerIds: readonly string[]) =>
    counted(desk.north.manager, (unit) => {
      const learners = learnerIds.map((id) => ({ id, agencyId: desk.north.agency.id }) as Learner);
      const closing = { by: desk.north.manager.accountId, at: NOW };
      return desk.rooms.app.get(BadgeMoves, { strict: false }).closeQualified(unit, learners, closing);
    });

  test.each(['undone', 'qualified again'] as const)(
    'are closed from the lowest id on where they are %s',
    async (how) => {
      const { reviews, badges, learnerIds } = await reviewed(3);
      const [low, middle, high] = reviews;
      const { run }: { run(): Promise<unknown> } =
        how === 'undone' ? undoes(badges) : requalifies(learnerIds);
      await whileLocked('badge_reviews', middle!, { run, held: [low!], free: [high!] });
      const left = 'select from badge_reviews where id = any($1::uuid[]) and decision is null';
      expect(await desk.db.adminQuery(left, [reviews])).toEqual([]);
    },
  );
});
