import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { ProgrammeVersion } from '#learners/programme';
import { type CalendarDay, fixedClock, plusDays } from '#platform/clock';
import { query, type ReadUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { isFrame, recordStatements } from '../../../../../test/sql/recorder.js';
import { ENROLMENT_STANDINGS } from '../domain/enrolment-state.js';
import { type Joining, joiningOf, JOININGS } from '../domain/joining.js';
import type { Learner } from '../domain/learner.js';
import { RosterReads } from './roster.reads.js';

const roster = new RosterReads(fixedClock('2026-12-05T12:00:00Z'));
const recorder = recordStatements();

interface Hall {
  readonly id: string;
  readonly agencyId: AgencyId;
}

let db: TestDatabase;
let version: ProgrammeVersion;
let hall: Hall;
let annex: Hall;
let foreign: Hall;
const learners: Learner[] = [];

/** Days between joining and enrolment about every edge; at leap days, at the clock's changes, over the turn of a year. */
const BETWEEN = [-366, -1, 0, 1, 29, 30, 31, 400];
const ENROLLED = ['2024-02-29', '2026-03-08', '2026-11-01', '2027-01-01'] as CalendarDay[];

beforeAll(async () => {
  db = await openTestDatabase();
  version = await aProgramme().in(db);
  const agency = await anAgency().in(db);
  hall = await aCommunity().of(agency).in(db);
  annex = await aCommunity().named('Annex').of(agency).in(db);
  foreign = await aCommunity()
    .of(await anAgency().in(db))
    .in(db);
  for (const enrolledOn of ENROLLED)
    for (const [nr, days] of BETWEEN.entries()) {
      const standing = ENROLMENT_STANDINGS[learners.length % ENROLMENT_STANDINGS.length]!;
      const learner = aLearner()
        .of(nr % 2 === 0 ? hall : annex)
        .enrolledIn(version)
        .enrolledOn(enrolledOn);
      learners.push(await learner.joinedOn(plusDays(enrolledOn, -days)).standing(standing).in(db));
    }
  for (const each of [hall, annex, foreign])
    learners.push(await aLearner().of(each).enrolledIn(version).in(db));
  await aLearner().of(hall).enrolledIn(version).standing('REMOVED').in(db);
});
afterAll(async () => {
  recorder.end();
  await db.close();
});

const reading = <T>(work: (unit: ReadUnit) => Promise<T>, { agencyId } = hall): Promise<T> =>
  db.units.read(aMemberOf(agencyId), work);
/** Whom the rule would count, past every statement. */
const idsOf = (joining: Joining, communityId?: string): string[] =>
  learners
    .filter(({ agencyId, enrolment }) => agencyId === hall.agencyId && enrolment.standing !== 'REMOVED')
    .filter((each) => communityId === undefined || each.communityId === communityId)
    .filter((each) => joiningOf(each) === joining)
    .map(({ id }) => id)
    .toSorted();

describe.each(JOININGS)('%s', (joining) => {
  test('lists whom the rule names, the agency over and in each community', async () => {
    for (const communityId of [undefined, hall.id, annex.id]) {
      const filter = { joining, ...(communityId !== undefined && { communityId }) };
      const found = await reading((unit) => roster.idsMatching(unit, filter, [], 100));
      expect(found.toSorted()).toEqual(idsOf(joining, communityId));
      expect(found.length).toBeGreaterThan(0);
    }
  });

  test('counts whom it lists, page by page', async () => {
    for (const communityId of [undefined, hall.id, annex.id]) {
      const filter = { joining, ...(communityId !== undefined && { communityId }) };
      const [report, counted, page] = await reading(async (unit) => [
        await roster.joining(unit, communityId),
        await roster.count(unit, filter),
        await roster.page(unit, { first: 100, after: null }, filter),
      ]);
      expect([report.get(joining), counted]).toEqual([page.rows.length, page.rows.length]);
    }
  });
});

test('everybody who was not removed is counted once, and nobody of another agency', async () => {
  const report = await reading((unit) => roster.joining(unit));
  const here = learners.filter((each) => each.agencyId === hall.agencyId);
  const counted = [...report.values()].reduce((sum, count) => sum + count, 0);
  expect(counted).toBe(here.filter(({ enrolment }) => enrolment.standing !== 'REMOVED').length);
  const theirs = await reading((unit) => roster.joining(unit), foreign);
  expect([...theirs]).toEqual(JOININGS.map((joining) => [joining, joining === 'NOT_SAID' ? 1 : 0]));
});

test('a community that is not the agency’s, and what is no id, have nobody', async () => {
  for (const communityId of [foreign.id, 'no id']) {
    const report = await reading((unit) => roster.joining(unit, communityId));
    expect([...report.values()]).toEqual([0, 0, 0, 0]);
  }
});

test('the report is one statement', async () => {
  recorder.start();
  await reading((unit) => roster.joining(unit, hall.id));
  expect(recorder.stop().filter((each) => !isFrame(each))).toHaveLength(1);
});

test('no day is kept that no form would take, whoever writes it', async () => {
  const writes = (day: string) =>
    db.units.write(aMemberOf(hall.agencyId), async (unit) => {
      await query(unit, 'update learners set joined_on = $2 where id = $1', [learners[0]!.id, day]);
      return unit.leaveUntouched(undefined);
    });
  for (const day of ['1899-12-31', '2200-01-01', 'infinity'])
    await expect(writes(day)).rejects.toThrow('learners_joined_on');
  await writes('2199-12-31');
});
