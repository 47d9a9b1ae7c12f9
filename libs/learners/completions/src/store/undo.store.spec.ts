import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { AgencyStandings, AgencyStore } from '#authority/agencies';
import { ProgrammeReads } from '#learners/programme';
import { type Learner, LearnerStore } from '#learners/roster';
import { fixedClock, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { constraintOf, query } from '#platform/persistence';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { NoBadges } from '../../../../../test/builders/no-badges.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Completion } from '../domain/completion.js';
import { AcceptCompletion } from '../use-cases/accept-completion.js';
import { AcceptCompletions } from '../use-cases/accept-completions.js';
import { DecideBackdating } from '../use-cases/decide-backdating.js';
import { LearnerFiles } from '../use-cases/learner-files.js';
import { Qualifying } from '../use-cases/qualifying.js';
import { ReturnCompletion } from '../use-cases/return-completion.js';
import { ReturnCompletions } from '../use-cases/return-completions.js';
import { SubmitCompletion } from '../use-cases/submit-completion.js';
import { SubmitCompletions } from '../use-cases/submit-completions.js';
import { UndoCompletion } from '../use-cases/undo-completion.js';
import { UndoCompletions } from '../use-cases/undo-completions.js';
import { VoidCompletion } from '../use-cases/void-completion.js';
import { VoidCompletions } from '../use-cases/void-completions.js';
import { WaitingCompletions } from '../use-cases/waiting-completions.js';
import { BackdatingStore } from './backdating.store.js';
import { CompletionReads } from './completion.reads.js';
import { CompletionStore } from './completion.store.js';

const NOW = '2026-11-21T19:32:00Z';
const STAFF = aStaffMember();

let db: TestDatabase;
let north: AgencyScene;
let rooms: ReturnType<typeof roomsAt>;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  await accountsIn(db, STAFF);
  rooms = roomsAt();
});
afterAll(() => db.close());

function roomsAt(now = NOW) {
  const { units } = db;
  const clock = fixedClock(now);
  const [store, reads, journal] = [new CompletionStore(), new CompletionReads(), new Journal(clock)];
  const standings = new AgencyStandings(new AgencyStore());
  const files = new LearnerFiles(new LearnerStore(), standings, new ProgrammeReads(), store, clock);
  const waiting = new WaitingCompletions(reads, files);
  const badges = new NoBadges();
  return {
    reads,
    submit: new SubmitCompletion(units, new SubmitCompletions(files, store, journal)),
    accept: new AcceptCompletion(
      units,
      waiting,
      new AcceptCompletions(waiting, store, journal, new Qualifying(journal, new Outbox(), badges)),
    ),
    return: new ReturnCompletion(units, waiting, new ReturnCompletions(waiting, store, journal)),
    void: new VoidCompletion(units, waiting, new VoidCompletions(waiting, store, badges, journal)),
    undo: new UndoCompletion(units, new UndoCompletions(waiting, store, badges, journal)),
    backdating: new DecideBackdating(units, new BackdatingStore(), journal, clock),
  };
}

const submits = async (learner: Learner, more = {}): Promise<string> => {
  const request = {
    learnerId: learner.id,
    assignment: 1,
    completedOn: '2026-11-20',
    note: 'by hand',
    ...more,
  };
  const outcome = await rooms.submit.run(north.registrar, request);
  if (outcome.kind !== 'completion-submitted') throw new Error(outcome.kind);
  return outcome.completion.id;
};
const deciderEmail = 'assessor@example.org';
const returns = (completionId: string) =>
  rooms.return.run(north.assessor, { completionId, reason: 'Page two.', deciderEmail });
const undoes = (completionId: string, actor = north.manager) => rooms.undo.run(actor, { completionId });

async function held({ id }: Learner): Promise<Completion | null> {
  const byLearner = await db.units.read(north.manager, (unit) => rooms.reads.ofLearners(unit, [id]));
  return byLearner.get(id)?.[0] ?? null;
}
async function attempts(completionId: string): Promise<Completion[]> {
  const found = await db.units.read(north.manager, (unit) =>
    rooms.reads.attemptsBefore(unit, [completionId]),
  );
  return found.get(completionId) ?? [];
}
const journalOf = async ({ id }: Learner): Promise<string[]> =>
  (
    await db.adminQuery<{ type: string }>(
      'select type from journal_entries where subject_id = $1 order by ctid',
      [id],
    )
  ).map(({ type }) => type.replace('completion.', ''));

describe('in the database', () => {
  test('a first submission goes whole, and may be made again', async () => {
    const learner = await north.enrols();
    const id = await submits(learner);
    expect(await undoes(id, north.registrar)).toMatchObject({ act: 'SUBMISSION', completion: null });
    expect(await held(learner)).toBeNull();
    await submits(learner);
    expect(await journalOf(learner)).toEqual(['submitted', 'undone', 'submitted']);
  });

  test('a return and an acceptance go back to the very row that waited', async () => {
    const learner = await north.enrols();
    const completionId = await submits(learner);
    const waiting = await held(learner);
    await returns(completionId);
    expect(await undoes(completionId, north.assessor)).toMatchObject({ act: 'RETURN', completion: waiting });
    expect(await held(learner)).toEqual(waiting);
    await rooms.accept.run(north.assessor, { completionId, deciderEmail });
    expect(await undoes(completionId, north.assessor)).toMatchObject({ act: 'ACCEPTANCE' });
    expect(await held(learner)).toEqual(waiting);
    expect(await journalOf(learner)).toEqual(['submitted', 'returned', 'undone', 'accepted', 'undone']);
  });

  test.each(['returned', 'voided'] as const)(
    'a submission after it was %s puts that attempt back, exactly',
    async (how) => {
      const learner = await north.enrols();
      const completionId = await submits(learner);
      if (how === 'returned') await returns(completionId);
      else {
        await rooms.accept.run(north.assessor, { completionId, deciderEmail });
        await rooms.void.run(north.manager, { completionId, reason: 'Not theirs.' });
      }
      const before = await held(learner);
      await submits(learner, { note: 'again', evidenceLink: 'https://example.org/a' });
      expect(await attempts(completionId)).toEqual([before]);
      expect(await undoes(completionId)).toMatchObject({ act: 'SUBMISSION', completion: { attempt: 1 } });
      expect(await held(learner)).toEqual(before);
      expect(await attempts(completionId)).toEqual([]);
    },
  );

  test('nothing of a learner who was transferred is undone: it counts at another agency by now', async () => {
    const learner = await north.enrols();
    const completionId = await submits(learner);
    await rooms.accept.run(north.assessor, { completionId, deciderEmail });
    await db.adminQuery(`update enrolments set standing = 'TRANSFERRED' where learner_id = $1`, [learner.id]);
    expect(await undoes(completionId)).toEqual({ kind: 'no-act-to-undo', state: 'ACCEPTED' });
    expect(await held(learner)).toMatchObject({ state: 'ACCEPTED' });
  });

  test('every attempt stays in sight, the newest first', async () => {
    const learner = await north.enrols();
    const completionId = await submits(learner);
    for (const note of ['two', 'three', 'four']) {
      await returns(completionId);
      await submits(learner, { note });
    }
    expect(
      (await attempts(completionId)).map(({ attempt, note, state }) => ({ attempt, note, state })),
    ).toEqual([
      { attempt: 3, note: 'three', state: 'RETURNED' },
      { attempt: 2, note: 'two', state: 'RETURNED' },
      { attempt: 1, note: 'by hand', state: 'RETURNED' },
    ]);
  });

  test('what is not undone is left as it was, and tells nobody', async () => {
    const learner = await north.enrols();
    const id = await submits(learner);
    expect((await undoes(id, north.assessor)).kind).toBe('undo-not-yours');
    const late = roomsAt(plusMilliseconds((await held(learner))!.submittedAt, 600_000).toISOString());
    expect((await late.undo.run(north.manager, { completionId: id })).kind).toBe('undo-too-late');
    expect((await undoes('x')).kind).toBe('completion-unknown');
    expect(await journalOf(learner)).toEqual(['submitted']);
  });
});

describe('a day from further back than the programme allows', () => {
  const LONG_AGO = { completedOn: '2026-11-03', backdatedBecause: 'The post was on strike.' };
  const asks = async (): Promise<[Learner, string]> => {
    const { id: programmeVersionId } = await aProgramme().withPolicies({ backdateLimitDays: 5 }).in(db);
    const enrolled = await north.enrols();
    await db.adminQuery('update enrolments set programme_version_id = $2 where learner_id = $1', [
      enrolled.id,
      programmeVersionId,
    ]);
    const learner = { ...enrolled, enrolment: { ...enrolled.enrolment, programmeVersionId } };
    return [learner, await submits(learner, LONG_AGO)];
  };

  test('waits for LPHQ, is decided by no assessor meanwhile, and by one afterwards', async () => {
    const [learner, completionId] = await asks();
    const lphqSees = async () =>
      (await db.units.read(STAFF, (unit) => new BackdatingStore().waiting(unit))).find(
        ({ id }) => id === completionId,
      );
    expect(await lphqSees()).toMatchObject({
      agencyName: north.agency.name,
      assignment: 1,
      completedOn: '2026-11-03',
      because: 'The post was on strike.',
    });
    const accept = () => rooms.accept.run(north.assessor, { completionId, deciderEmail });
    expect(await accept()).toMatchObject({ kind: 'completion-not-waiting', state: 'AWAITING_APPROVAL' });
    expect((await rooms.backdating.approve(STAFF, completionId)).kind).toBe('backdating-decided');
    expect(await lphqSees()).toBeUndefined();
    expect((await rooms.backdating.approve(STAFF, completionId)).kind).toBe(
      'completion-not-awaiting-approval',
    );
    expect((await accept()).kind).toBe('completion-accepted');
    expect(await held(learner)).toMatchObject({
      approvedBy: STAFF.accountId,
      decidedBy: north.assessor.accountId,
    });
    expect(await journalOf(learner)).toEqual(['submitted', 'day-approved', 'accepted']);
  });

  test('goes back with LPHQ’s reason, past which no undo leads', async () => {
    const [learner, completionId] = await asks();
    await rooms.backdating.decline(STAFF, completionId, 'Ask sooner.');
    expect(await held(learner)).toMatchObject({
      state: 'RETURNED',
      returnReason: 'Ask sooner.',
      approvedAt: null,
    });
    expect(await undoes(completionId)).toEqual({ kind: 'no-act-to-undo', state: 'RETURNED' });
    await submits(learner, LONG_AGO);
    expect(await held(learner)).toMatchObject({ state: 'AWAITING_APPROVAL', attempt: 2 });
  });

  test.each([
    ['approves its own day', `state = 'SUBMITTED', approved_by = submitted_by, approved_at = now()`],
    ['lets it wait as any other', `state = 'SUBMITTED', backdated_because = null`],
    ['accepts it', `state = 'ACCEPTED', decided_by = learner_id, decided_at = now()`],
  ])('past every act, the table refuses: an agency %s', async (_, change) => {
    const [, id] = await asks();
    const attempt = db.units.write(north.manager, async (unit) => {
      await query(unit, `update completions set ${change} where id = $1`, [id]);
      return unit.leaveUntouched('done');
    });
    expect(await attempt.catch(constraintOf)).toBe('completions_moves');
  });
});

test.each([
  [
    'a second attempt',
    async (learner: Learner) => returns(await submits(learner)).then(() => submits(learner)),
  ],
  ['a decided one', async (learner: Learner) => returns(await submits(learner))],
])('past every act, the table refuses to forget %s', async (_, arrange) => {
  const learner = await north.enrols();
  await arrange(learner);
  const attempt = db.units.write(north.manager, async (unit) => {
    await query(unit, 'delete from completions where learner_id = $1', [learner.id]);
    return unit.leaveUntouched('done');
  });
  expect(await attempt.catch(constraintOf)).toBe('completions_moves');
  const forgets = db.units.write(north.manager, async (unit) => {
    const gone = await query(unit, 'delete from completion_attempts where learner_id = $1 returning id', [
      learner.id,
    ]);
    return unit.leaveUntouched(gone.length);
  });
  expect(await forgets.catch(constraintOf)).toBe(_ === 'a second attempt' ? 'completions_moves' : 0);
});
