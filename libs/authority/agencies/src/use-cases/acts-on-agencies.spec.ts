import { beforeEach, describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import { aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { FakeJournal, FakeOutbox, FakeUnits } from '../../../../../test/builders/fake-floor.js';
import type { Agency } from '../domain/agency.js';
import { AgencyStore } from '../store/agency.store.js';
import { AgencyStandings } from './agency-standings.js';
import { AuthoriseAgency } from './authorise-agency.js';
import { ReinstateAgency } from './reinstate-agency.js';
import { SuspendAgency } from './suspend-agency.js';

class FakeAgencies extends AgencyStore {
  held: Agency[] = [];

  override async add(_unit: WriteUnit, agency: Agency): Promise<'added' | 'slug-taken'> {
    if (this.held.some(({ slug }) => slug === agency.slug)) return 'slug-taken';
    this.held.push(agency);
    return 'added';
  }

  override async openForUpdate(_unit: WriteUnit, id: string): Promise<Agency | null> {
    return this.held.find((agency) => agency.id === id) ?? null;
  }

  override openForShare = this.openForUpdate.bind(this);

  override async keepStanding(_unit: WriteUnit, changed: Agency): Promise<void> {
    this.held = this.held.map((agency) => (agency.id === changed.id ? changed : agency));
  }
}

const ACTOR = aStaffMember();
const FORM = {
  name: 'North Agency',
  slug: 'north',
  phone: '613-555-0142',
  email: 'desk@example.org',
  authorisedUntil: '2027-11-20',
};

let units: FakeUnits;
let agencies: FakeAgencies;
let journal: FakeJournal;
let outbox: FakeOutbox;

beforeEach(() => {
  [units, agencies, journal, outbox] = [
    new FakeUnits(),
    new FakeAgencies(),
    new FakeJournal(),
    new FakeOutbox(),
  ];
});

const authorise = () =>
  new AuthoriseAgency(units, agencies, journal, outbox, fixedClock('2026-11-21T19:32:00Z'));

describe('to authorise an agency', () => {
  test('keeps it, tells its journal and asks for its keys', async () => {
    const outcome = await authorise().run(ACTOR, FORM);
    const [agency] = agencies.held;
    expect(outcome).toEqual({ kind: 'agency-authorised', agency });
    expect(agency).toMatchObject({ ...FORM, standing: 'AUTHORISED' });
    expect(journal.events).toMatchObject([{ type: 'agency.authorised', agencyId: agency?.id }]);
    expect(outbox.events).toEqual([{ type: 'agency.authorised', payload: { agencyId: agency?.id } }]);
  });

  test('refuses a slug that is taken, and changes nothing', async () => {
    agencies.held = [anAgency().withSlug('north').build()];
    expect(await authorise().run(ACTOR, FORM)).toEqual({ kind: 'slug-taken', slug: 'north' });
    expect(units.ended).toEqual(['untouched']);
    expect([...journal.events, ...outbox.events]).toEqual([]);
  });

  test('opens no unit for a form that cannot be read', async () => {
    expect(await authorise().run(ACTOR, { ...FORM, name: '' })).toMatchObject({ kind: 'invalid-input' });
    expect(units.ended).toEqual([]);
  });
});

const MOVES = [
  {
    act: 'suspend',
    Act: SuspendAgency,
    before: anAgency().build(),
    kind: 'agency-suspended',
    type: 'agency.suspended',
    standing: 'SUSPENDED',
  },
  {
    act: 'reinstate',
    Act: ReinstateAgency,
    before: anAgency().suspended().build(),
    kind: 'agency-reinstated',
    type: 'agency.reinstated',
    standing: 'AUTHORISED',
  },
] as const;

describe.each(MOVES)('to $act an agency', ({ Act, before, kind, type, standing }) => {
  const run = (request: { agencyId: string; reason: string }) =>
    new Act(units, agencies, journal).run(ACTOR, request);

  test('keeps the new standing and the reason, in the agency’s own journal', async () => {
    agencies.held = [before];
    const after = { ...before, standing };
    expect(await run({ agencyId: before.id, reason: ' Because. ' })).toEqual({ kind, agency: after });
    expect(agencies.held).toEqual([after]);
    expect(journal.events).toMatchObject([
      { type, agencyId: before.id, subjectId: before.id, particulars: { reason: 'Because.' } },
    ]);
  });

  test('refuses a second time', async () => {
    agencies.held = [{ ...before, standing }];
    const outcome = await run({ agencyId: before.id, reason: 'Because.' });
    expect(outcome).toEqual({ kind: 'standing-unchanged', standing });
    expect(units.ended).toEqual(['untouched']);
  });

  test.each([['00000000-0000-4000-8000-0000000000ff'], ['no id at all'], ['']])(
    'does not know %j',
    async (agencyId) => {
      expect(await run({ agencyId, reason: 'Because.' })).toEqual({ kind: 'agency-unknown' });
      expect(journal.events).toEqual([]);
    },
  );

  test('asks for a reason', async () => {
    expect(await run({ agencyId: before.id, reason: '' })).toMatchObject({ kind: 'invalid-input' });
  });
});

test('a standing is asked of an agency that is there', async () => {
  const asked = new AgencyStandings(agencies).mayAct(
    {} as WriteUnit,
    anAgency().build().id,
    '2026-11-21' as never,
  );
  await expect(asked).rejects.toThrow('not there');
});
