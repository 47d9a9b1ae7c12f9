import { describe, expect, test } from '@jest/globals';

import { addressOf, type Route, routeOf } from './route.js';

const ROUTES: readonly Route[] = [
  { kind: 'home' },
  { kind: 'communities' },
  { kind: 'new-community' },
  { kind: 'learners', communityId: null },
  { kind: 'learners', communityId: 'a&b=c' },
  { kind: 'new-learner', communityId: null },
  { kind: 'new-learner', communityId: '7f3k' },
  { kind: 'learner', learnerId: '0b7c/..%' },
  { kind: 'agencies' },
  { kind: 'new-agency' },
];

describe('routeOf', () => {
  test.each(ROUTES)('reads back what addressOf writes: $kind', (route) => {
    expect(routeOf(addressOf(route))).toEqual(route);
  });

  test('forgives one slash at the end', () => {
    expect(routeOf('/learners/')).toEqual({ kind: 'learners', communityId: null });
  });

  test.each(['/learners/a/b', '/nothing', '/learners/%E0%A4%A', '/communities/7', '/toString'])(
    'answers unknown to %s',
    (address) => {
      expect(routeOf(address)).toEqual({ kind: 'unknown' });
    },
  );
});
