import { describe, expect, test } from '@jest/globals';

import { minuteOf, today } from './days.js';

describe('minuteOf', () => {
  test('tells Toronto time, winter and summer', () => {
    expect(minuteOf('2026-11-21T19:32:07Z')).toBe('2026-11-21 14:32');
    expect(minuteOf('2026-07-01T19:32:07Z')).toBe('2026-07-01 15:32');
  });

  test('midnight is 00, and the day is Toronto’s', () => {
    expect(minuteOf('2026-11-21T05:00:00Z')).toBe('2026-11-21 00:00');
    expect(minuteOf('2026-11-21T04:59:00Z')).toBe('2026-11-20 23:59');
  });
});

test('today is a calendar day', () => {
  expect(today()).toMatch(/^\d{4}-\d\d-\d\d$/);
});
