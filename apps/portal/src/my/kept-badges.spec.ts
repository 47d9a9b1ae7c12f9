import { afterAll, beforeEach, expect, test } from '@jest/globals';

import { forgetBadges, keepBadges, keptBadges } from './kept-badges.js';

const UNTIL = '2027-05-21T10:00:00.000Z';
const kept = { name: 'Z. Tremblay', until: UNTIL, asOf: '2026-11-22T10:00:00.000Z', badges: [] };

/** The browser's storage, as far as it is used. */
class Shelf {
  readonly values = new Map<string, string>();
  isBroken = false;

  getItem(key: string): string | null {
    if (this.isBroken) throw new Error('switched off');
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isBroken) throw new Error('full');
    this.values.set(key, value);
  }

  removeItem(key: string): void {
    if (this.isBroken) throw new Error('switched off');
    this.values.delete(key);
  }
}

let shelf: Shelf;
beforeEach(() => {
  shelf = new Shelf();
  Object.defineProperty(globalThis, 'localStorage', { value: shelf, configurable: true });
});
afterAll(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

test('a copy is shown until its time is over, and is gone then', () => {
  keepBadges(kept);
  expect(keptBadges(Date.parse(UNTIL) - 1)).toEqual(kept);
  expect(keptBadges(Date.parse(UNTIL))).toBeNull();
  expect(shelf.values.size).toBe(0);
});

test('it is forgotten on demand', () => {
  keepBadges(kept);
  forgetBadges();
  expect(keptBadges(0)).toBeNull();
});

test('what somebody else wrote there is no copy', () => {
  shelf.values.set('lphq.my-badges', 'half a cop');
  expect(keptBadges(0)).toBeNull();
});

test('storage that is switched off fails nobody', () => {
  shelf.isBroken = true;
  keepBadges(kept);
  expect(keptBadges(0)).toBeNull();
  expect(() => forgetBadges()).not.toThrow();
});
