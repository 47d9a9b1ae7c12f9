import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { inAgency } from '#platform/tenancy';

import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Agency } from '../domain/agency.js';
import { AgencyStandings } from '../use-cases/agency-standings.js';
import { AuthoriseAgency } from '../use-cases/authorise-agency.js';
import { SuspendAgency } from '../use-cases/suspend-agency.js';
import { agencyCursor, AgencyReads } from './agency.reads.js';
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
    expect(names).toEqual([...names].sort());
    expect(names).toHaveLength(across.count);
  });

  test('LPHQ itself is no agency', async () => {
    expect(await db.units.read(STAFF, (unit) => reads.own(unit))).toBeNull();
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
