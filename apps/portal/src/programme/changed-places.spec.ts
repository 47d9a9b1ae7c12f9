import { expect, test } from '@jest/globals';

import { changedPlaces } from './changed-places.js';

const said = (en: string) => ({ en, fr: `${en} (fr)` });
const edition = {
  title: said('A title'),
  policies: {
    sequentialAssignments: true,
    backdateLimitDays: 30,
    badgeValidityMonths: 24,
    minimumAge: 18,
    minorsFrom: null,
    whenVoided: 'REVIEW' as const,
  },
  tiers: [{ number: 1, title: said('Tier'), courses: [] }],
  assignments: [],
};

test('counts every place that is not as it was, and what is there no more', () => {
  expect(changedPlaces(edition, edition)).toBe(0);
  const changed = {
    ...edition,
    title: { ...edition.title, en: 'Another' },
    policies: { ...edition.policies, minorsFrom: 16 },
    tiers: [],
  };
  expect(changedPlaces(edition, changed)).toBe(3);
});
