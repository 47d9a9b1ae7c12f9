import { describe, expect, test } from '@jest/globals';

import { say } from './say.js';

describe('say', () => {
  test('speaks both languages', () => {
    expect(say('en-CA', 'outcome.VALID.word')).toBe('VALID');
    expect(say('fr-CA', 'outcome.VALID.word')).toBe('VALIDE');
  });

  test('puts values in, and leaves markup in them as text', () => {
    expect(say('en-CA', 'verify.address', { domain: '<b>x</b>' })).toBe(
      'Is the address exactly <b>x</b>? If not, leave.',
    );
  });

  test('throws for a key that no catalogue has, those of Object included', () => {
    expect(() => say('en-CA', 'outcome.SPLENDID.word')).toThrow('no message');
    expect(() => say('en-CA', 'constructor')).toThrow('no message');
  });

  test('throws for a missing value', () => {
    expect(() => say('en-CA', 'verify.address')).toThrow();
  });
});
