import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { type Agency, AgencyStandings, AgencyStore } from '#authority/agencies';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { EnrolLearnerRequest } from '../domain/learner-form.js';
import { EnrolLearner } from '../use-cases/enrol-learner.js';
import { EnrolmentTerms } from '../use-cases/enrolment-terms.js';
import { LearnerReads } from './learner.reads.js';
import { LearnerStore } from './learner.store.js';
import { RosterReads } from './roster.reads.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const store = new LearnerStore();
const reads = new LearnerReads();
const roster = new RosterReads(CLOCK);

type Hall = ReturnType<ReturnType<typeof aCommunity>['build']>;

let db: TestDatabase;
let version: ProgrammeVersion;
let north: Agency;
let south: Agency;
let hall: Hall;
let foreignHall: Hall;

beforeAll(async () => {
  db = await openTestDatabase();
  version = await aProgramme().in(db);
});
beforeEach(async () => {
  [north, south] = [await anAgency().in(db), await anAgency().in(db)];
  [hall, foreignHall] = [await aCommunity().of(north).in(db), await aCommunity().of(south).in(db)];
});
afterAll(() => db.close());

const enrol = (community: Hall, agency: Agency, different: Partial<EnrolLearnerRequest> = {}) => {
  const terms = new EnrolmentTerms(new AgencyStandings(new AgencyStore()), new ProgrammeReads(), CLOCK);
  const act = new EnrolLearner(db.units, terms, store, new Journal(CLOCK));
  const request = {
    givenName: 'Élise',
    familyName: "D'Avignon-Katz",
    track: 'MSO',
    communityId: community.id,
  };
  return act.run(aMemberOf(agency.id), { ...request, ...different });
};
const count = (agency: Agency) => db.units.read(aMemberOf(agency.id), (unit) => roster.count(unit));
const one = (agency: Agency, id: string) =>
  db.units.read(aMemberOf(agency.id), (unit) => reads.one(unit, id));

describe('a learner who is enrolled', () => {
  test.each([
    ['a given and a family name', { email: 'Elise@example.org', externalId: 'HR-7', joinedOn: '2027-11-22' }],
    ['a single name', { givenName: null, familyName: null, singleName: 'Nuliajuk', track: 'GUARD' }],
    [
      'the longest names',
      { givenName: 'x', familyName: '\ufdfa'.repeat(52), displayName: '\ufdfa'.repeat(53) },
    ],
  ])('with %s is read back as made', async (_what, different) => {
    const outcome = await enrol(hall, north, different);
    if (outcome.kind !== 'learner-enrolled') throw new Error(outcome.kind);
    expect(await one(north, outcome.learner.id)).toMatchObject(outcome.learner);
    expect(outcome.learner.enrolment).toMatchObject({
      programmeVersionId: version.id,
      enrolledOn: '2026-11-21',
    });
  });

  test('is in the journal without any name', async () => {
    await enrol(hall, north);
    const [row] = await db.adminQuery<{ type: string; entry: Buffer }>(
      'select type, entry from journal_entries where agency_id = $1',
      [north.id],
    );
    expect(row?.type).toBe('learner.enrolled');
    expect(row?.entry.toString('utf8')).not.toMatch(/lise|Avignon/);
  });
});

describe('nothing is written', () => {
  test('for a community of another agency, as for one that never was', async () => {
    const never = aCommunity().build();
    for (const community of [foreignHall, never])
      expect(await enrol(community, north)).toEqual({ kind: 'community-unknown' });
    expect(await count(north)).toBe(0);
  });

  test('for an external id that the agency uses; another agency may use it too (T06)', async () => {
    await enrol(hall, north, { externalId: 'HR-7' });
    const again = await enrol(hall, north, { externalId: 'HR-7' });
    expect(again).toEqual({ kind: 'external-id-taken', externalId: 'HR-7' });
    expect(await count(north)).toBe(1);
    expect(await enrol(foreignHall, south, { externalId: 'HR-7' })).toMatchObject({
      kind: 'learner-enrolled',
    });
  });

  test('twice, when one external id arrives eight times at once', async () => {
    const racers = Array.from({ length: 8 }, () => enrol(hall, north, { externalId: 'HR-8' }));
    const kinds = (await Promise.all(racers)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'learner-enrolled')).toHaveLength(1);
    expect(await count(north)).toBe(1);
  });

  test('for an agency that is suspended', async () => {
    const suspended = await anAgency().suspended().in(db);
    const community = await aCommunity().of(suspended).in(db);
    expect(await enrol(community, suspended)).toMatchObject({ kind: 'agency-not-authorised' });
    expect(await count(suspended)).toBe(0);
  });

  test('in the name of another agency', async () => {
    const foreign = aLearner().of(foreignHall).enrolledIn(version).build();
    const added = db.units.write(aMemberOf(north.id), (unit) => store.add(unit, foreign));
    await expect(added).rejects.toThrow('row-level security');
  });
});

test('another agency’s learner is unknown, and so is what is no id', async () => {
  const ours = await aLearner().of(hall).enrolledIn(version).in(db);
  const theirs = await aLearner().of(foreignHall).enrolledIn(version).in(db);
  const seen = await db.units.read(aMemberOf(north.id), async (unit) => ({
    byIds: await reads.byIds(unit, [ours.id, theirs.id, 'no id']),
    theirs: await reads.one(unit, theirs.id),
    noId: await reads.one(unit, "'; drop table learners"),
  }));
  expect(seen).toEqual({ byIds: [{ ...ours, communityName: hall.name }], theirs: null, noId: null });
});

test('who is enrolled can be found from that moment on, by any part of the name', async () => {
  await enrol(hall, north);
  for (const search of ['elise', 'LIS', 'vign', 'katz avi', "d'avignon", 'davignon'])
    expect(await db.units.read(aMemberOf(north.id), (unit) => roster.count(unit, { search }))).toBe(1);
});

describe('a learner opened for a decision', () => {
  test('is opened by one unit at a time (T17)', async () => {
    const learner = await aLearner().of(hall).enrolledIn(version).in(db);
    const order: string[] = [];
    const open = (name: string) =>
      db.units.write(aMemberOf(north.id), async (unit) => {
        expect(await store.openForUpdate(unit, learner.id)).toEqual(learner);
        order.push(`${name} opens`);
        await pause(150);
        order.push(`${name} closes`);
        return unit.leaveUntouched(undefined);
      });
    await Promise.all([open('one'), open('other')]);
    expect([order[0]?.split(' ')[0], order[2]?.split(' ')[0]]).toEqual([
      order[1]?.split(' ')[0],
      order[3]?.split(' ')[0],
    ]);
  });

  test('is unknown to another agency', async () => {
    const theirs = await aLearner().of(foreignHall).enrolledIn(version).in(db);
    const opened = await db.units.write(aMemberOf(north.id), async (unit) =>
      unit.leaveUntouched([
        await store.openForUpdate(unit, theirs.id),
        await store.openForUpdate(unit, 'no id'),
      ]),
    );
    expect(opened).toEqual([null, null]);
  });
});
