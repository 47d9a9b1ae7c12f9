import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Learner } from '#learners/roster';
import type { WriteUnit } from '#platform/persistence';

import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { several } from '../../../../../test/builders/job-rooms.js';
import { AcceptCompletion } from '../use-cases/accept-completion.js';
import { type AcceptCompletionOutcome, AcceptCompletions } from '../use-cases/accept-completions.js';
import { CompletionStore } from './completion.store.js';

const deciderEmail = 'assessor@example.org';
/** What is accepted; three stand before it. */
const LAST = 4;

let desk: BadgeDesk;
beforeAll(async () => {
  desk = await BadgeDesk.open();
});
afterAll(() => desk.rooms.close());

type Builder = ReturnType<typeof aCompletion>;

/** A learner with three assignments accepted, and the fourth as it is said; null: not started. */
async function learnerWith(fourth: ((work: Builder) => Builder) | null, change = ''): Promise<Learner> {
  const { north, db } = desk;
  const learner = await north.enrols();
  const work = aCompletion().of(learner).submittedBy(north.registrar.accountId);
  for (const number of [1, 2, 3])
    await work.accepted().decidedBy(north.assessor.accountId).ofAssignment(number).withNewId().in(db);
  if (fourth !== null) await fourth(work).ofAssignment(LAST).withNewId().in(db);
  if (change !== '') await db.adminQuery(`${change} = $1`, [learner.id]);
  return learner;
}

const asIs = (work: Builder): Builder => work;
const RESTS = `update enrolments set standing = 'ON_HOLD', standing_since = now(), standing_reason = 'ill' where learner_id`;

/** Learners of whom each is refused for another reason, or accepted with other consequences. */
const KINDS: Readonly<Record<string, () => Promise<Pick<Learner, 'id'>>>> = {
  officer: () => learnerWith(asIs),
  guard: () => learnerWith(asIs, `update enrolments set track = 'GUARD' where learner_id`),
  'who has more to do': async () => {
    const { id } = await learnerWith(asIs);
    await desk.db.adminQuery('delete from completions where learner_id = $1 and assignment = 2', [id]);
    return { id };
  },
  'whose badge is under review': async () => {
    const learner = await learnerWith((work) => work.accepted().decidedBy(desk.north.assessor.accountId));
    await desk.issued(learner);
    const [{ id } = { id: '' }] = await desk.db.adminQuery<{ id: string }>(
      'select id from completions where learner_id = $1 and assignment = 4',
      [learner.id],
    );
    await desk.rooms.void({ id: id as never });
    await desk.db.adminQuery(
      `update completions set state = 'SUBMITTED', attempt = 2, decided_by = null, decided_at = null, outcomes_met = '{}',
         voided_by = null, voided_at = null, void_reason = null where id = $1`,
      [id],
    );
    return learner;
  },
  'not started': () => learnerWith(null),
  returned: () => learnerWith((work) => work.returned().decidedBy(desk.north.assessor.accountId)),
  accepted: () => learnerWith((work) => work.accepted().decidedBy(desk.north.assessor.accountId)),
  voided: () =>
    learnerWith((work) =>
      work.voided().decidedBy(desk.north.assessor.accountId).voidedBy(desk.north.manager.accountId),
    ),
  'at LPHQ': () => learnerWith((work) => work.with({ state: 'AWAITING_APPROVAL', backdatedBecause: 'ill' })),
  'handed in by the assessor': () => learnerWith((work) => work.submittedBy(desk.north.assessor.accountId)),
  'the assessor, by address': () =>
    learnerWith(asIs, `update learners set email = 'Assessor@Example.org' where id`),
  'on hold': () => learnerWith(asIs, RESTS),
  'another agency’s': () => desk.south.qualifies(),
  nobody: async () => ({ id: '99999999-9999-4999-8999-999999999999' }),
  'no id': async () => ({ id: 'not-an-id' }),
};

function acceptAll(ids: readonly string[], outcomesMet: readonly string[] | null = null) {
  const { assessor } = desk.north;
  const work = async (unit: WriteUnit) => {
    const request = { assignment: LAST, deciderEmail, outcomesMet };
    const outcomes = await desk.rooms.app.get(AcceptCompletions).within(unit, assessor, ids, request);
    const isAny = [...outcomes.values()].some(({ kind }) => kind === 'completion-accepted');
    return isAny ? outcomes : unit.leaveUntouched(outcomes);
  };
  return desk.db.units.write(assessor, work);
}

/** The act for one; without a completion there is nothing that it could be asked for. */
async function acceptOne({ id }: Pick<Learner, 'id'>): Promise<AcceptCompletionOutcome> {
  const [completion] = await desk.db.adminQuery<{ id: string }>(
    'select id from completions where learner_id::text = $1 and assignment = 4',
    [id],
  );
  const request = { completionId: completion?.id ?? 'not-an-id', deciderEmail };
  return desk.rooms.app.get(AcceptCompletion).run(desk.north.assessor, request);
}

/** Without what names the learner and the work. */
function said(outcome: AcceptCompletionOutcome | undefined): unknown {
  if (outcome === undefined || !('completion' in outcome)) return outcome;
  const { id: _, learnerId: __, ...completion } = outcome.completion;
  return { ...outcome, completion };
}

async function left({ id }: Pick<Learner, 'id'>) {
  const rows = await desk.db.adminQuery(
    `select state, attempt, decided_by, decided_at, outcomes_met, rubric_notes, completed_on, submitted_by, submitted_at
     from completions where learner_id::text = $1 order by assignment`,
    [id],
  );
  const reviews = await desk.db.adminQuery<{ decision: string | null }>(
    `select r.decision, r.decided_by, r.reason from badge_reviews r join badges b on b.id = r.badge_id
     where b.learner_id::text = $1`,
    [id],
  );
  const journal = await desk.db.adminQuery(
    'select type, actor_id from journal_entries where subject_id::text = $1 order by type',
    [id],
  );
  const outbox = await desk.db.adminQuery<{ type: string }>(
    `select type, payload ->> 'programmeVersionId' as version from outbox where payload ->> 'learnerId' = $1 order by type`,
    [id],
  );
  return { rows, reviews, journal, outbox };
}

describe('accepting many', () => {
  test('says of each what the act for one says of their like, and leaves the same behind (T11)', async () => {
    const makers = Object.values(KINDS);
    const [one, many] = [[] as Pick<Learner, 'id'>[], [] as Pick<Learner, 'id'>[]];
    for (const make of [...makers, ...makers.slice(0, 4)]) {
      one.push(await make());
      many.push(await make());
    }
    const outcomes = await acceptAll(many.map(({ id }) => id));
    const singly = [];
    for (const learner of one) singly.push(said(await acceptOne(learner)));
    expect(many.map(({ id }) => said(outcomes.get(id)))).toEqual(singly);
    const kinds = makers.map((_, at) => outcomes.get(many[at]!.id)?.kind);
    expect(kinds).toEqual([
      ...Array<string>(4).fill('completion-accepted'),
      'completion-unknown',
      ...Array<string>(4).fill('completion-not-waiting'),
      ...['four-eyes-needed', 'four-eyes-needed', 'learner-not-active'],
      ...Array<string>(3).fill('completion-unknown'),
    ]);
    for (const [at, learner] of many.entries()) expect(await left(learner)).toEqual(await left(one[at]!));
    const told = await Promise.all(many.slice(0, 4).map(left));
    expect(told.map(({ outbox }) => outbox.map(({ type }) => type))).toEqual([
      ['learner.core-competencies-awarded', 'learner.qualified'],
      ['learner.qualified'],
      [],
      expect.arrayContaining(['learner.core-competencies-awarded', 'learner.qualified']),
    ]);
    expect(told.map(({ reviews }) => reviews.map(({ decision }) => decision))).toEqual([
      ...[[], [], [], ['REQUALIFIED']],
    ]);
  });

  test('accepts exactly the good ones among as many with another defect each', async () => {
    const defects = Object.entries(KINDS).slice(4);
    const bad: Pick<Learner, 'id'>[] = [];
    for (const [, make] of defects) bad.push(await make());
    const good = await several(defects.length, () => learnerWith(asIs));
    const mixed = bad.flatMap((each, at) => [each, good[at]!]).map(({ id }) => id);
    const outcomes = await acceptAll(mixed);
    const accepted = mixed.filter((id) => outcomes.get(id)?.kind === 'completion-accepted');
    expect(accepted).toEqual(good.map(({ id }) => id));
    const written = await desk.db.adminQuery<{ id: string }>(
      `select subject_id as id from journal_entries where type = 'completion.accepted' and subject_id = any($1::uuid[])`,
      [mixed.slice(0, -2)],
    );
    expect(written.map(({ id }) => id).sort()).toEqual(
      good
        .map(({ id }) => id)
        .sort()
        .filter((id) => mixed.slice(0, -2).includes(id)),
    );
  });

  test('refuses all alike what is wrong for all, and writes nothing', async () => {
    const learners = await several(3, () => learnerWith(asIs));
    const outcomes = await acceptAll(
      learners.map(({ id }) => id),
      ['no-such-outcome'],
    );
    for (const { id } of learners) expect(outcomes.get(id)).toMatchObject({ kind: 'invalid-input' });
    const [written] = await desk.db.adminQuery(
      `select count(*)::int from completions where learner_id = any($1::uuid[]) and assignment = 4 and state = 'SUBMITTED'`,
      [learners.map(({ id }) => id)],
    );
    expect(written).toEqual({ count: 3 });
  });

  test('notices for each by themselves that the assessor could have handed the work in (T11)', async () => {
    const [slipped, other] = await several(2, () => learnerWith(asIs));
    await desk.db.adminQuery(
      `insert into learner_former_addresses (agency_id, learner_id, address_hash)
       select l.agency_id, l.id, app.mailbox_hash(a.email) from learners l, accounts a where l.id = $1 and a.id = $2`,
      [slipped!.id, desk.north.assessor.accountId],
    );
    const outcomes = await acceptAll([slipped!.id, other!.id]);
    expect(outcomes.get(slipped!.id)).toEqual({ kind: 'four-eyes-needed', because: 'address-was-yours' });
    expect(outcomes.get(other!.id)?.kind).toBe('completion-accepted');
  });

  test('takes nothing for done that is not there: it is a fault, not silence', async () => {
    const learner = await learnerWith(null);
    const gone = aCompletion().of(learner).withNewId().build();
    const save = desk.db.units.write(desk.north.registrar, (unit) =>
      new CompletionStore().save(unit, gone, learner),
    );
    await expect(save).rejects.toThrow('gone');
  });
});
