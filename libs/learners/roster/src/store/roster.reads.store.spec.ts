import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { ProgrammeVersion } from '#learners/programme';
import { fixedClock, parseInstant } from '#platform/clock';
import type { Cursor, Page, ReadUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { LEARNER_ORDERS, type LearnerFilter, type LearnerOrder } from '../domain/learner-filter.js';
import { type ListedLearner, RosterReads } from './roster.reads.js';

const roster = new RosterReads(fixedClock('2026-11-21T19:32:00Z'));

let db: TestDatabase;
let version: ProgrammeVersion;

beforeAll(async () => {
  db = await openTestDatabase();
  version = await aProgramme().in(db);
});
afterAll(() => db.close());

interface Hall {
  readonly id: string;
  readonly agencyId: AgencyId;
}

const anotherHall = async (): Promise<Hall> =>
  aCommunity()
    .of(await anAgency().in(db))
    .in(db);
const reading = <T>({ agencyId }: Pick<Hall, 'agencyId'>, work: (unit: ReadUnit) => Promise<T>): Promise<T> =>
  db.units.read(aMemberOf(agencyId), work);
const namesIn = (hall: Hall, filter: LearnerFilter = {}, order?: LearnerOrder): Promise<string[]> =>
  reading(hall, async (unit) => {
    const page = await roster.page(unit, { first: 100, after: null }, filter, order);
    expect(await roster.count(unit, filter)).toBe(page.rows.length);
    return page.rows.map(({ learner }) => learner.displayName);
  });

/** A learner of each name, given and family by a space between, in this order. */
async function enrolled(hall: Hall, ...names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [nr, name] of names.entries()) {
    const [given, family] = name.split(' ');
    const named = family === undefined ? aLearner().singleNamed(given!) : aLearner().named(given!, family);
    const registeredAt = parseInstant(`2026-03-02T15:00:${String(nr % 60).padStart(2, '0')}Z`)!;
    ids.push((await named.of(hall).enrolledIn(version).registeredAt(registeredAt).in(db)).id);
  }
  return ids;
}

describe('the order', () => {
  const SORTED = [
    ...[
      'A Ávila',
      'A Eaton',
      'Élise',
      'A Emond',
      'A Łapiński',
      'A Laplante',
      'A O’Brien',
      'A Œuvray',
      'A Ofori',
    ],
    ...['A Ørsted', 'A Zhou', 'Ж Жуков', 'A עמית'],
  ];

  test('is Unicode’s: Élise stands at E, Œ and Ø at O, other scripts after', async () => {
    const hall = await anotherHall();
    await enrolled(hall, ...SORTED.toSorted());
    expect(await namesIn(hall)).toEqual(SORTED);
    expect(await namesIn(hall, {}, 'NAME_DESC')).toEqual(SORTED.toReversed());
  });

  test('is by given name within a family, and Berg comes before Berger', async () => {
    const hall = await anotherHall();
    await enrolled(hall, 'Anna Berger', 'Noa Faure', 'Zoe Berg', 'Élise Fauré');
    expect(await namesIn(hall)).toEqual(['Zoe Berg', 'Anna Berger', 'Élise Fauré', 'Noa Faure']);
  });

  test('is by enrolment, the last first, where that is asked', async () => {
    const hall = await anotherHall();
    await enrolled(hall, 'B First', 'C Second', 'A Third');
    expect(await namesIn(hall, {}, 'RECENT')).toEqual(['A Third', 'C Second', 'B First']);
  });
});

describe('pages', () => {
  const LIKE_EACH_OTHER = [
    'A E',
    'A É',
    'a e',
    'Æ E',
    'AE E',
    'A-E E',
    'A’E E',
    'Ae Œ',
    'ае Е',
    'E',
    'É',
    'Oe Œ',
    'Œ Oe',
  ];

  test.each(LEARNER_ORDERS)('by %s hold everybody once, whatever is equal', async (order) => {
    const hall = await anotherHall();
    const names = [...LIKE_EACH_OTHER, ...LIKE_EACH_OTHER, ...LIKE_EACH_OTHER];
    const ids = await enrolled(hall, ...names);
    await db.adminQuery(
      `update learners set registered_at = '2026-03-02 15:00:00.123456+00' where agency_id = $1 and given_name = 'A'`,
      [hall.agencyId],
    );
    const whole = await reading(hall, (unit) => roster.page(unit, { first: 100, after: null }, {}, order));
    const paged = await reading(hall, (unit) => inPagesOf(4, unit, order));
    expect(paged).toEqual(whole.rows.map(({ learner }) => learner.id));
    expect(paged.toSorted()).toEqual(ids.toSorted());
  });

  async function inPagesOf(first: number, unit: ReadUnit, order: LearnerOrder): Promise<string[]> {
    const ids: string[] = [];
    for (let after: Cursor | null = null, more = true; more;) {
      const page: Page<ListedLearner> = await roster.page(unit, { first, after }, {}, order);
      ids.push(...page.rows.map(({ learner }) => learner.id));
      after = page.rows.at(-1)?.cursor ?? null;
      more = page.hasNext;
    }
    return ids;
  }
});

describe('the filters', () => {
  test('narrow together; another agency’s community, and what is no id, have nobody', async () => {
    const [hall, foreign] = [await anotherHall(), await anotherHall()];
    const annex = await aCommunity().of({ id: hall.agencyId }).named('Annex').in(db);
    await enrolled(hall, 'Zoé Tremblay', 'Zed Roy');
    await enrolled(foreign, 'Zoé Foreign');
    await aLearner().of(annex).named('Zoe', 'Trudel').onTrack('GUARD').enrolledIn(version).in(db);
    expect(await namesIn(hall, { search: 'zo' })).toEqual(['Zoé Tremblay', 'Zoe Trudel']);
    expect(await namesIn(hall, { search: 'tr zo', communityId: hall.id })).toEqual(['Zoé Tremblay']);
    expect(await namesIn(hall, { search: 'zo', track: 'GUARD' })).toEqual(['Zoe Trudel']);
    expect(await namesIn(hall, { communityId: annex.id, track: 'MSO' })).toEqual([]);
    expect(await namesIn(hall, { search: '   ' })).toHaveLength(3);
    for (const nobody of [
      { communityId: foreign.id },
      { communityId: 'no id' },
      { search: '--' },
      { search: 'foreign' },
    ])
      expect(await namesIn(hall, nobody)).toEqual([]);
  });

  test('find what no pattern means anything in', async () => {
    const hall = await anotherHall();
    await enrolled(hall, 'Per%cent Under_score');
    expect(await namesIn(hall, { search: '%' })).toEqual([]);
    expect(await namesIn(hall, { search: 'p_x' })).toEqual([]);
    expect(await namesIn(hall, { search: 'r%c' })).toEqual(['Per%cent Under_score']);
    for (const search of ["'; drop table learners --", '\0', '\ud800', '\u{10ffff}', 'x'.repeat(100_000)])
      expect(await namesIn(hall, { search })).toEqual([]);
  });
});

describe('everybody who matches', () => {
  test('is a set of ids without those who are left out, and no more than may be', async () => {
    const [hall, foreign] = [await anotherHall(), await anotherHall()];
    const [one, two, three] = await enrolled(hall, 'Zoe One', 'Zoe Two', 'Zoe Three', 'Adam Four');
    const [theirs] = await enrolled(foreign, 'Zoe Foreign');
    const ids = (except: readonly string[], limit = 100): Promise<string[]> =>
      reading(hall, (unit) => roster.idsMatching(unit, { search: 'zoe' }, except, limit));
    expect((await ids([])).toSorted()).toEqual([one, two, three].toSorted());
    expect((await ids([two!, theirs!, 'no id'])).toSorted()).toEqual([one, three].toSorted());
    expect(await ids([], 2)).toHaveLength(2);
  });
});
