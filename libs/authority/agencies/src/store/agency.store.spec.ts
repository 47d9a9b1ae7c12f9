import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { inAgency } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Agency } from '../domain/agency.js';
import { AgencyStandings } from '../use-cases/agency-standings.js';
import { AuthoriseAgency } from '../use-cases/authorise-agency.js';
import { ChangeOrganisation } from '../use-cases/change-organisation.js';
import { SuspendAgency } from '../use-cases/suspend-agency.js';
import { agencyCursor, type AgencyFilter, AgencyReads } from './agency.reads.js';
import { AgencyStore } from './agency.store.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');
const STAFF = aStaffMember();
const REASON = 'Papers are missing.';
const journal = new Journal(CLOCK);
const store = new AgencyStore();
const reads = new AgencyReads();
const standings = new AgencyStandings(store);

let db: TestDatabase;
let north: Agency;
let south: Agency;

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgency().named('North').withSlug('north').in(db);
  south = await anAgency().named('South').withSlug('south').in(db);
});
afterAll(() => db.close());

const suspend = (agency: Agency) =>
  new SuspendAgency(db.units, store, journal).run(STAFF, { agencyId: agency.id, reason: REASON });
const mayAct = (agency: Agency) =>
  db.units.write(aMemberOf(agency.id), async (unit) =>
    unit.leaveUntouched(await standings.mayAct(unit, agency.id, CLOCK.today())),
  );

describe('an agency that LPHQ authorises', () => {
  const form = {
    name: 'Élan Agency',
    slug: 'elan',
    phone: '613-555-0100',
    email: 'desk@example.org',
    authorisedUntil: '2027-11-20',
  };
  const authorise = () => new AuthoriseAgency(db.units, store, journal, new Outbox(), CLOCK).run(STAFF, form);

  test('is there as it was made, with its entry and its event; its slug is taken from then on', async () => {
    const outcome = await authorise();
    if (outcome.kind !== 'agency-authorised') throw new Error(outcome.kind);
    const { agency } = outcome;
    expect(await db.units.read(aMemberOf(agency.id), (unit) => reads.own(unit))).toEqual(agency);
    expect(await db.adminQuery('select type from journal_entries where agency_id = $1', [agency.id])).toEqual(
      [{ type: 'agency.authorised' }],
    );
    expect(await db.adminQuery('select payload from outbox where agency_id = $1', [agency.id])).toEqual([
      { payload: { agencyId: agency.id } },
    ]);
    expect(await authorise()).toEqual({ kind: 'slug-taken', slug: 'elan' });
  });

  test('is one of two that ask for the same slug at once', async () => {
    const request = { ...form, slug: 'twice' };
    const act = new AuthoriseAgency(db.units, store, journal, new Outbox(), CLOCK);
    const outcomes = await Promise.all([act.run(STAFF, request), act.run(STAFF, request)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['agency-authorised', 'slug-taken']);
  });
});

describe('a fault', () => {
  test('that is not about the slug stays a fault', async () => {
    const wrong = { ...anAgency().build(), slug: 'Not A Slug' };
    const added = db.units.write(inAgency(STAFF, wrong.id), (unit) => store.add(unit, wrong));
    await expect(added).rejects.toThrow('agencies_slug_form');
  });
});

describe('what readers see', () => {
  test('an agency sees itself and nobody else', async () => {
    const seen = await db.units.read(aMemberOf(north.id), async (unit) => ({
      own: await reads.own(unit),
      byIds: await reads.byIds(unit, [north.id, south.id, 'no id']),
      page: (await reads.page(unit, { first: 100, after: null })).rows,
      count: await reads.count(unit),
    }));
    expect(seen).toEqual({ own: north, byIds: [north], page: [north], count: 1 });
  });

  test('LPHQ pages through all of them by name, each once', async () => {
    const across = await db.units.read(STAFF, async (unit) => {
      const first = await reads.page(unit, { first: 2, after: null });
      const after = agencyCursor(first.rows[1]!);
      return { first, rest: await reads.page(unit, { first: 100, after }), count: await reads.count(unit) };
    });
    const names = [...across.first.rows, ...across.rest.rows].map(({ name }) => name);
    expect(across.first.hasNext).toBe(true);
    expect(across.rest.hasNext).toBe(false);
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
    expect(names).toHaveLength(across.count);
  });

  test('LPHQ itself is no agency', async () => {
    expect(await db.units.read(STAFF, (unit) => reads.own(unit))).toBeNull();
  });
});

describe('LPHQ looks agencies up', () => {
  const NAMES = ['Zed Agency', 'Éclair Garde', 'eclair garde', 'École-Beth’El', 'Edo', 'Żar', 'Éclair Garde'];
  let inList: readonly string[];
  beforeAll(async () => {
    const made = [];
    for (const name of NAMES) made.push(await anAgency().named(name).in(db));
    await anAgency().named('Past Agency').withSlug('past').authorisedUntil('2026-11-20').in(db);
    await anAgency().named('Last Day Agency').withSlug('last-day').authorisedUntil('2026-11-21').in(db);
    await anAgency()
      .named('Suspended Agency')
      .withSlug('held')
      .suspended()
      .authorisedUntil('2026-11-20')
      .in(db);
    inList = made.map(({ id }) => id);
  });
  const found = async (filter: AgencyFilter) =>
    db.units.read(STAFF, async (unit) => {
      const { rows } = await reads.page(unit, { first: 100, after: null }, filter);
      expect(rows).toHaveLength(await reads.count(unit, filter));
      return rows.map(({ name }) => name);
    });

  test('in the order of a dictionary, page by page, each once', async () => {
    const seen: Agency[] = [];
    for (let after = null as null | ReturnType<typeof agencyCursor>; ;) {
      const page = await db.units.read(STAFF, (unit) => reads.page(unit, { first: 1, after }));
      seen.push(...page.rows);
      if (!page.hasNext) break;
      after = agencyCursor(page.rows[0]!);
    }
    const listed = seen.filter(({ id }) => inList.includes(id));
    expect(listed.map(({ name }) => name)).toEqual([
      ...['eclair garde', 'Éclair Garde', 'Éclair Garde', 'École-Beth’El', 'Edo', 'Żar', 'Zed Agency'],
    ]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen).toHaveLength(await db.units.read(STAFF, (unit) => reads.count(unit)));
  });

  test.each([
    ['GARDE écl', ['eclair garde', 'Éclair Garde', 'Éclair Garde']],
    ["beth'el ecole", ['École-Beth’El']],
    ['last-d', ['Last Day Agency']],
    ['%', []],
    ['_', []],
  ])('by parts of name or slug in any order: %s', async (search, names) => {
    expect(await found({ search })).toEqual(names);
  });

  test('a search for nothing does not narrow', async () => {
    expect(await found({ search: '  ' })).toEqual(await found({}));
  });

  test('by the standing as it is on the day', async () => {
    const on = CLOCK.today();
    expect(await found({ standing: { is: 'ENDED', on } })).toEqual(['Past Agency']);
    expect(await found({ standing: { is: 'SUSPENDED', on }, search: 'held' })).toEqual(['Suspended Agency']);
    const authorised = await found({ standing: { is: 'AUTHORISED', on } });
    expect(authorised).toContain('Last Day Agency');
    expect(authorised).not.toContain('Past Agency');
  });
});

describe('the contacts that an agency gives', () => {
  const change = (agency: Agency, contacts: { phone: string; email: string }, actor = aMemberOf(agency.id)) =>
    accountsIn(db, actor).then(() =>
      new ChangeOrganisation(db.units, store, journal, CLOCK).run(actor, contacts),
    );
  const NEW = { phone: '613-555-0188', email: 'new@example.org' };

  test('are kept, told to verifiers, and journalled without the words', async () => {
    const agency = await anAgency().in(db);
    expect(await change(agency, NEW)).toEqual({
      kind: 'organisation-changed',
      agency: { ...agency, ...NEW },
    });
    expect(await db.units.read(aMemberOf(agency.id), (unit) => reads.own(unit))).toMatchObject(NEW);
    expect(await db.adminQuery('select from public_changes where agency_id = $1', [agency.id])).toHaveLength(
      1,
    );
    const [row] = await db.adminQuery<{ type: string; entry: Buffer }>(
      'select type, entry from journal_entries where agency_id = $1',
      [agency.id],
    );
    expect(row?.type).toBe('agency.contacts-changed');
    expect(row?.entry.toString('utf8')).not.toMatch(/0188|0142|example\.org/);
    expect(JSON.parse(row?.entry.toString('utf8') ?? '')).toMatchObject({
      facts: { fields: ['phone', 'email'] },
    });
  });

  test('are not told again where they are as they were', async () => {
    const agency = await anAgency().in(db);
    const same = { phone: agency.phone, email: ` ${agency.email.toUpperCase()} ` };
    expect(await change(agency, same)).toEqual({ kind: 'organisation-changed', agency });
    expect(await db.adminQuery('select from journal_entries where agency_id = $1', [agency.id])).toEqual([]);
    expect(await db.adminQuery('select from public_changes where agency_id = $1', [agency.id])).toEqual([]);
  });

  test.each([
    ['suspended', () => anAgency().suspended(), 'SUSPENDED'],
    ['past its last day', () => anAgency().authorisedUntil('2026-11-20'), 'ENDED'],
  ])('are not changed by one that is %s', async (_, builder, standing) => {
    const agency = await builder().in(db);
    expect(await change(agency, NEW)).toMatchObject({ kind: 'agency-not-authorised', standing });
    expect(await db.units.read(aMemberOf(agency.id), (unit) => reads.own(unit))).toEqual(agency);
  });

  test('cannot be another agency’s, whatever a store is told', async () => {
    const changed = db.units.write(aMemberOf(south.id), async (unit) => {
      await store.keepContacts(unit, { ...north, ...NEW });
      return unit.leaveUntouched((await reads.byIds(unit, [north.id])).length);
    });
    expect(await changed).toBe(0);
    expect(await db.units.read(aMemberOf(north.id), (unit) => reads.own(unit))).toEqual(north);
  });
});

describe('the standing', () => {
  test('holds while the agency acts: a suspension waits for the act (T14)', async () => {
    const agency = await anAgency().in(db);
    const order: string[] = [];
    const acting = db.units.write(aMemberOf(agency.id), async (unit) => {
      await standings.mayAct(unit, agency.id, CLOCK.today());
      order.push('asked');
      await pause(300);
      order.push('acted');
      return unit.leaveUntouched(undefined);
    });
    while (order.length === 0) await pause(5);
    const suspending = suspend(agency).then(() => order.push('suspended'));
    await Promise.all([acting, suspending]);
    expect(order).toEqual(['asked', 'acted', 'suspended']);
    expect(await mayAct(agency)).toMatchObject({ kind: 'agency-not-authorised', standing: 'SUSPENDED' });
  });

  test('of another agency can be neither asked nor changed by a member', async () => {
    const asked = db.units.write(aMemberOf(north.id), (unit) =>
      standings.mayAct(unit, south.id, CLOCK.today()),
    );
    await expect(asked).rejects.toThrow('not there');
    const changed = db.units.write(aMemberOf(south.id), (unit) =>
      store.keepStanding(unit, { id: south.id, standing: 'ENDED' }),
    );
    await expect(changed).rejects.toThrow('permission denied');
  });

  test('keeps the reason out of the entry', async () => {
    const agency = await anAgency().in(db);
    await suspend(agency);
    const [row] = await db.adminQuery<{ entry: Buffer; sealed: Buffer }>(
      `select e.entry, p.sealed from journal_entries e join journal_particulars p on p.entry_id = e.id where e.agency_id = $1`,
      [agency.id],
    );
    expect(row?.entry.toString('utf8')).not.toContain(REASON);
    expect(row?.sealed.length).toBeGreaterThan(REASON.length);
  });
});
