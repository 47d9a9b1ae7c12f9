import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { AgencyStandings, AgencyStore } from '#authority/agencies';
import { ProgrammeReads } from '#learners/programme';
import { type Learner, LearnerStore } from '#learners/roster';
import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { constraintOf, query } from '#platform/persistence';
import type { AccountId, MemberActor } from '#platform/tenancy';

import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { NoBadges } from '../../../../../test/builders/no-badges.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Completion } from '../domain/completion.js';
import { AcceptCompletion } from '../use-cases/accept-completion.js';
import { AcceptCompletions } from '../use-cases/accept-completions.js';
import { LearnerFiles } from '../use-cases/learner-files.js';
import { Qualifying } from '../use-cases/qualifying.js';
import { ReturnCompletion } from '../use-cases/return-completion.js';
import { ReturnCompletions } from '../use-cases/return-completions.js';
import { SubmitCompletion } from '../use-cases/submit-completion.js';
import { SubmitCompletions } from '../use-cases/submit-completions.js';
import { WaitingCompletions } from '../use-cases/waiting-completions.js';
import { CompletionReads } from './completion.reads.js';
import { CompletionStore } from './completion.store.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const NOBODY = '99999999-9999-4999-8999-999999999999';
const deciderEmail = 'assessor@example.org';

let db: TestDatabase;
let north: AgencyScene;
let south: AgencyScene;
let rooms: ReturnType<typeof roomsOn>;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  south = await anAgencyScene(db);
  rooms = roomsOn(db);
});
afterAll(() => db.close());

function roomsOn({ units }: TestDatabase) {
  const store = new CompletionStore();
  const reads = new CompletionReads();
  const standings = new AgencyStandings(new AgencyStore());
  const files = new LearnerFiles(new LearnerStore(), standings, new ProgrammeReads(), store, CLOCK);
  const waiting = new WaitingCompletions(reads, files);
  const journal = new Journal(CLOCK);
  return {
    files,
    reads,
    submit: new SubmitCompletion(units, new SubmitCompletions(files, store, journal)),
    accept: new AcceptCompletion(
      units,
      waiting,
      new AcceptCompletions(waiting, store, journal, new Qualifying(journal, new Outbox(), new NoBadges())),
    ),
    return: new ReturnCompletion(units, waiting, new ReturnCompletions(waiting, store, journal)),
  };
}

async function submitted(learner: Learner, assignment = 1, by = north.registrar): Promise<Completion> {
  const request = { learnerId: learner.id, assignment, completedOn: '2026-11-20' };
  const outcome = await rooms.submit.run(by, request);
  if (outcome.kind !== 'completion-submitted') throw new Error(outcome.kind);
  return outcome.completion;
}

async function heldBy(learner: Learner, by: MemberActor = north.manager): Promise<Completion[]> {
  const byLearner = await db.units.read(by, (unit) => rooms.reads.ofLearners(unit, [learner.id]));
  return byLearner.get(learner.id) ?? [];
}

/** What the journal and the outbox hold about the learner, oldest first. */
async function told({ id }: Learner): Promise<{ journal: string[]; outbox: unknown[] }> {
  const journal = await db.adminQuery<{ type: string }>(
    'select type from journal_entries where subject_id = $1 order by ctid',
    [id],
  );
  const outbox = await db.adminQuery(`select type, payload from outbox where payload->>'learnerId' = $1`, [
    id,
  ]);
  return { journal: journal.map(({ type }) => type), outbox };
}

describe('a completion on its way', () => {
  test('is submitted, returned, submitted again and accepted, each step recorded', async () => {
    const learner = await north.enrols();
    const first = await submitted(learner);
    await rooms.return.run(north.assessor, { completionId: first.id, reason: 'Page two.', deciderEmail });
    expect(await heldBy(learner)).toMatchObject([
      { id: first.id, state: 'RETURNED', returnReason: 'Page two.' },
    ]);

    const second = await submitted(learner);
    expect(await heldBy(learner)).toEqual([second]);
    expect(second).toMatchObject({ id: first.id, attempt: 2, state: 'SUBMITTED', decidedBy: null });

    const outcome = await rooms.accept.run(north.assessor, { completionId: first.id, deciderEmail });
    expect(outcome).toMatchObject({
      kind: 'completion-accepted',
      completion: { state: 'ACCEPTED', decidedBy: north.assessor.accountId, decidedAt: CLOCK.now() },
      qualification: { kind: 'not-qualified' },
    });
    expect(await heldBy(learner)).toEqual(outcome.kind === 'completion-accepted' && [outcome.completion]);
    expect(await told(learner)).toEqual({
      journal: ['completion.submitted', 'completion.returned', 'completion.submitted', 'completion.accepted'],
      outbox: [],
    });
  });

  test('keeps link, note and days as they were read', async () => {
    const learner = await north.enrols();
    const outcome = await rooms.submit.run(north.registrar, {
      learnerId: learner.id,
      assignment: 1,
      completedOn: '2026-11-02',
      evidenceLink: 'https://example.org/a',
      note: 'two\nlines',
    });
    expect(await heldBy(learner)).toEqual(outcome.kind === 'completion-submitted' && [outcome.completion]);
  });

  test('that completes the programme qualifies the learner, once', async () => {
    const learner = await north.enrols();
    for (const assignment of [1, 2, 3]) {
      const { id: completionId } = await submitted(learner, assignment);
      const outcome = await rooms.accept.run(north.assessor, { completionId, deciderEmail });
      expect(outcome).toMatchObject({ qualification: { kind: 'not-qualified' } });
    }
    const { id: completionId } = await submitted(learner, 4);
    expect(await rooms.accept.run(north.assessor, { completionId, deciderEmail })).toMatchObject({
      qualification: { kind: 'qualified', qualifiedOn: '2026-11-20' },
    });
    const { journal, outbox } = await told(learner);
    expect(journal.filter((type) => type === 'learner.qualified')).toHaveLength(1);
    const payload = { learnerId: learner.id, programmeVersionId: north.programme.id };
    expect(outbox).toEqual([
      { type: 'learner.qualified', payload },
      { type: 'learner.core-competencies-awarded', payload },
    ]);
  });

  test('submitted by two at once is submitted once', async () => {
    const learner = await north.enrols();
    const request = { learnerId: learner.id, assignment: 1, completedOn: '2026-11-20' };
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => rooms.submit.run(north.registrar, request)),
    );
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([
      ...Array.from({ length: 5 }, () => 'completion-already-submitted'),
      'completion-submitted',
    ]);
    expect(await heldBy(learner)).toHaveLength(1);
  });

  test('is decided by one of two who decide at once', async () => {
    const { id: completionId } = await submitted(await north.enrols());
    const outcomes = await Promise.all([
      rooms.accept.run(north.assessor, { completionId, deciderEmail }),
      rooms.return.run(north.manager, { completionId, reason: 'Why not.', deciderEmail }),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toContain('completion-not-waiting');
  });
});

describe('refused acts', () => {
  test('leave nothing behind', async () => {
    const learner = await north.enrols();
    const { id: completionId } = await submitted(learner);
    const before = [await heldBy(learner), await told(learner)];
    const { registrar, assessor } = north;
    const outcomes = [
      await rooms.submit.run(registrar, { learnerId: learner.id, assignment: 1, completedOn: '2026-11-20' }),
      await rooms.submit.run(registrar, { learnerId: learner.id, assignment: 2, completedOn: '2026-11-20' }),
      await rooms.submit.run(registrar, { learnerId: learner.id, assignment: 9, completedOn: '2026-11-20' }),
      await rooms.submit.run(registrar, { learnerId: learner.id, assignment: 1, completedOn: '2026-11-22' }),
      await rooms.accept.run(registrar, { completionId, deciderEmail }),
      await rooms.accept.run(assessor, { completionId, deciderEmail, outcomesMet: [] }),
      await rooms.return.run(assessor, { completionId, deciderEmail, reason: ' ' }),
      await rooms.return.run(registrar, { completionId, deciderEmail, reason: 'Mine.' }),
    ];
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      'completion-already-submitted',
      'assignment-out-of-order',
      'assignment-unknown',
      'invalid-input',
      'four-eyes-needed',
      'outcomes-missing',
      'invalid-input',
      'four-eyes-needed',
    ]);
    expect([await heldBy(learner), await told(learner)]).toEqual(before);
  });

  test('of another agency: its learner and its completion are unknown', async () => {
    const learner = await north.enrols();
    const { id: completionId } = await submitted(learner);
    const request = { learnerId: learner.id, assignment: 1, completedOn: '2026-11-20' };
    expect(await rooms.submit.run(south.registrar, request)).toEqual({ kind: 'learner-unknown' });
    expect(await rooms.accept.run(south.assessor, { completionId, deciderEmail })).toEqual({
      kind: 'completion-unknown',
    });
    expect(await rooms.return.run(south.assessor, { completionId, deciderEmail, reason: 'No.' })).toEqual({
      kind: 'completion-unknown',
    });
    expect(await heldBy(learner, south.manager)).toEqual([]);
    expect(await db.units.read(south.manager, (unit) => rooms.reads.one(unit, completionId))).toBeNull();
  });

  test.each([NOBODY, 'x', '', "' or 1=1", `${NOBODY}\u0000`])(
    'of nothing: the id %j is unknown',
    async (id) => {
      const request = { learnerId: id, assignment: 1, completedOn: '2026-11-20' };
      expect(await rooms.submit.run(north.registrar, request)).toEqual({ kind: 'learner-unknown' });
      expect(await rooms.accept.run(north.assessor, { completionId: id, deciderEmail })).toEqual({
        kind: 'completion-unknown',
      });
      const found = await db.units.read(north.manager, (unit) => rooms.reads.ofLearners(unit, [id]));
      expect([...found]).toEqual([[id, []]]);
    },
  );

  test.each([anAgency().suspended(), anAgency().ended(), anAgency().authorisedUntil('2026-11-20')])(
    'of an agency that is not authorised today',
    async (builder) => {
      const scene = await anAgencyScene(db, builder);
      const learner = await scene.enrols();
      const { id: completionId } = await aCompletion()
        .of(learner)
        .submittedBy(scene.registrar.accountId)
        .in(db);
      const request = { learnerId: learner.id, assignment: 1, completedOn: '2026-11-20' };
      expect(await rooms.submit.run(scene.registrar, request)).toMatchObject({
        kind: 'agency-not-authorised',
      });
      expect(await rooms.accept.run(scene.assessor, { completionId, deciderEmail })).toMatchObject({
        kind: 'agency-not-authorised',
      });
    },
  );
});

test('while a file is open nobody suspends the agency, and nobody opens it a second time (T14)', async () => {
  const learner = await north.enrols();
  const { id } = await submitted(learner);
  await db.units.write(north.assessor, async (unit) => {
    await rooms.files.openForUpdate(unit, learner.id);
    const refused = 'could not obtain lock';
    const agency = `select from agencies where agency_id = $1 for no key update nowait`;
    await expect(db.adminQuery(agency, [north.agency.id])).rejects.toThrow(refused);
    const row = `select from learners where id = $1 for no key update nowait`;
    await expect(db.adminQuery(row, [learner.id])).rejects.toThrow(refused);
    const completion = `select from completions where id = $1 for no key update nowait`;
    await expect(db.adminQuery(completion, [id])).rejects.toThrow(refused);
    return unit.leaveUntouched(null);
  });
});

describe('past every act, as the api’s own role, the table refuses (T11)', () => {
  /** In the name of whoever decides: another's name is refused by itself. */
  async function decidedBySql(completion: Completion, accountId: AccountId): Promise<string | null> {
    const sql = `update completions set state = 'ACCEPTED', decided_by = $2, decided_at = now() where id = $1`;
    return db.units
      .write({ ...north.manager, accountId }, async (unit) => {
        await query(unit, sql, [completion.id, accountId]);
        return unit.leaveUntouched(null);
      })
      .catch(constraintOf);
  }

  test('a decision by who submitted', async () => {
    const completion = await submitted(await north.enrols());
    expect(await decidedBySql(completion, north.registrar.accountId)).toBe('completions_four_eyes');
    expect(await decidedBySql(completion, north.assessor.accountId)).toBeNull();
  });

  test('a decision by the learner, whose account the submission brought along', async () => {
    const learner = await north.enrols();
    await db.adminQuery('update learners set account_id = $2 where id = $1', [
      learner.id,
      north.assessor.accountId,
    ]);
    const completion = await submitted(learner);
    expect(await decidedBySql(completion, north.assessor.accountId)).toBe('completions_not_own');
    expect(await decidedBySql(completion, north.manager.accountId)).toBeNull();
  });
});
