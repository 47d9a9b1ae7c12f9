import { describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';

import { readEmail, readPhone } from './contact.js';
import { readComingDay, readDay, readPastDay } from './day.js';
import { folded } from './folded.js';
import { readFreeText } from './free-text.js';
import { isId, readChoice, readExternalId, readSlug } from './identifier.js';
import { readHttpsLink } from './link.js';
import { readName } from './name.js';
import { ifGiven, type Parsed, problem, type Raw, read, together } from './parsed.js';

const TODAY = fixedClock('2026-11-21T19:32:00Z').today();
const reasonOr = (parsed: Parsed<unknown>): unknown =>
  parsed.kind === 'read' ? parsed.value : parsed.problems[0]?.because;
const note = (text: string): Parsed<string> => readFreeText('note', text, { maximum: 20, lines: 'many' });
const line = (text: string): Parsed<string> => readFreeText('reason', text, { maximum: 20, lines: 'one' });

describe('free text', () => {
  test.each([
    [note(' two\r\nlines '), 'two\nlines'],
    [note('a\tb'), 'a\tb'],
    [note('👩‍👩‍👧 fine'), '👩‍👩‍👧 fine'],
    [note('two\u0000'), 'control-character'],
    [note('a\u202eb'), 'bidi-control'],
    [note('a\ud800b'), 'broken-text'],
    [note('a\ue000b'), 'unassigned-character'],
    [note(' \n '), 'empty'],
    [note(' '.repeat(30)), 'empty'],
    [note('a'.repeat(20)), 'a'.repeat(20)],
    [note('a'.repeat(21)), 'too-long'],
    [line('two\nlines'), 'control-character'],
    [line('one line'), 'one line'],
  ])('%j → %s', (parsed, expected) => {
    expect(reasonOr(parsed)).toBe(expected);
  });
});

describe('an e-mail address', () => {
  test.each([
    ['  Zoe.Tremblay@Example.ORG ', 'zoe.tremblay@example.org'],
    ["o'brien+badge@mail.example.org", "o'brien+badge@mail.example.org"],
    ['', 'empty'],
    ['zoe', 'not-an-email'],
    ['@example.org', 'not-an-email'],
    ['zoe@localhost', 'not-an-email'],
    ['zoe@@example.org', 'not-an-email'],
    ['zoe..t@example.org', 'not-an-email'],
    ['.zoe@example.org', 'not-an-email'],
    ['zoe@-example.org', 'not-an-email'],
    ['zoe@example..org', 'not-an-email'],
    ['zoe tremblay@example.org', 'not-an-email'],
    ['zoë@example.org', 'not-an-email'],
    ['zoe@example.org\nbcc: all@example.org', 'not-an-email'],
    [`${'a'.repeat(65)}@example.org`, 'not-an-email'],
    [`zoe@${'a'.repeat(250)}.org`, 'too-long'],
  ])('%j → %s', (text, expected) => {
    expect(reasonOr(readEmail('email', text))).toBe(expected);
  });
});

describe('a telephone number', () => {
  test.each([
    ['613-555-0142', '613-555-0142'],
    [' +1 (613)  555.0142', '+1 (613) 555.0142'],
    ['555', 'not-a-phone-number'],
    ['613-555-CALL', 'not-a-phone-number'],
    ['1234567890123456', 'not-a-phone-number'],
    ['9'.repeat(33), 'too-long'],
    [null, 'empty'],
  ])('%j → %s', (text, expected) => {
    expect(reasonOr(readPhone('phone', text))).toBe(expected);
  });
});

describe('slugs, external ids, choices and ids', () => {
  test.each([
    [readSlug('slug', 'north-agency'), 'north-agency'],
    [readSlug('slug', 'North'), 'not-a-slug'],
    [readSlug('slug', '-north'), 'not-a-slug'],
    [readSlug('slug', 'north-'), 'not-a-slug'],
    [readSlug('slug', 'a/b'), 'not-a-slug'],
    [readSlug('slug', 'a'.repeat(63)), 'a'.repeat(63)],
    [readSlug('slug', 'a'.repeat(64)), 'too-long'],
    [readExternalId('externalId', ' HR-0042/b '), 'HR-0042/b'],
    [readExternalId('externalId', 'HR 42'), 'unexpected-character'],
    [readExternalId('externalId', 'HR\u0000'), 'unexpected-character'],
    [readExternalId('externalId', 'é'), 'unexpected-character'],
    [readExternalId('externalId', 'a'.repeat(65)), 'too-long'],
    [readChoice('track', 'MSO', ['MSO', 'GUARD']), 'MSO'],
    [readChoice('track', 'mso', ['MSO', 'GUARD']), 'not-a-choice'],
    [readChoice('track', '', ['MSO', 'GUARD']), 'empty'],
  ])('%j → %s', (parsed, expected) => {
    expect(reasonOr(parsed)).toBe(expected);
  });

  test('an id is a UUID in lower case, and nothing else is one', () => {
    expect(isId('7f3c2d10-0000-4000-8000-0000000000aa')).toBe(true);
    for (const text of [
      '',
      'x',
      '7F3C2D10-0000-4000-8000-0000000000AA',
      `7f3c2d10-0000-4000-8000-0000000000a\n`,
    ])
      expect(isId(text)).toBe(false);
  });
});

describe('a day', () => {
  test.each([
    [readDay('day', ' 2024-02-29 '), '2024-02-29'],
    [readDay('day', '2026-02-29'), 'impossible-day'],
    [readDay('day', '2026-13-01'), 'impossible-day'],
    [readDay('day', '0000-01-01'), 'impossible-day'],
    [readDay('day', '9999-12-31'), 'impossible-day'],
    [readDay('day', '21/11/2026'), 'not-a-day'],
    [readDay('day', '2026-11-21T00:00:00Z'), 'not-a-day'],
    [readDay('day', '٢٠٢٦-١١-٢١'), 'not-a-day'],
    [readDay('day', undefined), 'empty'],
    [readPastDay('day', '2026-11-21', TODAY), '2026-11-21'],
    [readPastDay('day', '2026-11-22', TODAY), 'in-the-future'],
    [readPastDay('day', '2026-11-31', TODAY), 'impossible-day'],
    [readComingDay('day', '2026-11-21', TODAY), '2026-11-21'],
    [readComingDay('day', '2026-11-20', TODAY), 'in-the-past'],
  ])('%j → %s', (parsed, expected) => {
    expect(reasonOr(parsed)).toBe(expected);
  });
});

describe('an https link', () => {
  test.each([
    [' https://files.example.org/a?b=c#d ', 'https://files.example.org/a?b=c#d'],
    ['https://éxample.org/é', 'https://xn--xample-9ua.org/%C3%A9'],
    ['http://example.org/', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['data:text/html,x', 'not-https'],
    ['//example.org', 'not-a-link'],
    ['example.org', 'not-a-link'],
    ['https://', 'not-a-link'],
    ['https://zoe:pw@example.org/', 'not-a-link'],
    ['https://example.org\\@evil.example/', 'not-a-link'],
    ['https://example.org/a b', 'not-a-link'],
    ['java\nscript:alert(1)', 'control-character'],
    ['https://example.org/\u202egnp', 'bidi-control'],
    [`https://example.org/${'a'.repeat(2000)}`, 'too-long'],
    [`https://example.org/${'é'.repeat(900)}`, 'too-long'],
  ])('%j → %s', (text, expected) => {
    expect(reasonOr(readHttpsLink('evidenceLink', text))).toBe(expected);
  });

  test('is read alike the first time and after thousands', () => {
    const link = 'https://éxample.org/é';
    const reads = Array.from({ length: 20_000 }, () => reasonOr(readHttpsLink('evidenceLink', link)));
    expect(new Set(reads)).toEqual(new Set(['https://xn--xample-9ua.org/%C3%A9']));
  });
});

describe('a form', () => {
  test('gathers every problem, in the order of the form', () => {
    const form = together({
      name: readName('name', ''),
      slug: readSlug('slug', 'north'),
      email: ifGiven('nowhere', (text) => readEmail('email', text)),
    });
    expect(form).toEqual({
      kind: 'problems',
      problems: [
        { field: 'name', because: 'empty' },
        { field: 'email', because: 'not-an-email' },
      ],
    });
  });

  test('is whole when every field could be read', () => {
    const form = together({
      slug: readSlug('slug', 'north'),
      email: ifGiven(' ', () => problem('email', 'empty')),
    });
    expect(form).toEqual(read({ slug: 'north', email: null }));
  });
});

describe('folded text', () => {
  test.each([
    ['Élise', 'elise'],
    ['D’Avignon‐Katz', "d'avignon-katz"],
    ['שָׂרָה', 'שרה'],
    ['İpek', 'ipek'],
    ['Ｈana  Quill', 'hana quill'],
  ])('%s → %s', (text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  test('keeps the vowels of scripts whose vowels are marks', () => {
    expect(folded('की')).not.toBe(folded('का'));
  });

  test('fits an index whatever it is made from', () => {
    expect(Buffer.byteLength(folded('\ufdfa'.repeat(53)))).toBeLessThanOrEqual(800);
  });
});

/** T91: 100 KB to each reader in well under 50 ms; the limit here leaves room for a busy machine. */
describe('100 KB of anything is answered at once', () => {
  const readers: Record<string, (raw: Raw) => unknown> = {
    name: (raw) => readName('f', raw),
    text: (raw) => readFreeText('f', raw, { maximum: 2000, lines: 'many' }),
    email: (raw) => readEmail('f', raw),
    phone: (raw) => readPhone('f', raw),
    slug: (raw) => readSlug('f', raw),
    externalId: (raw) => readExternalId('f', raw),
    day: (raw) => readDay('f', raw),
    link: (raw) => readHttpsLink('f', raw),
    ifGiven: (raw) => ifGiven(raw, (text) => readName('f', text)),
    id: (raw) => isId(raw ?? ''),
  };
  const units = ['a', ' ', '\n', '-', 'a.', '@', '\u0301', '\u200d', '\ud800', 'https://'];
  /** A reader that backtracks takes minutes over such a text; one that does not, a millisecond on any machine. */
  const FOREVER = 5_000;
  test.each(Object.entries(readers))('%s', (_name, reader) => {
    for (const unit of units) {
      const text = unit.repeat(100_000 / unit.length);
      const before = performance.now();
      reader(text);
      expect(performance.now() - before).toBeLessThan(FOREVER);
    }
  });
});
