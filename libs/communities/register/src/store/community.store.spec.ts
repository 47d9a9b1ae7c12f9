import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { type Agency, AgencyStandings, AgencyStore } from '#authority/agencies';
import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';

import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Community } from '../domain/community.js';
import { ChangeCommunity } from '../use-cases/change-community.js';
import { RegisterCommunity } from '../use-cases/register-community.js';
import { communityCursor, CommunityReads } from './community.reads.js';
import { CommunityStore } from './community.store.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const standings = new AgencyStandings(new AgencyStore());
const store = new CommunityStore();
const reads = new CommunityReads();

let db: TestDatabase;
let north: Agency;
let south: Agency;

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  north = await anAgency().in(db);
  south = await anAgency().in(db);
});
afterAll(() => db.close());

const register = (agency: Agency, name: string, guardModel = 'NONE') =>
  new RegisterCommunity(db.units, standings, store, new Journal(CLOCK), CLOCK).run(aMemberOf(agency.id), {
    name,
    guardModel,
  });
const all = (agency: Agency) =>
  db.units.read(aMemberOf(agency.id), (unit) => reads.page(unit, { first: 100, after: null }));

describe('a community that a manager registers', () => {
  test('is the agency’s, as it was made', async () => {
    const outcome = await register(north, 'Elgin & Vine Community Hall', 'IN_HOUSE');
    if (outcome.kind !== 'community-registered') throw new Error(outcome.kind);
    expect(outcome.community).toMatchObject({
      agencyId: north.id,
      guardModel: 'IN_HOUSE',
      registeredAt: CLOCK.now(),
    });
    expect((await all(north)).rows).toEqual([outcome.community]);
  });

  test('has a name that its agency uses once and other agencies may use too (T06)', async () => {
    await register(north, 'Sablière Society');
    expect(await register(north, 'sabliere society')).toEqual({
      kind: 'community-name-taken',
      name: 'sabliere society',
    });
    expect(await register(south, 'Sablière Society')).toMatchObject({ kind: 'community-registered' });
    expect((await all(north)).rows).toHaveLength(1);
  });

  test('is one of two when two managers register it at once', async () => {
    const outcomes = await Promise.all([register(north, 'Twice'), register(north, 'Twice')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['community-name-taken', 'community-registered']);
  });

  test('may have the longest name there is', async () => {
    expect(await register(north, '\ufdfa'.repeat(53))).toMatchObject({ kind: 'community-registered' });
  });

  test('leaves its name out of the entry', async () => {
    await register(north, 'Beit Or');
    const [row] = await db.adminQuery<{ entry: Buffer; type: string }>(
      'select type, entry from journal_entries where agency_id = $1',
      [north.id],
    );
    expect(row?.type).toBe('community.registered');
    expect(row?.entry.toString('utf8')).not.toContain('Beit');
  });
});

describe('a community that a manager corrects', () => {
  const change = (agency: Agency, communityId: string, name: string, guardModel = 'NONE') =>
    new ChangeCommunity(db.units, standings, store, new Journal(CLOCK), CLOCK).run(aMemberOf(agency.id), {
      communityId,
      name,
      guardModel,
    });
  const entries = (agency: Agency) =>
    db.adminQuery<{ type: string; entry: Buffer }>(
      'select type, entry from journal_entries where agency_id = $1',
      [agency.id],
    );
  let elgin: Community;
  beforeEach(async () => {
    elgin = await aCommunity().of(north).named('Elgin Hall').in(db);
  });

  test('is the same community, as the form has it', async () => {
    const changed = { ...elgin, name: 'Élgin Halls', nameKey: 'elgin halls', guardModel: 'VOLUNTEER' };
    expect(await change(north, elgin.id, ' Élgin  Halls', 'VOLUNTEER')).toEqual({
      kind: 'community-changed',
      community: changed,
    });
    expect((await all(north)).rows).toEqual([changed]);
    const [entry] = await entries(north);
    expect(entry?.type).toBe('community.changed');
    expect(entry?.entry.toString('utf8')).not.toMatch(/lgin/);
  });

  test('may get other accents, but not the name of another', async () => {
    await aCommunity().of(north).named('Vine Hall').in(db);
    expect(await change(north, elgin.id, 'ÉLGIN HALL')).toMatchObject({ kind: 'community-changed' });
    expect(await change(north, elgin.id, 'vine hall')).toEqual({
      kind: 'community-name-taken',
      name: 'vine hall',
    });
    expect((await all(north)).rows.map(({ name }) => name)).toEqual(['ÉLGIN HALL', 'Vine Hall']);
  });

  test('is not journalled where nothing is new', async () => {
    expect(await change(north, elgin.id, 'Elgin Hall')).toEqual({
      kind: 'community-changed',
      community: elgin,
    });
    expect(await entries(north)).toEqual([]);
  });

  test.each([
    ['another agency’s', async () => (await aCommunity().of(south).named('Foreign').in(db)).id],
    ['none', () => Promise.resolve('00000000-0000-4000-8000-0000000000ff')],
    ['no id', () => Promise.resolve('no id')],
  ])('is unknown where it is %s', async (_, id) => {
    expect(await change(north, await id(), 'Elgin Hall', 'VOLUNTEER')).toEqual({ kind: 'community-unknown' });
    expect(await entries(north)).toEqual([]);
  });

  test('stays as it is while the agency is suspended, and for a name that cannot be read', async () => {
    expect(await change(north, elgin.id, 'a@example.org')).toMatchObject({ kind: 'invalid-input' });
    await db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [north.id]);
    expect(await change(north, elgin.id, 'Other')).toMatchObject({ kind: 'agency-not-authorised' });
    expect((await all(north)).rows).toEqual([elgin]);
  });
});

describe('nothing is written', () => {
  test.each([
    ['suspended', () => anAgency().suspended(), 'SUSPENDED'],
    ['past its last day', () => anAgency().authorisedUntil('2026-11-20'), 'ENDED'],
  ])('for an agency that is %s', async (_state, builder, standing) => {
    const agency = await builder().in(db);
    expect(await register(agency, 'Elgin Hall')).toMatchObject({ kind: 'agency-not-authorised', standing });
    expect((await all(agency)).rows).toEqual([]);
  });

  test('for a name that cannot be read', async () => {
    expect(await register(north, 'Elgin\u202e')).toMatchObject({ kind: 'invalid-input' });
    expect((await all(north)).rows).toEqual([]);
  });

  test('in the name of another agency', async () => {
    const foreign = aCommunity().of(south).build();
    const added = db.units.write(aMemberOf(north.id), (unit) => store.add(unit, foreign));
    await expect(added).rejects.toThrow('row-level security');
  });
});

describe('what readers see', () => {
  let elgin: Community;
  let foreign: Community;

  beforeEach(async () => {
    elgin = await aCommunity().of(north).named('Elgin Hall').in(db);
    foreign = await aCommunity().of(south).named('Foreign Hall').in(db);
  });

  test('another agency’s community is unknown', async () => {
    const seen = await db.units.read(aMemberOf(north.id), async (unit) => ({
      byIds: await reads.byIds(unit, [elgin.id, foreign.id, 'no id']),
      count: await reads.count(unit),
    }));
    expect(seen).toEqual({ byIds: [elgin], count: 1 });
  });

  test.each([
    ['HALL elg', ['Elgin Hall']],
    ['éLGIN', ['Elgin Hall']],
    ['foreign', []],
    ['%', []],
    [' ', ['Elgin Hall', 'Vine & Elm']],
    ['vine elm &', ['Vine & Elm']],
  ])('looks for parts of a name in any order: %s', async (search, names) => {
    await aCommunity().of(north).named('Vine & Elm').in(db);
    const found = await db.units.read(aMemberOf(north.id), async (unit) => ({
      page: await reads.page(unit, { first: 100, after: null }, { search }),
      count: await reads.count(unit, { search }),
    }));
    expect(found.page.rows.map(({ name }) => name)).toEqual(names);
    expect(found.count).toBe(names.length);
  });

  test('LPHQ learns how many each agency has, an agency of itself alone', async () => {
    const ids = [north.id, south.id, '00000000-0000-4000-8000-0000000000ff'];
    const [ofLphq, ofNorth] = [
      await db.units.read(aStaffMember(), (unit) => reads.countOfAgencies(unit, ids)),
      await db.units.read(aMemberOf(north.id), (unit) => reads.countOfAgencies(unit, ids)),
    ];
    expect(Object.fromEntries(ofLphq)).toEqual({ [north.id]: 1, [south.id]: 1 });
    expect(Object.fromEntries(ofNorth)).toEqual({ [north.id]: 1 });
  });

  test('pages by name, accents aside, each once', async () => {
    for (const name of ['Zed', 'Élan', 'elba', 'Œuvre', 'Atrium', 'ohm'])
      await aCommunity().of(north).named(name).in(db);
    const names = await db.units.read(aMemberOf(north.id), async (unit) => {
      const first = await reads.page(unit, { first: 3, after: null });
      const rest = await reads.page(unit, { first: 4, after: communityCursor(first.rows[2]!) });
      expect([first.hasNext, rest.hasNext]).toEqual([true, false]);
      return [...first.rows, ...rest.rows].map(({ name }) => name);
    });
    expect(names).toEqual(['Atrium', 'Élan', 'elba', 'Elgin Hall', 'Œuvre', 'ohm', 'Zed']);
  });
});
