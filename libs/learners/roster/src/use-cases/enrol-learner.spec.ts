import { beforeEach, describe, expect, test } from '@jest/globals';

import { AgencyStandings, AgencyStore, type MayAct } from '#authority/agencies';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { fixedClock } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { FakeJournal, FakeUnits } from '../../../../../test/builders/fake-floor.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import type { Learner } from '../domain/learner.js';
import { LearnerStore } from '../store/learner.store.js';
import { EnrolLearner } from './enrol-learner.js';
import { EnrolmentTerms } from './enrolment-terms.js';

const AGENCY = anAgency().build();
const VERSION = aProgramme().build();
const REQUEST = {
  communityId: '00000000-0000-4000-8000-0000000000c1',
  givenName: 'Élise',
  familyName: "D'Avignon-Katz",
  email: 'elise@example.org',
  externalId: 'HR-7',
  joinedOn: '2026-11-02',
  track: 'MSO',
};

class FakeStandings extends AgencyStandings {
  answer: MayAct = { kind: 'may-act', agency: AGENCY };

  override async mayAct(): Promise<MayAct> {
    return this.answer;
  }
}

class FakeProgrammes extends ProgrammeReads {
  answer: ProgrammeVersion | null = VERSION;

  override async current(): Promise<ProgrammeVersion | null> {
    return this.answer;
  }
}

class FakeLearners extends LearnerStore {
  answer: Awaited<ReturnType<LearnerStore['add']>> = 'added';
  readonly held: Learner[] = [];

  override async add(_unit: WriteUnit, learner: Learner) {
    if (this.answer === 'added') this.held.push(learner);
    return this.answer;
  }
}

let units: FakeUnits;
let standings: FakeStandings;
let programmes: FakeProgrammes;
let learners: FakeLearners;
let journal: FakeJournal;

beforeEach(() => {
  units = new FakeUnits();
  standings = new FakeStandings(new AgencyStore());
  programmes = new FakeProgrammes();
  learners = new FakeLearners();
  journal = new FakeJournal();
});

const enrol = (different: Partial<typeof REQUEST> = {}, iso = '2026-11-21T19:32:00Z') => {
  const terms = new EnrolmentTerms(standings, programmes, fixedClock(iso));
  const act = new EnrolLearner(units, terms, learners, journal);
  return act.run(aMemberOf(AGENCY.id, 'AGENCY_REGISTRAR'), { ...REQUEST, ...different });
};

describe('to enrol a learner', () => {
  test('keeps the learner in the current version, from today in Toronto on', async () => {
    const outcome = await enrol({}, '2026-11-22T04:30:00Z');
    const [learner] = learners.held;
    expect(outcome).toEqual({ kind: 'learner-enrolled', learner });
    expect(learner).toMatchObject({
      agencyId: AGENCY.id,
      accountId: null,
      joinedOn: '2026-11-02',
      displayName: "Élise D'Avignon-Katz",
      sortKey: "d'avignon-katz  elise",
      enrolment: { programmeVersionId: VERSION.id, track: 'MSO', enrolledOn: '2026-11-21' },
    });
  });

  test('keeps the display name that was asked for', async () => {
    await enrol({ displayName: 'Liz' } as never);
    expect(learners.held[0]?.displayName).toBe('Liz');
  });

  test('tells the journal, with everything personal under the learner’s key', async () => {
    await enrol();
    const [event] = journal.events;
    expect(event).toMatchObject({ type: 'learner.enrolled', subjectId: learners.held[0]?.id });
    const forEver = JSON.stringify([event?.facts, event?.type]);
    for (const personal of ['lise', 'Avignon', 'example.org', 'HR-7', '2026-11-02', REQUEST.communityId])
      expect(forEver).not.toContain(personal);
    expect(event?.particulars).toMatchObject({
      email: 'elise@example.org',
      externalId: 'HR-7',
      joinedOn: '2026-11-02',
    });
  });
});

describe('nothing is written', () => {
  test.each([
    ['community-unknown', { kind: 'community-unknown' }],
    ['external-id-taken', { kind: 'external-id-taken', externalId: 'HR-7' }],
  ] as const)('when the store answers %s', async (answer, outcome) => {
    learners.answer = answer;
    expect(await enrol()).toEqual(outcome);
    expect(units.ended).toEqual(['untouched']);
    expect(journal.events).toEqual([]);
  });

  test('when the agency may not act', async () => {
    const { authorisedUntil } = AGENCY;
    standings.answer = { kind: 'agency-not-authorised', standing: 'SUSPENDED', authorisedUntil };
    expect(await enrol()).toEqual(standings.answer);
    expect(learners.held).toEqual([]);
    expect(units.ended).toEqual(['untouched']);
  });

  test('while LPHQ has published no programme', async () => {
    programmes.answer = null;
    expect(await enrol()).toEqual({ kind: 'no-programme' });
    expect(learners.held).toEqual([]);
    expect(units.ended).toEqual(['untouched']);
  });

  test('for a form that cannot be read or a community id that is none', async () => {
    expect(await enrol({ givenName: '' })).toMatchObject({ kind: 'invalid-input' });
    expect(await enrol({ communityId: "' or true --" })).toEqual({ kind: 'community-unknown' });
    expect(units.ended).toEqual([]);
  });
});
