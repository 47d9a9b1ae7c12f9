import { describe, expect, test } from '@jest/globals';

import { breathsOf, voiceFor } from './voice.js';

const voice = (lang: string, localService = true) => ({ lang, localService });

describe('voiceFor', () => {
  test('takes the country’s own, then the language’s; of the device before one of the network', () => {
    const [fr, frCa, en] = [voice('fr-FR'), voice('fr_CA'), voice('en-US')];
    expect(voiceFor([en, fr, frCa], 'fr-CA')).toBe(frCa);
    expect(voiceFor([en, fr], 'fr-CA')).toBe(fr);
    const far = voice('en-GB', false);
    expect(voiceFor([far, en], 'en-CA')).toBe(en);
  });

  test('has nobody read a language that they do not speak', () => {
    expect(voiceFor([voice('en-CA'), voice('de-DE')], 'fr-CA')).toBeNull();
    expect(voiceFor([voice('fry-NL')], 'fr-CA')).toBeNull();
    expect(voiceFor([], 'en-CA')).toBeNull();
  });
});

describe('breathsOf', () => {
  test('says everything, in order, in pieces that no browser breaks off', () => {
    const sentence = 'A member service officer greets whoever comes in, and looks who it is. ';
    const pieces = breathsOf(sentence.repeat(9));
    expect(pieces.join(' ')).toBe(sentence.repeat(9).trim());
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(220);
  });

  test('leaves short ones, those without a full stop and empty ones as they are', () => {
    expect(breathsOf('Greet.')).toEqual(['Greet.']);
    expect(breathsOf('Greet whoever comes in')).toEqual(['Greet whoever comes in']);
    expect(breathsOf('  ')).toEqual([]);
  });
});
