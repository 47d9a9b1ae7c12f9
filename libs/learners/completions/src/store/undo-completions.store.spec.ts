import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import { parseInstant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { ReturnCompletion } from '../use-cases/return-completion.js';
import { SubmitCompletion } from '../use-cases/submit-completion.js';
import { UndoCompletion } from '../use-cases/undo-completion.js';
import { type UndoCompletionOutcome, UndoCompletions } from '../use-cases/undo-completions.js';

/** The desk's clock stands at 19:32:00.250. */
const JUST_NOW = parseInstant('2026-11-21T19:22:00.251Z')!;
const TEN_MINUTES_AGO = parseInstant('2026-11-21T19:22:00.250Z')!;

let desk: BadgeDesk;
beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

type Builder = ReturnType<typeof aCompletion>;
interface Work {
  readonly id: string;
}

async function worked(how: (work: Builder) => Builder, learner?: Learner, assignment = 1): Promise<Work> {
  const { north, db } = desk;
  const theirs = learner ?? (await north.enrols());
  const work = aCompletion().of(theirs).submittedBy(north.registrar.accountId).ofAssignment(assignment);
  return how(work).withNewId().in(db);
}

const justNow = (work: Builder, by: MemberActor = desk.north.assessor): Builder =>
  work.with({ decidedAt: JUST_NOW, decidedBy: by.accountId });
const handedIn = (work: Builder): Builder =>
  work.with({ submittedAt: JUST_NOW, submittedBy: desk.north.assessor.accountId });

/** What was handed in for the third time, after it had been returned twice. */
async function again(): Promise<Work> {
  const { north, rooms } = desk;
  const learner = await north.enrols();
  const work = await worked((one) => one.returned().decidedBy(north.manager.accountId), learner);
  const submits = async (note: string) => {
    const request = { learnerId: learner.id, assignment: 1, completedOn: '2026-11-20', note };
    return (await rooms.app.get(SubmitCompletion).run(north.assessor, request)).kind;
  };
  const returning = { completionId: work.id, reason: 'Once more.', deciderEmail: 'manager@example.org' };
  expect(await submits('again')).toBe('completion-submitted');
  const returned = await rooms.app.get(ReturnCompletion).run(north.manager, returning);
  expect(returned.kind).toBe('completion-returned');
  expect(await submits('once more')).toBe('completion-submitted');
  return work;
}

async function withBadge(): Promise<Work> {
  const learner = await desk.north.qualifies();
  await desk.prepared(learner);
  const [work] = await desk.db.adminQuery<Work>(
    'select id from completions where learner_id = $1 and assignment = 4',
    [learner.id],
  );
  await desk.db.adminQuery('alter table completions disable trigger completions_moves');
  await desk.db.adminQuery('update completions set decided_at = $2 where id = $1', [work!.id, JUST_NOW]);
  await desk.db.adminQuery('alter table completions enable trigger completions_moves');
  return work!;
}

async function transferred(): Promise<Work> {
  const learner = await desk.north.enrols();
  const work = await worked((one) => justNow(one.accepted()), learner);
  await desk.db.adminQuery(`update enrolments set standing = 'TRANSFERRED' where learner_id = $1`, [
    learner.id,
  ]);
  return work;
}

async function southern(): Promise<Work> {
  const { south, db } = desk;
  return aCompletion()
    .of(await south.enrols())
    .submittedBy(south.registrar.accountId)
    .withNewId()
    .in(db);
}

/** Works of which each is undone in another way, or refused for another reason. */
const KINDS: readonly (readonly [string, () => Promise<Work>])[] = [
  ['completion-undone', () => worked((work) => justNow(work.accepted()))],
  ['completion-undone', () => worked((work) => justNow(work.returned()))],
  ['completion-undone', () => worked(handedIn)],
  ['completion-undone', again],
  ['undo-too-late', () => worked((work) => justNow(work.accepted()).with({ decidedAt: TEN_MINUTES_AGO }))],
  ['undo-too-late', () => worked((work) => handedIn(work).with({ submittedAt: TEN_MINUTES_AGO }))],
  ['undo-not-yours', () => worked((work) => justNow(work.accepted(), desk.north.manager))],
  ['undo-not-yours', () => worked((work) => work.with({ submittedAt: JUST_NOW }))],
  ['no-act-to-undo', () => worked((work) => justNow(work.voided()).voidedBy(desk.north.assessor.accountId))],
  ['no-act-to-undo', transferred],
  ['badge-prepared-since', withBadge],
  ['completion-unknown', southern],
  ['completion-unknown', async () => ({ id: '99999999-9999-4999-8999-999999999999' })],
  ['completion-unknown', async () => ({ id: 'not-an-id' })],
];
const GOOD = 4;

function undoAll(works: readonly Work[], by: MemberActor = desk.north.assessor) {
  const ids = works.map(({ id }) => id);
  return desk.db.units.write(by, async (unit: WriteUnit) => {
    const outcomes = await desk.rooms.app.get(UndoCompletions).within(unit, by, ids);
    const isAny = [...outcomes.values()].some(({ kind }) => kind === 'completion-undone');
    return isAny ? outcomes : unit.leaveUntouched(outcomes);
  });
}

/** Without what names the learner and the work. */
function said(outcome: UndoCompletionOutcome | undefined): unknown {
  if (outcome?.kind !== 'completion-undone') return outcome;
  const { learnerId: _, completion, ...rest } = outcome;
  return { ...rest, completion: completion && { ...completion, id: '', learnerId: '' } };
}

/** All that is kept of a work, and what the journal tells of it. */
async function left({ id }: Work): Promise<unknown> {
  const columns = `assignment, state, attempt, decided_by, decided_at, outcomes_met, return_reason, completed_on, submitted_by,
    submitted_at, note, voided_by`;
  const [rows, attempts, journal] = await Promise.all(
    [
      `select ${columns} from completions where id::text = $1`,
      `select ${columns} from completion_attempts where id::text = $1`,
      'select type, actor_id from journal_entries where object_id::text = $1 order by id',
    ].map((sql) => desk.db.adminQuery(sql, [id])),
  );
  return { rows, attempts, journal };
}

async function made(kinds = KINDS): Promise<Work[]> {
  const works: Work[] = [];
  for (const [, make] of kinds) works.push(await make());
  return works;
}

describe('undoing many', () => {
  test('says of each what the act for one says of their like, and leaves the same behind', async () => {
    const [one, many] = [await made(), await made()];
    const outcomes = await undoAll(many);
    expect(many.map(({ id }) => outcomes.get(id)?.kind)).toEqual(KINDS.map(([kind]) => kind));
    const singly = [];
    for (const { id: completionId } of one)
      singly.push(said(await desk.rooms.app.get(UndoCompletion).run(desk.north.assessor, { completionId })));
    expect(many.map(({ id }) => said(outcomes.get(id)))).toEqual(singly);
    for (const [at, work] of many.entries()) expect(await left(work)).toEqual(await left(one[at]!));
  });

  test('restores each, and leaves what is refused exactly as it was', async () => {
    const works = await made();
    const before = await Promise.all(works.map(left));
    await undoAll([...works].reverse());
    const after = await Promise.all(works.map(left));
    expect(after.slice(GOOD)).toEqual(before.slice(GOOD));
    const undone = {
      journal: expect.arrayContaining([expect.objectContaining({ type: 'completion.undone' })]),
    };
    expect(after.slice(0, GOOD)).toEqual(
      [
        { rows: [{ state: 'SUBMITTED', decided_by: null, decided_at: null }], attempts: [] },
        { rows: [{ state: 'SUBMITTED', decided_by: null, return_reason: null }], attempts: [] },
        { rows: [], attempts: [] },
        {
          rows: [{ state: 'RETURNED', attempt: 2, note: 'again', return_reason: 'Once more.' }],
          attempts: [expect.objectContaining({ attempt: 1 })],
        },
      ].map(({ rows, attempts }) => ({
        ...undone,
        rows: rows.map((row) => expect.objectContaining(row)),
        attempts,
      })),
    );
  });

  test('undoes two works of one learner, each in its own way, and each once', async () => {
    const learner = await desk.north.enrols();
    const accepted = await worked((work) => justNow(work.accepted()), learner, 1);
    const submitted = await worked(handedIn, learner, 2);
    const late = await worked((work) => work.accepted().decidedBy(desk.north.assessor.accountId), learner, 3);
    const outcomes = await undoAll([submitted, accepted, late, accepted]);
    expect([submitted, accepted, late].map(({ id }) => outcomes.get(id)?.kind)).toEqual([
      ...['completion-undone', 'completion-undone', 'undo-too-late'],
    ]);
    expect(outcomes.size).toBe(3);
    const told = await desk.db.adminQuery(
      `select object_id from journal_entries where subject_id = $1 and type = 'completion.undone'`,
      [learner.id],
    );
    expect(told).toHaveLength(2);
  });

  test('leaves to a manager what somebody else did', async () => {
    const works = [await KINDS[0]![1](), await worked((work) => work.with({ submittedAt: JUST_NOW }))];
    const outcomes = await undoAll(works, desk.north.manager);
    expect(works.map(({ id }) => outcomes.get(id)?.kind)).toEqual(Array(2).fill('completion-undone'));
  });
});
