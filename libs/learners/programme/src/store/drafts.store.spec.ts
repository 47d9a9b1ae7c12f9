import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';

import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aProgramme } from '../../../../../test/builders/programme.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Catalogue, ProgrammeVersion } from '../domain/programme-version.js';
import { DiscardDraft } from '../use-cases/discard-draft.js';
import { PublishDraft } from '../use-cases/publish-draft.js';
import { RetireProgramme } from '../use-cases/retire-programme.js';
import { SaveDraft } from '../use-cases/save-draft.js';
import { StartDraft } from '../use-cases/start-draft.js';
import { DraftReads } from './draft.reads.js';
import { DraftStore } from './draft.store.js';
import { ProgrammeReads } from './programme.reads.js';
import { ProgrammeStore } from './programme.store.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const LPHQ = aStaffMember();
const NOBODY = '00000000-0000-4000-8000-0000000000ff';
const reads = new ProgrammeReads();
const draftReads = new DraftReads();

let db: TestDatabase;
let base: ProgrammeVersion;

beforeEach(async () => {
  db = await openTestDatabase();
  base = await aProgramme().ofEdition('first').in(db);
});
afterEach(() => db.close());

function acts() {
  const [store, drafts, journal] = [new ProgrammeStore(), new DraftStore(), new Journal(CLOCK)];
  return {
    start: new StartDraft(db.units, store, drafts, journal, CLOCK),
    save: new SaveDraft(db.units, reads, drafts, journal, CLOCK),
    discard: new DiscardDraft(db.units, drafts, journal),
    publish: new PublishDraft(db.units, store, drafts, journal, CLOCK),
    retire: new RetireProgramme(db.units, store, journal, CLOCK),
  };
}

const started = async (edition = 'second') => {
  const outcome = await acts().start.run(LPHQ, { programmeVersionId: base.id, edition });
  if (outcome.kind !== 'draft-started') throw new Error(outcome.kind);
  return outcome.draft;
};
const drafts = () => db.units.read(LPHQ, (unit) => draftReads.all(unit));
const all = () => db.units.read(LPHQ, (unit) => reads.all(unit));
const journalled = () =>
  db
    .adminQuery<{ type: string }>('select type from journal_entries order by written_at, id')
    .then((rows) => rows.map(({ type }) => type));
const renamed = (catalogue: Catalogue, en: string): Catalogue => ({
  ...catalogue,
  title: { ...catalogue.title, en },
});

describe('a draft', () => {
  test('begins as a copy whose assignments count one for one, and nobody but LPHQ may ask for it', async () => {
    const draft = await started();
    const { id: _id, state: _state, ...copied } = base;
    const assignments = [1, 2, 3, 4].map((number) => ({ number, from: [number] }));
    expect(draft).toMatchObject({ revision: 1, basedOn: base.id });
    expect(draft.catalogue).toEqual({
      ...copied,
      edition: 'second',
      carriesOver: [...base.carriesOver, { edition: 'first', assignments }],
    });
    expect(await drafts()).toEqual([draft]);
    const member = aMemberOf(anAgency().build().id);
    await expect(db.units.read(member, (unit) => draftReads.all(unit))).rejects.toThrow('permission denied');
    expect((await all()).map(({ edition }) => edition)).toEqual(['first']);
  });

  test('has an edition of its own: neither a version’s nor another draft’s, and a slug', async () => {
    await started();
    const { start } = acts();
    const asks = (edition: string, programmeVersionId = base.id) =>
      start.run(LPHQ, { edition, programmeVersionId });
    expect(await asks('first')).toEqual({ kind: 'edition-taken', edition: 'first' });
    expect(await asks('second')).toEqual({ kind: 'edition-taken', edition: 'second' });
    expect(await asks('../third')).toMatchObject({ kind: 'invalid-input' });
    expect(await asks('third', NOBODY)).toEqual({ kind: 'programme-unknown' });
    expect(await journalled()).toEqual(['programme.draft-started']);
  });

  test('is saved whole and tidy; of two who read the same one, the second is told', async () => {
    const { id, catalogue } = await started();
    const { save } = acts();
    const [one, other] = await Promise.all(
      ['  One ', 'Other'].map((title) =>
        save.run(LPHQ, { draftId: id, revision: 1, document: renamed(catalogue, title) }),
      ),
    );
    const kinds = [one?.kind, other?.kind].sort();
    expect(kinds).toEqual(['draft-moved-on', 'draft-saved']);
    const [held] = await drafts();
    expect(held).toMatchObject({ revision: 2 });
    expect(held?.catalogue.title.en).toBe(one?.kind === 'draft-saved' ? 'One' : 'Other');
  });

  test('is refused with every fault at its place, and stays as it was', async () => {
    const draft = await started();
    const { save } = acts();
    const saves = (document: unknown) => save.run(LPHQ, { draftId: draft.id, revision: 1, document });
    const spoilt = { ...renamed(draft.catalogue, ''), assignments: [] };
    expect(await saves(spoilt)).toEqual({
      kind: 'invalid-input',
      problems: [{ field: 'title.en', because: 'empty' }],
    });
    const stray = { edition: 'never', assignments: [{ number: 1, from: [1] }] };
    const beyond = { edition: 'first', assignments: [{ number: 1, from: [9] }] };
    expect(await saves({ ...draft.catalogue, carriesOver: [stray, beyond] })).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field: 'carriesOver.0.edition' }, { field: 'carriesOver.1.assignments.0.from' }],
    });
    expect(await saves({ ...draft.catalogue, edition: 'first', carriesOver: [] })).toEqual({
      kind: 'edition-taken',
      edition: 'first',
    });
    expect(await drafts()).toEqual([draft]);
  });

  test('is thrown away as it was read, and never afterwards', async () => {
    const { id: draftId } = await started();
    const { discard } = acts();
    expect(await discard.run(LPHQ, { draftId, revision: 2 })).toEqual({
      kind: 'draft-moved-on',
      revision: 1,
    });
    expect(await discard.run(LPHQ, { draftId, revision: 1 })).toEqual({ kind: 'draft-discarded', draftId });
    expect(await discard.run(LPHQ, { draftId, revision: 1 })).toEqual({ kind: 'draft-unknown' });
    expect(await drafts()).toEqual([]);
  });

  test('becomes, once published, the current version under its own id, for ever', async () => {
    const { id: draftId, catalogue } = await started();
    const { publish } = acts();
    expect(await publish.run(LPHQ, { draftId, revision: 7 })).toMatchObject({ kind: 'draft-moved-on' });
    const outcomes = await Promise.all([1, 1].map((revision) => publish.run(LPHQ, { draftId, revision })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['draft-unknown', 'programme-published']);
    const current = await db.units.read(LPHQ, (unit) => reads.current(unit));
    expect(current).toEqual({ ...catalogue, id: draftId, state: 'PUBLISHED' });
    expect(await drafts()).toEqual([]);
    expect(await journalled()).toEqual(['programme.draft-started', 'programme.published']);
  });
});

describe('a published version', () => {
  const changes = [
    `catalogue = catalogue || '{"edition":"other"}'`,
    `edition = 'other'`,
    `published_at = now()`,
    `state = 'PUBLISHED', catalogue = '{}'`,
  ];

  test.each(changes)('never changes, whoever asks: %s (T15)', async (change) => {
    const changed = db.adminQuery(`update programme_versions set ${change} where id = $1`, [base.id]);
    await expect(changed).rejects.toThrow('never changes');
  });

  test('is never taken away, and a retired one never comes back (T15)', async () => {
    await expect(db.adminQuery('delete from programme_versions')).rejects.toThrow('never changes');
    const retired = await aProgramme().retired().in(db);
    const back = db.adminQuery(
      `update programme_versions set state = 'PUBLISHED', retired_at = null where id = $1`,
      [retired.id],
    );
    await expect(back).rejects.toThrow('never changes');
  });

  test('is retired once, when another one stands; then nobody new comes into it', async () => {
    const later = await aProgramme().publishedOn('2026-06-01T15:00:00Z').in(db);
    const { retire } = acts();
    expect(await retire.run(LPHQ, later.id)).toMatchObject({
      kind: 'programme-retired',
      version: { state: 'RETIRED' },
    });
    expect(await retire.run(LPHQ, later.id)).toEqual({ kind: 'programme-already-retired' });
    expect(await retire.run(LPHQ, NOBODY)).toEqual({ kind: 'programme-unknown' });
    expect(await retire.run(LPHQ, 'no id')).toEqual({ kind: 'programme-unknown' });
    expect((await db.units.read(LPHQ, (unit) => reads.current(unit)))?.id).toBe(base.id);
    const standings = await db.units.read(LPHQ, (unit) => reads.standings(unit, [later.id, base.id]));
    expect(standings.map(({ id, retiredAt }) => [id, retiredAt]).sort()).toEqual(
      [
        [later.id, CLOCK.now()],
        [base.id, null],
      ].sort(),
    );
    expect(await journalled()).toEqual(['programme.retired']);
  });

  test('is not retired when it is the last, even of two retired at once', async () => {
    const later = await aProgramme().in(db);
    const { retire } = acts();
    const outcomes = await Promise.all([base, later].map(({ id }) => retire.run(LPHQ, id)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['last-programme', 'programme-retired']);
  });
});
