import { expect, test } from '@jest/globals';

import { changedParts } from './changed-parts.js';

const both = (text: string) => ({ en: text, fr: `${text} fr` });
const outcome = (code: string) => ({ code, text: both(code) });
const module = (code: string, outcomes: readonly string[]) => ({
  ...{ code, title: both(code), topics: [both('topic')], media: [] },
  outcomes: outcomes.map(outcome),
});
const course = (code: string, modules: readonly ReturnType<typeof module>[]) => ({
  ...{ code, title: both(code), aims: [], modules: [...modules] },
});
const assignment = (number: number, title: string) => ({
  ...{ number, title: both(title), module: null, outcomeCodes: [], outcomesNeeded: null },
});
const BASE = {
  title: both('Edition'),
  policies: {
    ...{ sequentialAssignments: true, backdateLimitDays: 30, badgeValidityMonths: 24, minimumAge: 18 },
    ...{ minorsFrom: null, whenVoided: 'REVIEW' as const },
  },
  tiers: [
    {
      ...{ number: 1, title: both('Tier') },
      courses: [course('C1', [module('M1', ['M1-O1']), module('M2', ['M2-O1'])]), course('C2', [])],
    },
  ],
  assignments: [assignment(1, 'One'), assignment(2, 'Two')],
  carriesOver: [{ edition: '2020', assignments: [{ number: 1, from: [1] }] }],
};
const withCourses = (...courses: readonly ReturnType<typeof course>[]) => ({
  ...BASE,
  tiers: [{ ...BASE.tiers[0]!, courses: [...courses] }],
});

test('nothing is told of what is the same', () => {
  expect(changedParts(BASE, structuredClone(BASE))).toEqual([]);
});

test('each part that is added, removed or changed is told once, by its name', () => {
  const draft = {
    ...withCourses(course('C1', [{ ...module('M1', ['M1-O1', 'M1-O2']), title: both('Renamed') }])),
    policies: { ...BASE.policies, minimumAge: 16 },
    assignments: [assignment(1, 'One'), assignment(2, 'Second'), assignment(3, 'Three')],
    carriesOver: [{ edition: '2020', assignments: [{ number: 1, from: [1, 2] }] }],
  };
  expect(changedParts(BASE, draft)).toEqual([
    { kind: 'policies', code: '', change: 'changed' },
    { kind: 'module', code: 'M1', change: 'changed' },
    { kind: 'outcome', code: 'M1-O2', change: 'added' },
    { kind: 'assignment', code: '2', change: 'changed' },
    { kind: 'assignment', code: '3', change: 'added' },
    { kind: 'carries-over', code: '2020', change: 'changed' },
    { kind: 'module', code: 'M2', change: 'removed' },
    { kind: 'outcome', code: 'M2-O1', change: 'removed' },
    { kind: 'course', code: 'C2', change: 'removed' },
  ]);
});

test('what went to another course is moved; another order alone is told as one', () => {
  const elsewhere = withCourses(
    course('C1', [module('M1', ['M1-O1'])]),
    course('C2', [module('M2', ['M2-O1'])]),
  );
  expect(changedParts(BASE, elsewhere)).toEqual([{ kind: 'module', code: 'M2', change: 'moved' }]);
  const turned = withCourses(
    course('C1', [module('M2', ['M2-O1']), module('M1', ['M1-O1'])]),
    course('C2', []),
  );
  expect(changedParts(BASE, turned)).toEqual([{ kind: 'edition', code: '', change: 'moved' }]);
});
