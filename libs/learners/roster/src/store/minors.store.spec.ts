import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { AgencyStandings, AgencyStore } from '#authority/agencies';
import { ProgrammeReads } from '#learners/programme';
import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { constraintOf, query } from '#platform/persistence';

import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Learner } from '../domain/learner.js';
import { ChangeLearner } from '../use-cases/change-learner.js';
import { LearnersForChange } from '../use-cases/learners-for-change.js';
import { LearnerStore } from './learner.store.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const store = new LearnerStore();
const forChange = new LearnersForChange(store, new AgencyStandings(new AgencyStore()), CLOCK);

let db: TestDatabase;
let north: AgencyScene;
let south: AgencyScene;
let zoe: Learner;
const kids = new Map<string, string>();

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  south = await anAgencyScene(db, anAgency().named('Southern Agency'));
  for (const { agency } of [north, south]) kids.set(agency.id, await aSigningKey().in(db, agency));
});
afterAll(() => db.close());
beforeEach(async () => {
  zoe = await north.enrols();
});

const attests = (ageAttested: string, displayName = 'Zoe Tremblay') =>
  new ChangeLearner(db.units, forChange, new ProgrammeReads(), store, new Journal(CLOCK)).run(north.manager, {
    ...{ learnerId: zoe.id, ageAttested, displayName, givenName: 'Zoe', familyName: 'Tremblay' },
  });

/** A badge of the learner, as the agency of the scene issued it. */
async function holds(
  badge: ReturnType<typeof aBadge>,
  of = zoe,
  { agency, manager } = north,
): Promise<unknown> {
  const kid = kids.get(agency.id) ?? '';
  return badge.of(of).in(db, { kid, preparedBy: manager.accountId });
}

/** What the database says to the agency's own role past every act. */
const writes = (ageAttested: string): Promise<string | null> =>
  db.units
    .write(north.manager, async (unit) => {
      const sql = 'update enrolments set age_attested = $2 where learner_id = $1';
      await query(unit, sql, [zoe.id, ageAttested]);
      return unit.leaveUntouched('done');
    })
    .catch(constraintOf);

const NAMED = () => aBadge().showing('Z. Tremblay');

describe('nobody becomes a minor over a badge that shows their name', () => {
  test.each([
    ['waits for its signature', NAMED],
    ['is issued', () => NAMED().issued()],
    ['is suspended', () => NAMED().suspended()],
  ])('which %s: it is to be taken back or replaced first', async (_, badge) => {
    await holds(badge());
    expect(await attests('MINOR_WITH_CONSENT')).toEqual({ kind: 'badge-shows-name', issuedBy: null });
    expect(await writes('MINOR_WITH_CONSENT')).toBe('enrolments_named_badge');
    expect(await attests('ADULT')).toMatchObject({ kind: 'learner-changed' });
    expect(await writes('ADULT')).toBe('done');
  });

  test('which another agency issued, from where they were transferred: it is named', async () => {
    const before = await south.enrols();
    await db.adminQuery('update learners set portable_id = $2 where id = $1', [before.id, zoe.portableId]);
    await holds(NAMED().issued(), before, south);
    expect(await attests('MINOR_WITH_CONSENT')).toEqual({
      kind: 'badge-shows-name',
      issuedBy: 'Southern Agency',
    });
    expect(await writes('MINOR_WITH_CONSENT')).toBe('enrolments_named_badge');
  });
});

describe('somebody becomes a minor', () => {
  test.each([
    ['shows no name', () => aBadge().issued()],
    ['was revoked', () => NAMED().revoked()],
    ['was withdrawn', () => NAMED().withdrawn()],
    ['was undone', () => NAMED().undone()],
  ])('whose badge %s', async (_, badge) => {
    await holds(badge());
    expect(await writes('MINOR_WITH_CONSENT')).toBe('done');
    expect(await attests('MINOR_WITH_CONSENT')).toMatchObject({
      kind: 'learner-changed',
      learner: { enrolment: { ageAttested: 'MINOR_WITH_CONSENT' } },
    });
  });

  test('who has none, whatever others have', async () => {
    await holds(NAMED().issued(), await north.enrols());
    expect(await attests('MINOR_WITH_CONSENT')).toMatchObject({ kind: 'learner-changed' });
  });

  test('and stays one, with everything else corrected, where such a badge came about all the same', async () => {
    await attests('MINOR_WITH_CONSENT');
    await holds(NAMED().issued());
    expect(await attests('MINOR_WITH_CONSENT', 'Zoe T.')).toMatchObject({
      kind: 'learner-changed',
      learner: { displayName: 'Zoe T.', enrolment: { ageAttested: 'MINOR_WITH_CONSENT' } },
    });
  });
});
