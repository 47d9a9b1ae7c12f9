import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { AgencyStandings, AgencyStore } from '#authority/agencies';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { type Learner, LearnerStore } from '#learners/roster';
import { systemClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { NoBadges } from '../../../../../test/builders/no-badges.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { CarriedRecords } from '../use-cases/carried-records.js';
import { CarryOver } from '../use-cases/carry-over.js';
import { ChangeVersion } from '../use-cases/change-version.js';
import { LearnerFiles } from '../use-cases/learner-files.js';
import { Qualifying } from '../use-cases/qualifying.js';
import { CompletionReads } from './completion.reads.js';
import { CompletionStore } from './completion.store.js';

let db: TestDatabase;
let north: AgencyScene;
/** Of the same content, so that every assignment counts. */
let later: ProgrammeVersion;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  later = await aProgramme().in(db);
});
afterAll(() => db.close());

function changes(learner: Pick<Learner, 'id'>, to: Pick<ProgrammeVersion, 'id'>, by = north.manager) {
  const [store, learners, reads] = [new CompletionStore(), new LearnerStore(), new ProgrammeReads()];
  const journal = new Journal(systemClock);
  const files = new LearnerFiles(learners, new AgencyStandings(new AgencyStore()), reads, store, systemClock);
  const qualifying = new Qualifying(journal, new Outbox(), new NoBadges());
  const records = new CarriedRecords(learners, store, new CarryOver(store, journal), journal, qualifying);
  const act = new ChangeVersion(db.units, files, reads, records);
  return act.run(by, { learnerId: learner.id, programmeVersionId: to.id });
}

const accepts = (learner: Learner, assignment: number) =>
  aCompletion()
    .of(learner)
    .ofAssignment(assignment)
    .submittedBy(north.registrar.accountId)
    .accepted()
    .decidedBy(north.assessor.accountId)
    .withNewId()
    .in(db);
const carriedUnder = async (learner: Learner, version: ProgrammeVersion) => {
  const all = await db.adminQuery<{ assignment: number; carried_from: string | null }>(
    `select assignment, carried_from from completions where learner_id = $1 and programme_version_id = $2
     and state = 'ACCEPTED' order by assignment`,
    [learner.id, version.id],
  );
  return all.map(({ assignment, carried_from: from }) => [assignment, from]);
};
const journalled = (learner: Learner) =>
  db
    .adminQuery<{ type: string }>(
      `select type from journal_entries where subject_id = $1 and type like 'learner.%' order by id`,
      [learner.id],
    )
    .then((rows) => rows.map(({ type }) => type));
const versionOf = async (learner: Learner) => {
  const [row] = await db.adminQuery<{ id: string }>(
    'select programme_version_id as id from enrolments where learner_id = $1',
    [learner.id],
  );
  return row?.id;
};

describe('a learner who goes on under another version', () => {
  test('keeps what is accepted, by the same two people, and it says where it was judged', async () => {
    const learner = await north.enrols();
    const [first] = [await accepts(learner, 1), await accepts(learner, 2)];
    expect(await changes(learner, later)).toMatchObject({ kind: 'version-changed' });
    const from = `version:${north.programme.edition}`;
    expect(await versionOf(learner)).toBe(later.id);
    expect(await carriedUnder(learner, later)).toEqual([
      [1, from],
      [2, from],
    ]);
    expect(await carriedUnder(learner, north.programme)).toEqual([
      [1, null],
      [2, null],
    ]);
    const held = await db.units.read(north.manager, (unit) =>
      new CompletionReads().ofLearners(unit, [learner.id]),
    );
    const counted = held
      .get(learner.id)
      ?.find(({ carriedFrom, assignment }) => carriedFrom && assignment === 1);
    expect(counted).toMatchObject({ decidedBy: first.decidedBy, submittedBy: first.submittedBy });
    expect(await journalled(learner)).toEqual(['learner.version-changed']);
  });

  test('stays qualified, and is told so by nothing new; back again, nothing is written twice', async () => {
    const learner = await north.qualifies();
    expect(await changes(learner, later)).toMatchObject({ kind: 'version-changed' });
    expect(await journalled(learner)).toEqual(['learner.version-changed']);
    expect(await changes(learner, north.programme)).toMatchObject({ kind: 'version-changed' });
    expect(await carriedUnder(learner, north.programme)).toHaveLength(4);
  });

  test('is qualified by it where that is all that the other version asks for', async () => {
    const short = await aProgramme().withAssignments(2).in(db);
    const learner = await north.enrols();
    for (const number of [1, 2]) await accepts(learner, number);
    expect(await changes(learner, short)).toMatchObject({ kind: 'version-changed' });
    expect(await journalled(learner)).toEqual([
      'learner.version-changed',
      'learner.qualified',
      'learner.core-competencies-awarded',
    ]);
  });
});

test('what was accepted with fewer outcomes than the other version needs is done anew', async () => {
  const lenient = await aProgramme().needingOutcomes(1, 2).in(db);
  const learner = { ...(await north.enrols()) };
  await changes(learner, lenient);
  const { assignments } = lenient;
  const [met, open] = [assignments[0]?.outcomeCodes.slice(0, 2), assignments[1]?.outcomeCodes];
  const under = { ...learner, enrolment: { ...learner.enrolment, programmeVersionId: lenient.id } };
  for (const [number, outcomesMet] of [
    [1, met],
    [2, open],
  ] as const)
    await aCompletion()
      .of(under)
      .ofAssignment(number)
      .submittedBy(north.registrar.accountId)
      .accepted()
      .with({ outcomesMet: outcomesMet ?? [] })
      .decidedBy(north.assessor.accountId)
      .withNewId()
      .in(db);
  expect(await changes(learner, later)).toMatchObject({ kind: 'version-changed' });
  expect(await carriedUnder(learner, later)).toEqual([[2, `version:${lenient.edition}`]]);
});

describe('nobody goes on under another version', () => {
  test('where work counts that was carried here and taken back since', async () => {
    const learner = await north.qualifies();
    await changes(learner, later);
    await db.adminQuery(
      `update completions set state = 'VOIDED', voided_by = $2, voided_at = now(), void_reason = 'Not theirs.'
       where learner_id = $1 and programme_version_id = $3 and assignment = 2`,
      [learner.id, north.manager.accountId, later.id],
    );
    expect(await changes(learner, north.programme)).toEqual({ kind: 'work-taken-back', assignments: [2] });
    expect(await versionOf(learner)).toBe(later.id);
  });

  test.each(['WITHDRAWN', 'REMOVED', 'TRANSFERRED'] as const)('who is %s', async (standing) => {
    const learner = await north.enrols();
    await db.adminQuery(`update enrolments set standing = $2, standing_reason = 'x' where learner_id = $1`, [
      learner.id,
      standing,
    ]);
    expect(await changes(learner, later)).toEqual({ kind: 'learner-not-active', standing });
    expect(await versionOf(learner)).toBe(north.programme.id);
  });

  test('while work of theirs waits: it is decided under the version it was done for', async () => {
    const learner = await north.enrols();
    await aCompletion().of(learner).submittedBy(north.registrar.accountId).withNewId().in(db);
    expect(await changes(learner, later)).toEqual({ kind: 'completions-waiting', assignments: [1] });
  });

  test('who would lose the qualification by it', async () => {
    const learner = await north.qualifies();
    const strange = await aProgramme().withoutOutcomes(2).in(db);
    expect(await changes(learner, strange)).toEqual({ kind: 'would-unqualify', missing: [2] });
    expect(await versionOf(learner)).toBe(north.programme.id);
  });

  test('that is retired, unknown, or their own; nor anybody of another agency', async () => {
    const learner = await north.enrols();
    const retired = await aProgramme().retired().in(db);
    const stranger = (await anAgencyScene(db)).manager;
    expect(await changes(learner, retired)).toEqual({ kind: 'version-retired' });
    expect(await changes(learner, { id: '00000000-0000-4000-8000-0000000000ff' })).toEqual({
      kind: 'programme-unknown',
    });
    expect(await changes(learner, north.programme)).toEqual({ kind: 'version-unchanged' });
    expect(await changes(learner, later, stranger)).toEqual({ kind: 'learner-unknown' });
  });
});
