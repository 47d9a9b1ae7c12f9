import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { NAME_BYTES_AT_MOST, readName } from './name.js';
import type { Because } from './parsed.js';

const valueOf = (text: string): string | null => {
  const name = readName('familyName', text);
  return name.kind === 'read' ? name.value : null;
};
const becauseOf = (text: string | null): Because | null => {
  const name = readName('familyName', text);
  return name.kind === 'problems' ? (name.problems[0]?.because ?? null) : null;
};

describe('a name is taken', () => {
  test.each([
    ["D'Avignon-Katz"],
    ['Achterberg'],
    ['מרים'],
    ['שׂרה'],
    ['ᐱᓚᑕᖅ'],
    ['王小明'],
    ['محمد'],
    ['علی\u200cرضا'],
    ['श्रीमती'],
    ['O’Brien'],
    ['Nguyễn Thị Ỹ Nhi'],
    ['ש\u05c1\u05bc\u05b8\u05bdרה'],
    ['مُحَمَّدٌ'],
    ['र्\u0915्षि'],
    ['བསྒྲུབས'],
    ['မြွှေး'],
    ['ณัฐ'],
    ['3rd Street Hall'],
    ['Kehillat Nahar Shalem (demo)'],
    ['Z'],
  ])('%s', (name) => {
    expect(valueOf(name)).toBe(name.normalize('NFC'));
  });

  test('in NFC, trimmed, with single spaces', () => {
    expect(valueOf('  E\u0301lise \u00a0 Marie ')).toBe('Élise Marie');
  });

  test('up to 100 characters, counted as people count', () => {
    expect(valueOf('a'.repeat(100))).toHaveLength(100);
    expect(becauseOf('a'.repeat(101))).toBe('too-long');
    expect(valueOf('𐐀'.repeat(40))).not.toBeNull();
  });

  test('up to 160 bytes of UTF-8', () => {
    expect(valueOf('ק'.repeat(80))).not.toBeNull();
    expect(becauseOf('ק'.repeat(81))).toBe('too-many-bytes');
  });
});

/** T07: what is refused, one by one. */
const REFUSED: readonly (readonly [string, Because])[] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['Anna\u0000', 'control-character'],
  ['An\nna', 'control-character'],
  ['An\tna', 'control-character'],
  ['An\u001bna', 'control-character'],
  ['An\u007fna', 'control-character'],
  ['An\u0085na', 'control-character'],
  ['An\u2028na', 'control-character'],
  ['An\u2029na', 'control-character'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'].map(
    (mark) => [`An${mark}na`, 'bidi-control'] as const,
  ),
  ...['\u2066', '\u2067', '\u2068', '\u2069'].map((mark) => [`An${mark}na`, 'bidi-control'] as const),
  ...['\u00ad', '\u034f', '\u115f', '\u180e', '\u200b', '\u200c', '\u200d', '\u2060', '\u2800', '\u3164'].map(
    (mark) => [`An${mark}na`, 'invisible-character'] as const,
  ),
  ...['\ufe0f', '\uffa0', '\u{e0041}', '\u{1d173}'].map(
    (mark) => [`An${mark}na`, 'invisible-character'] as const,
  ),
  ['An\ufeffna', 'invisible-character'],
  ['An\ud800na', 'broken-text'],
  ['An\udc00na', 'broken-text'],
  ['An\u0378na', 'unassigned-character'],
  ['An\uffffna', 'unassigned-character'],
  ['An\ue000na', 'unassigned-character'],
  ['An\u{f0000}na', 'unassigned-character'],
  ['a@b.co', 'looks-like-an-email'],
  ['Ann ＠ home', 'looks-like-an-email'],
  [`Z\u0335\u0336\u0337\u0338\u0489oe`, 'piled-marks'],
  [`Zoe${'\u0301'.repeat(6)}`, 'piled-marks'],
  [`ש${'\u05b8\u05bc'.repeat(3)}`, 'piled-marks'],
  ['123', 'no-letter'],
  ["'-'", 'no-letter'],
  ['🎉', 'no-letter'],
];

describe('a name is refused', () => {
  test.each(REFUSED.map(([text, because]) => [JSON.stringify(text), because, text] as const))(
    '%s: %s',
    (_shown, because, text) => {
      expect(becauseOf(text)).toBe(because);
    },
  );

  test('when it is missing', () => {
    expect(becauseOf(null)).toBe('empty');
  });

  test('without its text in the problem', () => {
    const secret = `${'Tremblay'.repeat(20)}\u202e`;
    expect(JSON.stringify(readName('familyName', secret))).not.toContain('Tremblay');
  });
});

const anyText = fc.string({ unit: 'binary', maxLength: 130 });

describe('whatever is given', () => {
  test('a name that is taken is NFC, tidy, short enough, and taken again as itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = valueOf(text);
        if (name === null) return;
        expect(name).toBe(name.normalize('NFC').trim());
        expect(name).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}\p{Bidi_Control}]|\s\s/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(NAME_BYTES_AT_MOST);
        expect(valueOf(name)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  test('one refused character anywhere spoils the name', () => {
    const spoiler = fc.constantFrom('\u0000', '\u202e', '\u2066', '\ud83d', '\ue123', '\u200b');
    const letters = fc.string({ unit: fc.constantFrom('a', 'É', 'ש', '王'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(letters, spoiler, letters, (before, bad, after) => {
        expect(valueOf(before + bad + after)).toBeNull();
      }),
    );
  });
});
