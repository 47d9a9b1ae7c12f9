import { expect, test } from '@jest/globals';

import { rootFieldsOf } from './graphql/root-field.guard.js';
import { buildSchema } from './print-schema.js';
import { asksForPresence, stepUpDisagreements } from './step-up.js';

const FIELDS = rootFieldsOf(await buildSchema());

test('signatures, and LPHQ’s acts over an agency, ask for the password again (T22)', () => {
  const asking = FIELDS.filter((field) => asksForPresence(field));
  const overBadges = ['issue', 'reissue', 'undo', 'suspend', 'reinstate', 'revoke'].map(
    (act) => `${act}Badge`,
  );
  for (const act of [...overBadges, 'issueBadges', 'decideBadgeReview', 'changeBadgeHold'])
    expect(asking).toContain(`Mutation.${act}`);
  for (const act of ['authoriseAgency', 'suspendAgency', 'reinstateAgency'])
    expect(asking).toContain(`Mutation.${act}`);
  expect(asking.filter((field) => !field.startsWith('Mutation.'))).toEqual([]);
  expect(asking).not.toContain('Mutation.enrolLearner');
});

test('every mutation of the schema has chosen, and a new one must', () => {
  expect(stepUpDisagreements(FIELDS)).toEqual([]);
  expect(stepUpDisagreements([...FIELDS, 'Mutation.eraseEverything'])).toEqual([
    'Mutation.eraseEverything does not say in step-up.ts whether it asks for the password again',
  ]);
  expect(stepUpDisagreements(FIELDS.filter((field) => field !== 'Mutation.issueBadge'))).toEqual([
    'Mutation.issueBadge is in step-up.ts and not in the schema',
  ]);
});

test('a mutation that has not chosen asks', () => {
  for (const field of ['Mutation.eraseEverything', 'Mutation.toString'])
    expect(asksForPresence(field)).toBe(true);
  expect(asksForPresence('Query.learners')).toBe(false);
});
