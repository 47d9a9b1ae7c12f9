import { describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';

import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { AGENCY_STANDINGS, mayActOn, moved } from './agency.js';
import { type AuthoriseAgencyRequest, readAgencyForm, readReason } from './agency-form.js';

const TODAY = fixedClock('2026-11-21T19:32:00Z').today();
const FORM: AuthoriseAgencyRequest = {
  name: ' North  Agency ',
  slug: 'north-agency',
  phone: '613-555-0142',
  email: 'Desk@Example.org',
  authorisedUntil: '2027-11-20',
};

describe('an agency may act', () => {
  test('while it is authorised, its last day included', () => {
    const agency = anAgency().authorisedUntil('2026-11-21').build();
    expect(mayActOn(agency, TODAY)).toEqual({ kind: 'may-act', agency });
  });

  test('no more from the day after, when its standing reads ENDED', () => {
    const agency = anAgency().authorisedUntil('2026-11-20').build();
    expect(mayActOn(agency, TODAY)).toEqual({
      kind: 'agency-not-authorised',
      standing: 'ENDED',
      authorisedUntil: '2026-11-20',
    });
  });

  test('not while it is suspended, nor once it has ended', () => {
    expect(mayActOn(anAgency().suspended().build(), TODAY)).toMatchObject({ standing: 'SUSPENDED' });
    expect(mayActOn(anAgency().ended().build(), TODAY)).toMatchObject({ standing: 'ENDED' });
  });
});

describe('a move', () => {
  test.each([
    ['suspend', 'AUTHORISED', 'SUSPENDED'],
    ['reinstate', 'SUSPENDED', 'AUTHORISED'],
  ] as const)('%s leads from %s to %s and from nowhere else', (move, from, to) => {
    for (const standing of AGENCY_STANDINGS) {
      const agency = { ...anAgency().build(), standing };
      const expected =
        standing === from
          ? { kind: 'moved', agency: { ...agency, standing: to } }
          : { kind: 'standing-unchanged', standing };
      expect(moved(agency, move)).toEqual(expected);
    }
  });
});

describe('the form of an authorisation', () => {
  test('is read whole', () => {
    expect(readAgencyForm(FORM, TODAY)).toEqual({
      kind: 'read',
      value: { ...FORM, name: 'North Agency', email: 'desk@example.org' },
    });
  });

  test('tells every problem at once', () => {
    const bad = { name: '\u202eNorth', slug: 'North', phone: '1', email: 'x', authorisedUntil: '2026-11-20' };
    expect(readAgencyForm(bad, TODAY)).toMatchObject({
      problems: [
        { field: 'name', because: 'bidi-control' },
        { field: 'slug', because: 'not-a-slug' },
        { field: 'phone', because: 'not-a-phone-number' },
        { field: 'email', because: 'not-an-email' },
        { field: 'authorisedUntil', because: 'in-the-past' },
      ],
    });
  });

  test('lets nobody be addressed as LPHQ', () => {
    expect(readAgencyForm({ ...FORM, slug: 'lphq' }, TODAY)).toMatchObject({
      problems: [{ field: 'slug', because: 'reserved' }],
    });
  });

  test('asks for a reason of its own when an agency is suspended', () => {
    expect(readReason('  ')).toMatchObject({ problems: [{ field: 'reason', because: 'empty' }] });
  });
});
