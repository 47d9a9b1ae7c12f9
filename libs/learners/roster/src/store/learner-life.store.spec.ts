import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { type Agency, AgencyStandings, AgencyStore } from '#authority/agencies';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { query } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { ENROLMENT_STANDINGS, mayMoveTo } from '../domain/enrolment-state.js';
import type { Learner } from '../domain/learner.js';
import { ChangeLearner, type ChangeLearnerRequest } from '../use-cases/change-learner.js';
import { LearnersForChange } from '../use-cases/learners-for-change.js';
import { MoveEnrolment } from '../use-cases/move-enrolment.js';
import { MoveLearner } from '../use-cases/move-learner.js';
import { LearnerReads } from './learner.reads.js';
import { LearnerStore } from './learner.store.js';
import { RosterReads } from './roster.reads.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const store = new LearnerStore();
const journal = new Journal(CLOCK);
const forChange = new LearnersForChange(store, new AgencyStandings(new AgencyStore()), CLOCK);

let db: TestDatabase;
let version: ProgrammeVersion;
let north: Agency;
let hall: ReturnType<ReturnType<typeof aCommunity>['build']>;
let zoe: Learner;
let acting: MemberActor;

beforeAll(async () => {
  db = await openTestDatabase();
  version = await aProgramme().in(db);
});
beforeEach(async () => {
  north = await anAgency().in(db);
  acting = aMemberOf(north.id);
  await accountsIn(db, acting);
  hall = await aCommunity().of(north).in(db);
  zoe = await aLearner()
    .of(hall)
    .enrolledIn(version)
    .withExternalId('HR-1')
    .joinedOn('2026-03-09')
    .attested('ADULT')
    .in(db);
});
afterAll(() => db.close());

const manager = () => acting;
const moves = (act: 'PUT_ON_HOLD' | 'RESUME', learnerId = zoe.id) =>
  new MoveEnrolment(db.units, forChange, store, journal).run(manager(), { learnerId, act, reason: 'Away.' });
const movesTo = (communityId: string, learnerId = zoe.id) =>
  new MoveLearner(db.units, forChange, store, journal).run(manager(), { learnerId, communityId });
const corrects = (different: Partial<ChangeLearnerRequest>) =>
  new ChangeLearner(db.units, forChange, new ProgrammeReads(), store, journal).run(manager(), {
    learnerId: zoe.id,
    givenName: 'Zoe',
    familyName: 'Tremblay',
    externalId: 'HR-1',
    joinedOn: '2026-03-09',
    ageAttested: 'ADULT',
    ...different,
  });
const now = async (): Promise<Learner | null> =>
  db.units.read(manager(), (unit) => new LearnerReads().one(unit, zoe.id));
const told = () =>
  db.adminQuery<{ type: string; entry: Buffer }>(
    'select type, entry from journal_entries where subject_id = $1 order by id',
    [zoe.id],
  );
const found = (search: string) =>
  db.units.read(manager(), (unit) => new RosterReads(CLOCK).count(unit, { search }));

describe('an enrolment', () => {
  test('rests and goes on, each told once, the reason sealed', async () => {
    await moves('PUT_ON_HOLD');
    expect(await now()).toMatchObject({
      enrolment: { standing: 'ON_HOLD', standingReason: 'Away.', standingSince: CLOCK.now() },
    });
    expect(await moves('PUT_ON_HOLD')).toMatchObject({ kind: 'enrolment-stays', standing: 'ON_HOLD' });
    await moves('RESUME');
    expect(await now()).toMatchObject({ enrolment: { standing: 'ACTIVE' } });
    const entries = await told();
    expect(entries.map(({ type }) => type)).toEqual(['learner.put-on-hold', 'learner.resumed']);
    expect(entries.map(({ entry }) => entry.toString('utf8')).join()).not.toContain('Away');
  });

  test('moves as its table says, whoever writes it', async () => {
    for (const from of ENROLMENT_STANDINGS)
      for (const to of ENROLMENT_STANDINGS.filter((each) => each !== from)) {
        const learner = await aLearner().of(hall).enrolledIn(version).standing(from).in(db);
        const write = db.adminQuery(
          `update enrolments set standing = $2, standing_reason = 'x' where learner_id = $1`,
          [learner.id, to],
        );
        const isMoved = await write.then(
          () => true,
          () => false,
        );
        expect({ from, to, isMoved }).toEqual({ from, to, isMoved: mayMoveTo(from, to) });
      }
  });

  test('is nobody else’s: another agency’s learner is unknown, and a suspended agency moves nobody', async () => {
    const southern = await anAgency().in(db);
    const theirs = await aLearner()
      .of(await aCommunity().of(southern).in(db))
      .enrolledIn(version)
      .in(db);
    expect(await moves('PUT_ON_HOLD', theirs.id)).toEqual({ kind: 'learner-unknown' });
    await db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [north.id]);
    expect(await moves('PUT_ON_HOLD')).toMatchObject({ kind: 'agency-not-authorised' });
    expect(await now()).toMatchObject({ enrolment: { standing: 'ACTIVE' } });
  });
});

describe('a learner', () => {
  test('moves to another community of the agency, and to no other; where they are already is not told', async () => {
    const other = await aCommunity().named('Another Hall').of(north).in(db);
    const foreign = await aCommunity()
      .of(await anAgency().in(db))
      .in(db);
    expect(await movesTo(hall.id)).toMatchObject({ kind: 'learner-moved' });
    expect(await told()).toEqual([]);
    for (const id of [foreign.id, 'no id']) expect(await movesTo(id)).toEqual({ kind: 'community-unknown' });
    expect(await movesTo(other.id)).toMatchObject({ kind: 'learner-moved' });
    expect(await now()).toMatchObject({ communityId: other.id, communityName: other.name });
    expect(await told()).toMatchObject([{ type: 'learner.moved' }]);
  });

  test('who moves has not said when they joined the new community; where they stay, they have', async () => {
    await movesTo(hall.id);
    expect(await now()).toMatchObject({ joinedOn: '2026-03-09' });
    const other = await aCommunity().named('Another Hall').of(north).in(db);
    expect(await movesTo(other.id)).toMatchObject({ learner: { joinedOn: null } });
    expect(await now()).toMatchObject({ communityId: other.id, joinedOn: null });
  });

  test('has joined on the day that was corrected last; the journal has which field, and no day in the clear', async () => {
    expect(await corrects({ joinedOn: '2026-03-08' })).toMatchObject({ kind: 'learner-changed' });
    expect(await now()).toMatchObject({ joinedOn: '2026-03-08' });
    expect(await corrects({ joinedOn: null })).toMatchObject({ learner: { joinedOn: null } });
    expect(await corrects({ joinedOn: '2027-11-23' })).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'joinedOn', because: 'too-far-ahead', values: { latest: '2027-11-22' } }],
    });
    expect(await now()).toMatchObject({ joinedOn: null });
    const [first, second] = (await told()).map(({ entry }) => entry.toString('utf8'));
    expect(first).toContain('"fields":["joinedOn"]');
    expect(`${first}${second}`).not.toMatch(/2026-03-0[89]/);
  });

  test.each(['WITHDRAWN', 'REMOVED', 'TRANSFERRED'] as const)(
    'who is %s moves nowhere, and is corrected all the same',
    async (standing) => {
      zoe = await aLearner().of(hall).enrolledIn(version).standing(standing).in(db);
      const other = await aCommunity().named('Another Hall').of(north).in(db);
      expect(await movesTo(other.id)).toEqual({ kind: 'learner-not-active', standing });
      expect(await corrects({ email: 'zoe@example.org', externalId: null })).toMatchObject({
        kind: 'learner-changed',
      });
    },
  );

  test('is corrected whole: found by the new name and by the old no longer; before and after are sealed', async () => {
    await corrects({ givenName: 'Élodie', familyName: 'Vandersloot', email: 'E@example.org' });
    expect(await now()).toMatchObject({
      displayName: 'Élodie Vandersloot',
      sortKey: 'vandersloot  elodie',
      email: 'e@example.org',
    });
    expect([await found('elod'), await found('tremb')]).toEqual([1, 0]);
    const [entry] = await told();
    const text = entry?.entry.toString('utf8') ?? '';
    expect(text).toContain('"fields":["name","displayName","email"]');
    expect(text).not.toMatch(/lodie|Zoe|example/);
    const kept = await db.adminQuery<{ sealed: Buffer }>(
      'select sealed from journal_particulars where subject_id = $1',
      [zoe.id],
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.sealed.toString('utf8')).not.toMatch(/lodie|Zoe|example/);
  });

  test('stays as they are where the external id is another’s or the form says nothing new', async () => {
    await aLearner().of(hall).enrolledIn(version).withExternalId('HR-2').in(db);
    expect(await corrects({ externalId: 'HR-2' })).toEqual({
      kind: 'external-id-taken',
      externalId: 'HR-2',
    });
    expect(await corrects({})).toMatchObject({ kind: 'learner-changed' });
    expect(await told()).toEqual([]);
  });

  test('keeps the portable id, which no agency may write over', async () => {
    const write = db.units.write(manager(), (unit) =>
      query(unit, 'update learners set portable_id = gen_random_uuid() where id = $1', [zoe.id]),
    );
    await expect(write).rejects.toThrow('permission denied');
  });
});
