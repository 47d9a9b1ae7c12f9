import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { type Agency, AgencyStandings, AgencyStore } from '#authority/agencies';
import { ProgrammeReads } from '#learners/programme';
import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { SheetRow } from '../domain/learner-sheet.js';
import { EnrolLearners } from '../use-cases/enrol-learners.js';
import { EnrolmentTerms } from '../use-cases/enrolment-terms.js';
import { SheetDesk } from '../use-cases/sheet-desk.js';
import { LearnerReads } from './learner.reads.js';
import { ManyLearnersStore } from './many-learners.store.js';
import { SheetStore } from './sheet.store.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');

let db: TestDatabase;
let north: Agency;
let hall: { readonly id: string };
let registrar: ReturnType<typeof aMemberOf>;

beforeAll(async () => {
  db = await openTestDatabase();
  await aProgramme().in(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  north = await anAgency().in(db);
  hall = await aCommunity().named('Northern Hall').of(north).in(db);
  registrar = aMemberOf(north.id, 'AGENCY_REGISTRAR');
  await accountsIn(db, registrar);
});

const desk = () => new SheetDesk(db.units, new ProgrammeReads(), new SheetStore(), CLOCK);
const act = () =>
  new EnrolLearners(
    db.units,
    new EnrolmentTerms(new AgencyStandings(new AgencyStore()), new ProgrammeReads(), CLOCK),
    desk(),
    new ManyLearnersStore(),
    new Journal(CLOCK),
  );
const named = (familyName: string, different: Partial<SheetRow> = {}): SheetRow => ({
  givenName: 'Zoe',
  familyName,
  ...different,
});
const sheetOf = (...rows: SheetRow[]) => ({
  rows,
  defaults: { communityId: hall.id, track: 'MSO', ageAttested: 'ADULT' },
});
const enrols = (sheet: ReturnType<typeof sheetOf>, sheetId: string = randomUUID(), actor = registrar) =>
  act().run(actor, { ...sheet, sheetId });
const names = async () =>
  (
    await db.adminQuery<{ display_name: string }>(
      'select display_name from learners where agency_id = $1 order by sort_key',
      [north.id],
    )
  ).map(({ display_name }) => display_name);

describe('a sheet', () => {
  test('brings everybody onto the roster who can be, and says why not the others', async () => {
    const outcome = await enrols(sheetOf(named('Abel'), named('9'), named('Cohen', { singleName: 'Both' })));
    expect(outcome).toMatchObject({ kind: 'learners-enrolled', refused: [{ row: 1 }, { row: 2 }] });
    expect(await names()).toEqual(['Zoe Abel']);
  });

  test('leaves the learner as enrolling one by one does: found by name, enrolled today, told in the journal', async () => {
    const outcome = await enrols(
      sheetOf(named('Abel', { externalId: 'HR-7', email: 'zoe@example.org', joinedOn: '2026-11-02' })),
    );
    const [id] = outcome.kind === 'learners-enrolled' ? outcome.learnerIds : [];
    const found = await db.units.read(registrar, (unit) => new LearnerReads().one(unit, id ?? ''));
    expect(found).toMatchObject({
      externalId: 'HR-7',
      email: 'zoe@example.org',
      joinedOn: '2026-11-02',
      communityId: hall.id,
      registeredAt: CLOCK.now(),
      enrolment: { enrolledOn: '2026-11-21', standing: 'ACTIVE', ageAttested: 'ADULT', openingBatchId: null },
    });
    const suffixes = await db.adminQuery<{ suffix: string }>(
      'select suffix from learner_name_suffixes where learner_id = $1 order by suffix',
      [id],
    );
    expect(suffixes.map(({ suffix }) => suffix)).toEqual(expect.arrayContaining(['abel', 'zoe']));
    const entries = await db.adminQuery<{ type: string }>(
      `select type from journal_entries where agency_id = '${north.id}'`,
    );
    expect(entries).toEqual([{ type: 'learner.enrolled' }]);
  });

  test('that is sent twice enrols nobody twice, one press after the other or both at once', async () => {
    const [sheet, sheetId] = [sheetOf(named('Abel'), named('Berg')), randomUUID()];
    const [first, second] = await Promise.all([enrols(sheet, sheetId), enrols(sheet, sheetId)]);
    expect(second).toEqual(first);
    expect(await enrols(sheet, sheetId)).toEqual(first);
    expect(await names()).toEqual(['Zoe Abel', 'Zoe Berg']);
  });

  test('keeps its id to its own agency (T06)', async () => {
    const sheetId = randomUUID();
    await enrols(sheetOf(named('Abel')), sheetId);
    const south = await anAgency().in(db);
    const other = aMemberOf(south.id);
    const theirs = await aCommunity().of(south).in(db);
    await accountsIn(db, other);
    const sheet = {
      ...sheetOf(named('Berg')),
      defaults: { communityId: theirs.id, track: 'MSO', ageAttested: 'ADULT' },
    };
    expect(await enrols(sheet, sheetId, other)).toMatchObject({ kind: 'learners-enrolled', refused: [] });
    const foreign = await enrols({ ...sheet, defaults: sheetOf().defaults }, randomUUID(), other);
    expect(foreign).toMatchObject({ kind: 'nobody-enrolled', refused: [{ because: 'community-unknown' }] });
  });

  test('of two at once with one external id, one takes it and the other hears of it', async () => {
    const outcomes = await Promise.all(
      ['Abel', 'Berg'].map((family) =>
        enrols(sheetOf(named(family, { externalId: 'HR-9' }), named('Other'))),
      ),
    );
    const refused = outcomes.flatMap((each) => ('refused' in each ? each.refused : []));
    expect(refused).toMatchObject([{ row: 0, field: 'externalId', because: 'external-id-taken' }]);
    expect(await names()).toHaveLength(3);
  });

  test('of 200 lines takes as many statements as one of 2', async () => {
    const ofSize = async (size: number) => {
      const lines = Array.from({ length: size }, (_, n) =>
        named(`Abel ${'x'.repeat(n % 7)}y`, { externalId: `${size}-${n}` }),
      );
      const queries = jest.spyOn(pg.Client.prototype, 'query');
      const outcome = await enrols(sheetOf(...lines));
      const statements = queries.mock.calls.length;
      queries.mockRestore();
      return { outcome, statements };
    };
    const [few, many] = [await ofSize(2), await ofSize(200)];
    expect(many.outcome).toMatchObject({ kind: 'learners-enrolled', refused: [] });
    expect(many.statements).toBe(few.statements);
  });

  test('is shown before it is saved, and nothing is saved by it', async () => {
    const shown = await desk().preview(registrar, sheetOf(named('Abel'), named('9')));
    expect(shown).toMatchObject({ kind: 'sheet-judged', sound: [{ row: 0 }], problems: [{ row: 1 }] });
    expect(await names()).toEqual([]);
  });

  test('has a line at least, and 200 at most, and an id', async () => {
    expect(await enrols(sheetOf())).toMatchObject({ problems: [{ field: 'rows', because: 'empty' }] });
    const many = sheetOf(...Array.from({ length: 201 }, () => named('Abel')));
    expect(await enrols(many)).toMatchObject({ problems: [{ field: 'rows', because: 'too-many' }] });
    expect(await enrols(sheetOf(named('Abel')), 'once')).toMatchObject({ problems: [{ field: 'sheetId' }] });
  });

  test('is refused to an agency that may not act', async () => {
    const ended = await anAgency().ended().in(db);
    const member = aMemberOf(ended.id);
    await accountsIn(db, member);
    expect(await enrols(sheetOf(named('Abel')), randomUUID(), member)).toMatchObject({
      kind: 'agency-not-authorised',
    });
  });
});
