import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import type { WriteUnit } from '#platform/persistence';

import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { several } from '../../../../../test/builders/job-rooms.js';
import { ReturnCompletion } from '../use-cases/return-completion.js';
import { type ReturnCompletionOutcome, ReturnCompletions } from '../use-cases/return-completions.js';

const REASON = 'Page two is missing.';
const deciderEmail = 'assessor@example.org';

let desk: BadgeDesk;
beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

type Builder = ReturnType<typeof aCompletion>;
type Who = Pick<Learner, 'id'>;

/** A learner whose first assignment is as it is said; null: not started. */
async function learnerWith(first: ((work: Builder) => Builder) | null, change = ''): Promise<Who> {
  const { north, db } = desk;
  const learner = await north.enrols();
  const work = aCompletion().of(learner).submittedBy(north.registrar.accountId);
  if (first !== null) await first(work).withNewId().in(db);
  if (change !== '') await db.adminQuery(change, [learner.id]);
  return learner;
}

const asIs = (work: Builder): Builder => work;
const decided = (work: Builder): Builder => work.decidedBy(desk.north.assessor.accountId);
const RESTS = `update enrolments set standing = 'ON_HOLD', standing_since = now(), standing_reason = 'ill' where learner_id = $1`;
const formerAddress = () =>
  `insert into learner_former_addresses (agency_id, learner_id, address_hash)
   select l.agency_id, l.id, app.mailbox_hash(a.email) from learners l, accounts a
   where l.id = $1 and a.id = '${desk.north.assessor.accountId}'`;

/** Learners of whom each is refused for another reason; the first three are not. */
const KINDS: Readonly<Record<string, () => Promise<Who>>> = {
  'for the first time': () => learnerWith(asIs),
  'for the second time': () => learnerWith((work) => work.with({ attempt: 2 })),
  'on hold': () => learnerWith(asIs, RESTS),
  'not started': () => learnerWith(null),
  returned: () => learnerWith((work) => decided(work.returned())),
  accepted: () => learnerWith((work) => decided(work.accepted())),
  voided: () => learnerWith((work) => decided(work.voided()).voidedBy(desk.north.manager.accountId)),
  'at LPHQ': () => learnerWith((work) => work.with({ state: 'AWAITING_APPROVAL', backdatedBecause: 'ill' })),
  'handed in by the assessor': () => learnerWith((work) => work.submittedBy(desk.north.assessor.accountId)),
  'the assessor, by address': () =>
    learnerWith(asIs, `update learners set email = 'Assessor@Example.org' where id = $1`),
  'could be the assessor’s': () => learnerWith(asIs, formerAddress()),
  'another agency’s': () => desk.south.qualifies(),
  nobody: async () => ({ id: '99999999-9999-4999-8999-999999999999' }),
  'no id': async () => ({ id: 'not-an-id' }),
};
const GOOD = 3;

function returnAll(learners: readonly Who[], more: object = {}) {
  const { assessor } = desk.north;
  const ids = learners.map(({ id }) => id);
  const work = async (unit: WriteUnit) => {
    const request = { assignment: 1, reason: REASON, deciderEmail, ...more };
    const outcomes = await desk.rooms.app.get(ReturnCompletions).within(unit, assessor, ids, request);
    const isAny = [...outcomes.values()].some(({ kind }) => kind === 'completion-returned');
    return isAny ? outcomes : unit.leaveUntouched(outcomes);
  };
  return desk.db.units.write(assessor, work);
}

/** The act for one; without a completion there is nothing that it could be asked for. */
async function returnOne({ id }: Who): Promise<ReturnCompletionOutcome> {
  const [completion] = await desk.db.adminQuery<{ id: string }>(
    'select id from completions where learner_id::text = $1 and assignment = 1',
    [id],
  );
  const request = { completionId: completion?.id ?? 'not-an-id', reason: REASON, deciderEmail };
  return desk.rooms.app.get(ReturnCompletion).run(desk.north.assessor, request);
}

/** Without what names the learner and the work. */
function said(outcome: ReturnCompletionOutcome | undefined): unknown {
  if (outcome === undefined || !('completion' in outcome)) return outcome;
  const { id: _, learnerId: __, ...completion } = outcome.completion;
  return { ...outcome, completion };
}

async function left({ id }: Who) {
  const rows = await desk.db.adminQuery<{ state: string }>(
    `select assignment, state, attempt, decided_by, decided_at, return_reason, rubric_notes, outcomes_met, completed_on,
       submitted_by, submitted_at from completions where learner_id::text = $1 order by assignment`,
    [id],
  );
  const journal = await desk.db.adminQuery<{ type: string }>(
    'select type, actor_id from journal_entries where subject_id::text = $1 order by id',
    [id],
  );
  const outbox = await desk.db.adminQuery(
    `select type from outbox where payload ->> 'learnerId' = $1 order by created_at`,
    [id],
  );
  return { rows, journal, outbox };
}

async function areUntouched(learners: readonly Who[]): Promise<void> {
  for (const learner of learners)
    expect(await left(learner)).toMatchObject({ rows: [{ state: 'SUBMITTED' }], journal: [] });
}

describe('returning many', () => {
  test('says of each what the act for one says of their like, and leaves the same behind (T11)', async () => {
    const [one, many]: [Who[], Who[]] = [[], []];
    for (const make of Object.values(KINDS)) {
      one.push(await make());
      many.push(await make());
    }
    const outcomes = await returnAll(many);
    const singly = [];
    for (const learner of one) singly.push(said(await returnOne(learner)));
    expect(many.map(({ id }) => said(outcomes.get(id)))).toEqual(singly);
    expect(many.map(({ id }) => outcomes.get(id)?.kind)).toEqual([
      ...Array<string>(GOOD).fill('completion-returned'),
      'completion-unknown',
      ...Array<string>(4).fill('completion-not-waiting'),
      ...Array<string>(3).fill('four-eyes-needed'),
      ...Array<string>(3).fill('completion-unknown'),
    ]);
    for (const [at, learner] of many.entries()) expect(await left(learner)).toEqual(await left(one[at]!));
    for (const learner of many.slice(0, GOOD))
      expect(await left(learner)).toMatchObject({
        rows: [{ state: 'RETURNED', return_reason: REASON, decided_by: desk.north.assessor.accountId }],
        journal: [{ type: 'completion.returned' }],
        outbox: [],
      });
  });

  test('returns exactly the good ones among as many with another defect each', async () => {
    const bad: Who[] = [];
    for (const make of Object.values(KINDS).slice(GOOD)) bad.push(await make());
    const before = await Promise.all(bad.map(left));
    const good = await several(bad.length, () => learnerWith(asIs));
    const outcomes = await returnAll(bad.flatMap((each, at) => [each, good[at]!]));
    const returned = [...outcomes].filter(([, { kind }]) => kind === 'completion-returned');
    expect(returned.map(([id]) => id).sort()).toEqual(good.map(({ id }) => id).sort());
    expect(outcomes.size).toBe(bad.length * 2);
    expect(await Promise.all(bad.map(left))).toEqual(before);
    for (const learner of good)
      expect(await left(learner)).toMatchObject({ rows: [{ state: 'RETURNED' }], journal: [{}] });
  });

  test('asks of each by themselves for a second pair of eyes, and says why (T11)', async () => {
    const names = ['handed in by the assessor', 'the assessor, by address', 'could be the assessor’s'];
    const theirs: Who[] = [];
    for (const name of names) theirs.push(await KINDS[name]!());
    const other = await learnerWith(asIs);
    const outcomes = await returnAll([...theirs, other]);
    expect(theirs.map(({ id }) => outcomes.get(id))).toEqual(
      ['submitted-by-you', 'about-you', 'address-was-yours'].map((because) => ({
        kind: 'four-eyes-needed',
        because,
      })),
    );
    expect(outcomes.get(other.id)?.kind).toBe('completion-returned');
    await areUntouched(theirs);
  });

  test.each([
    ['no reason', { reason: ' ' }, 'reason'],
    ['a note on what nobody asks for', { rubricNotes: [{ outcome: 'none', note: 'x' }] }, 'rubricNotes'],
  ])('refuses all alike %s, and writes nothing', async (_, more, field) => {
    const learners = await several(2, () => learnerWith(asIs));
    const nobody = await KINDS['not started']!();
    const outcomes = await returnAll([...learners, nobody], more);
    for (const { id } of learners)
      expect(outcomes.get(id)).toMatchObject({ kind: 'invalid-input', problems: [{ field }] });
    expect(outcomes.get(nobody.id)).toEqual({ kind: 'completion-unknown' });
    await areUntouched(learners);
  });
});
