import { describe, expect, test } from '@jest/globals';

import { addressOf, anyOf, ordinal, text } from './address.js';

const read = addressOf({ search: text, dialog: anyOf(['record', 'issue']), assignment: ordinal });

describe('an address', () => {
  test('is read by name', () => {
    expect(read({ search: 'zoé', dialog: 'issue', assignment: '3' })).toEqual({
      search: 'zoé',
      dialog: 'issue',
      assignment: 3,
    });
  });

  test.each([
    [{ dialog: 'erase-everything' }],
    [{ dialog: ['issue'] }],
    [{ search: 7 }],
    [{ search: ['a', 'b'] }],
    [{ assignment: '0' }],
    [{ assignment: '-1' }],
    [{ assignment: '1.5' }],
    [{ assignment: 'third' }],
    [{ assignment: '99999999999999999999' }],
    [{ somethingElse: 'x' }],
  ])('%j says nothing that the page understands, and breaks nothing', (said) => {
    expect(Object.keys(read(said))).toEqual([]);
  });

  test('keeps what makes sense beside what does not', () => {
    expect(read({ search: 'a', dialog: 'none of ours' })).toEqual({ search: 'a' });
  });
});
