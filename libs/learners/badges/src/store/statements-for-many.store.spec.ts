import { afterAll, beforeAll, expect, test } from '@jest/globals';

import {
  AcceptCompletions,
  ReturnCompletions,
  UndoCompletions,
  VoidCompletions,
} from '#learners/completions';
import { parseInstant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { several } from '../../../../../test/builders/job-rooms.js';
import { Listening } from '../../../../../test/builders/listening.js';
import { UndoBadges } from '../use-cases/undo-badges.js';

const LAST = 4;
const A_MINUTE_AGO = parseInstant('2026-11-21T19:31:00Z')!;

let desk: BadgeDesk;
const listening = new Listening();
beforeAll(async () => {
  desk = await BadgeDesk.open();
  desk.db.database.pool('tenant').logger = listening;
});
afterAll(() => desk.rooms.close());

interface Heard {
  readonly kinds: readonly string[];
  readonly statements: readonly string[];
}

async function heardOf(
  by: MemberActor,
  work: (unit: WriteUnit) => Promise<ReadonlyMap<string, { readonly kind: string }>>,
): Promise<Heard> {
  listening.heard.length = 0;
  const outcomes = await desk.db.units.write(by, work);
  return { kinds: [...outcomes.values()].map(({ kind }) => kind), statements: [...listening.heard] };
}

/** Two learners: one becomes qualified again, with a badge that is reviewed meanwhile; the other has more to do. */
async function twoToAccept(): Promise<readonly string[]> {
  const { north, db } = desk;
  const again = await north.qualifies();
  await desk.issued(again);
  const [voided] = await db.adminQuery<{ id: never }>(
    'select id from completions where learner_id = $1 and assignment = $2',
    [again.id, LAST],
  );
  await desk.rooms.void(voided!);
  await db.adminQuery(
    `update completions set state = 'SUBMITTED', attempt = 2, decided_by = null, decided_at = null, outcomes_met = '{}',
       voided_by = null, voided_at = null, void_reason = null where id = $1`,
    [voided!.id],
  );
  const newcomer = await north.enrols();
  const work = aCompletion().of(newcomer).submittedBy(north.registrar.accountId);
  await work.ofAssignment(LAST).withNewId().in(db);
  await db.adminQuery('insert into journal_keys (agency_id, subject_id, secret) values ($1, $2, $3)', [
    ...[newcomer.agencyId, newcomer.id, new Uint8Array(32)],
  ]);
  return [again.id, newcomer.id];
}

/** Two badges: one is signed, and another waits to take its place; the other is not signed yet. */
async function twoToUndo(): Promise<readonly string[]> {
  const replaced = await desk.issued(await desk.north.qualifies());
  await desk.reissued(replaced.id);
  return [replaced.id, (await desk.prepared(await desk.north.qualifies())).id];
}

test('accepting fifty completions takes as many statements as accepting two, about twenty', async () => {
  const { assessor } = desk.north;
  const accepts = (ids: readonly string[]) =>
    heardOf(assessor, (unit) =>
      desk.rooms.app
        .get(AcceptCompletions)
        .within(unit, assessor, ids, { assignment: LAST, deciderEmail: 'assessor@example.org' }),
    );
  const two = await accepts(await twoToAccept());
  const fifty = await accepts((await several(25, twoToAccept)).flat());
  expect(fifty.kinds).toEqual(Array(50).fill('completion-accepted'));
  expect(fifty.statements).toEqual(two.statements);
  expect(two.statements.length).toBeLessThanOrEqual(24);
});

/** Two works that wait, one of them for the second time. */
async function twoThatWait(): Promise<readonly string[]> {
  const { north, db } = desk;
  const learners = [await north.enrols(), await north.enrols()];
  for (const [at, learner] of learners.entries())
    await aCompletion()
      .of(learner)
      .submittedBy(north.registrar.accountId)
      .with({ attempt: at + 1 })
      .withNewId()
      .in(db);
  return learners.map(({ id }) => id);
}

/** Three works that were done a moment ago: one is accepted, one returned, and one handed in for the first time. */
async function threeToUndo(): Promise<readonly string[]> {
  const { north, db } = desk;
  const work = async () =>
    aCompletion()
      .of(await north.enrols())
      .submittedBy(north.registrar.accountId);
  const decided = { decidedAt: A_MINUTE_AGO, decidedBy: north.assessor.accountId };
  const works = [
    (await work()).accepted().with(decided),
    (await work()).returned().with(decided),
    (await work()).with({ submittedAt: A_MINUTE_AGO }),
  ];
  const ids: string[] = [];
  for (const each of works) ids.push((await each.withNewId().in(db)).id);
  return ids;
}

test('returning ten takes as many statements as returning two', async () => {
  const { assessor } = desk.north;
  const request = { assignment: 1, reason: 'Page two.', deciderEmail: 'assessor@example.org' };
  const returns = (ids: readonly string[]) =>
    heardOf(assessor, (unit) => desk.rooms.app.get(ReturnCompletions).within(unit, assessor, ids, request));
  const two = await returns(await twoThatWait());
  const ten = await returns((await several(5, twoThatWait)).flat());
  expect(ten.kinds).toEqual(Array(10).fill('completion-returned'));
  expect(ten.statements).toEqual(two.statements);
  expect(two.statements.length).toBeLessThanOrEqual(16);
});

test('undoing twelve works takes as many statements as undoing three', async () => {
  const { manager } = desk.north;
  const undoes = (ids: readonly string[]) =>
    heardOf(manager, (unit) => desk.rooms.app.get(UndoCompletions).within(unit, manager, ids));
  const three = await undoes(await threeToUndo());
  const twelve = await undoes((await several(4, threeToUndo)).flat());
  expect(twelve.kinds).toEqual(Array(12).fill('completion-undone'));
  expect(twelve.statements).toEqual(three.statements);
  expect(three.statements.length).toBeLessThanOrEqual(18);
});

test('voiding ten takes as many statements as voiding two, where no badge rests on them', async () => {
  const { manager } = desk.north;
  const qualified = async () => (await several(2, () => desk.north.qualifies())).map(({ id }) => id);
  const request = { assignment: LAST, reason: 'Not theirs.' };
  const voids = (ids: readonly string[]) =>
    heardOf(manager, (unit) => desk.rooms.app.get(VoidCompletions).within(unit, manager, ids, request));
  const two = await voids(await qualified());
  const ten = await voids((await several(5, qualified)).flat());
  expect(ten.kinds).toEqual(Array(10).fill('completion-voided'));
  expect(ten.statements).toEqual(two.statements);
  expect(two.statements.length).toBeLessThanOrEqual(16);
});

test('undoing fifty badges takes as many statements as undoing two, about twenty', async () => {
  const { manager } = desk.north;
  const undoes = (ids: readonly string[]) =>
    heardOf(manager, (unit) => desk.rooms.app.get(UndoBadges).within(unit, manager, ids));
  const two = await undoes(await twoToUndo());
  const fifty = await undoes((await several(25, twoToUndo)).flat());
  expect(new Set(fifty.kinds)).toEqual(new Set(['badge-undone', 'badge-withdrawn']));
  expect(fifty.statements).toEqual(two.statements);
  expect(two.statements.length).toBeLessThanOrEqual(24);
});
