import { describe, expect, test } from '@jest/globals';

import { type Chosen, MOST_MARKED, selectionOf } from './choosing.js';

/** A selection whose last change can be asked for. */
function choosing(chosen: Chosen) {
  const put: Chosen[] = [];
  return { selection: selectionOf({ chosen, matching: 214, put: (next) => put.push(next) }), put };
}

describe('a selection', () => {
  test('of single rows takes and leaves them', () => {
    const { selection, put } = choosing({ kind: 'these', ids: ['a', 'b'] });
    expect([selection.count, selection.has('a'), selection.has('c')]).toEqual([2, true, false]);
    selection.toggle('a');
    selection.takePage(['b', 'c']);
    expect(put).toEqual([
      { kind: 'these', ids: ['b'] },
      { kind: 'these', ids: ['a', 'b', 'c'] },
    ]);
  });

  test('of all that match counts those left out off', () => {
    const { selection, put } = choosing({ kind: 'all-but', except: ['a'] });
    expect([selection.count, selection.has('a'), selection.has('c')]).toEqual([213, false, true]);
    selection.toggle('c');
    selection.takePage(['a']);
    expect(put).toEqual([
      { kind: 'all-but', except: ['a', 'c'] },
      { kind: 'all-but', except: [] },
    ]);
  });

  test('takes as many single rows as an address bears, and leaves room by leaving some', () => {
    const ids = Array.from({ length: MOST_MARKED - 1 }, (_, nr) => String(nr));
    const { selection, put } = choosing({ kind: 'these', ids });
    expect(selection.isFull).toBe(false);
    selection.takePage(['x', 'y']);
    expect(put[0]).toEqual({ kind: 'these', ids: [...ids, 'x'] });
    const full = choosing(put[0]!).selection;
    expect([full.isFull, full.mayToggle('y'), full.mayToggle('x')]).toEqual([true, false, true]);
  });
});
