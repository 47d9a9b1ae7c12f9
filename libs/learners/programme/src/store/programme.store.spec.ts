import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { LPHQ_SCOPE } from '#platform/tenancy';

import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { pastTriggers } from '../../../../../test/builders/past-triggers.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { SEED_EDITION } from '../domain/seed-edition.js';
import { PublishProgramme } from '../use-cases/publish-programme.js';
import { ProgrammeReads } from './programme.reads.js';
import { ProgrammeStore } from './programme.store.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const MEMBER = aMemberOf(anAgency().build().id);
const reads = new ProgrammeReads();

let db: TestDatabase;

beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

const publish = (document: unknown) =>
  new PublishProgramme(db.units, new ProgrammeStore(), new Journal(CLOCK), CLOCK).run(
    aStaffMember(),
    document,
  );
const current = () => db.units.read(MEMBER, (unit) => reads.current(unit));
const entries = () => db.adminQuery('select type, agency_id from journal_entries');

describe('a catalogue that LPHQ publishes', () => {
  test('is the current version for everybody, and LPHQ’s journal has it', async () => {
    const outcome = await publish(SEED_EDITION);
    if (outcome.kind !== 'programme-published') throw new Error(outcome.kind);
    expect(outcome.version).toMatchObject({ ...SEED_EDITION, state: 'PUBLISHED' });
    expect(await current()).toEqual(outcome.version);
    expect(await entries()).toEqual([{ type: 'programme.published', agency_id: LPHQ_SCOPE }]);
  });

  test('is there once, however often and however simultaneously it is published', async () => {
    const outcomes = await Promise.all([publish(SEED_EDITION), publish(SEED_EDITION), publish(SEED_EDITION)]);
    const again = await publish(JSON.parse(JSON.stringify(SEED_EDITION)));
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([
      'programme-already-published',
      'programme-already-published',
      'programme-published',
    ]);
    expect(again).toEqual({ kind: 'programme-already-published', version: await current() });
    expect(await entries()).toHaveLength(1);
  });

  test('never changes: other content under its edition is refused (T15)', async () => {
    await publish(SEED_EDITION);
    const policies = { ...SEED_EDITION.policies, badgeValidityMonths: 36 };
    expect(await publish({ ...SEED_EDITION, policies })).toEqual({ kind: 'edition-taken', edition: '2026' });
    expect((await current())?.policies.badgeValidityMonths).toBe(24);
  });

  test('is refused when it cannot be read', async () => {
    expect(await publish({ ...SEED_EDITION, edition: '' })).toMatchObject({ kind: 'catalogue-unreadable' });
    expect(await entries()).toEqual([]);
  });
});

describe('the current version', () => {
  test('is the one published last, and never a retired one', async () => {
    await aProgramme().ofEdition('first').publishedOn('2025-01-01T00:00:00Z').in(db);
    const second = await aProgramme().ofEdition('second').publishedOn('2026-01-01T00:00:00Z').in(db);
    await aProgramme().ofEdition('third').publishedOn('2026-06-01T00:00:00Z').retired().in(db);
    expect(await current()).toEqual(second);
  });

  test('is null while there is none', async () => {
    expect(await current()).toBeNull();
  });
});

describe('a version by its id', () => {
  test('is found whatever its state; ids of nothing find nothing', async () => {
    const retired = await aProgramme().retired().in(db);
    const found = await db.units.read(MEMBER, (unit) =>
      reads.byIds(unit, [retired.id, 'no id', '00000000-0000-4000-8000-0000000000ff']),
    );
    expect(found).toEqual([retired]);
  });

  test('is a fault when its catalogue is damaged', async () => {
    const { id } = await aProgramme().in(db);
    await pastTriggers(
      db,
      `update programme_versions set catalogue = catalogue - 'policies' where id = '${id}'`,
    );
    await expect(db.units.read(MEMBER, (unit) => reads.byIds(unit, [id]))).rejects.toThrow('damaged');
  });
});

test('an agency publishes nothing and changes nothing', async () => {
  const { id } = await aProgramme().in(db);
  const added = db.units.write(MEMBER, (unit) =>
    new ProgrammeStore().add(unit, { ...SEED_EDITION, id, state: 'PUBLISHED' }, CLOCK.now()),
  );
  await expect(added).rejects.toThrow('permission denied');
});
