import { describe, expect, test } from '@jest/globals';

import { EDITION_2020 } from '../domain/edition-2020.js';
import { type Catalogue, modulesOf } from '../domain/programme-version.js';
import { SEED_EDITION, SEED_EDITION_AT_FIRST } from '../domain/seed-edition.js';
import { readCatalogue } from './catalogue-document.js';

/** The seed edition as JSON, changed at one place. */
function changed(change: (document: Catalogue & Record<string, unknown>) => void): unknown {
  const document = structuredClone(SEED_EDITION) as Catalogue & Record<string, unknown>;
  change(document);
  return document;
}
type Writable<T> = { -readonly [K in keyof T]: T[K] extends object ? Writable<T[K]> : T[K] };
const spoilt = (change: (document: Writable<Catalogue>) => void): unknown =>
  changed((document) => change(document as Writable<Catalogue>));

describe('the seed edition', () => {
  test('is readable as it stands and after a journey through JSON', () => {
    const reading = readCatalogue(JSON.parse(JSON.stringify(SEED_EDITION)));
    expect(reading).toEqual({ kind: 'readable', catalogue: SEED_EDITION });
  });

  test('has module 1.01 with six topics and five outcomes, module 1.02 with three', () => {
    const modules = modulesOf(SEED_EDITION);
    expect(modules.map(({ code, outcomes }) => [code, outcomes.map((outcome) => outcome.code)])).toEqual([
      ['MSQ1.01', [1, 2, 3, 4, 5].map((number) => `MSQ1.01-O${number}`)],
      ['MSQ1.02', [1, 2, 3].map((number) => `MSQ1.02-O${number}`)],
    ]);
    expect(modules[0]?.topics).toHaveLength(6);
  });

  test('has four assignments; the first two ask for the outcomes of their modules', () => {
    const [first, second] = modulesOf(SEED_EDITION);
    expect(
      SEED_EDITION.assignments.map(({ number, module, outcomeCodes }) => [number, module, outcomeCodes]),
    ).toEqual([
      [1, 'MSQ1.01', first?.outcomes.map(({ code }) => code)],
      [2, 'MSQ1.02', second?.outcomes.map(({ code }) => code)],
      [3, null, []],
      [4, null, []],
    ]);
  });

  test('says what its course aims at, and prints its talk', () => {
    const [course] = SEED_EDITION.tiers[0]!.courses;
    expect(course?.aims).toHaveLength(4);
    expect(modulesOf(SEED_EDITION)[0]?.media.map(({ kind }) => kind)).toEqual(['PRINT']);
  });

  test.each([SEED_EDITION, EDITION_2020])('$edition says everything in two languages', (edition) => {
    const texts = JSON.stringify(edition).match(/"en":"([^"]*)","fr":"([^"]*)"/g) ?? [];
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) {
      const { en, fr } = JSON.parse(`{${text}}`) as { en: string; fr: string };
      expect(en).not.toBe(fr);
    }
  });
});

describe('the edition of 2020', () => {
  test('is readable: four courses in two tiers, each closed by one assignment that takes its outcomes', () => {
    expect(readCatalogue(JSON.parse(JSON.stringify(EDITION_2020)))).toEqual({
      kind: 'readable',
      catalogue: EDITION_2020,
    });
    expect(EDITION_2020.tiers.map(({ courses }) => courses.map(({ title }) => title.en))).toEqual([
      ['Impressive Member Service', 'Classic Member Service'],
      ['Convincing Member Service', 'Agile Member Service'],
    ]);
    expect(EDITION_2020.assignments.map(({ module }) => module)).toEqual(
      modulesOf(EDITION_2020).map(({ code }) => code),
    );
  });
});

test('a document from before there were courses is one course a tier, and is the seed edition as it was at first', () => {
  const { carriesOver: _none, tiers, ...rest } = SEED_EDITION;
  const before = tiers.map(({ courses, ...tier }) => ({
    ...tier,
    modules: courses[0]!.modules.map(({ media: _media, ...module }) => module),
  }));
  const reading = readCatalogue({ ...rest, tiers: before });
  expect(reading).toEqual({ kind: 'readable', catalogue: SEED_EDITION_AT_FIRST });
});

test('a document from before ages, voiding and outcomes needed were policies means the defaults', () => {
  const { sequentialAssignments, backdateLimitDays, badgeValidityMonths } = SEED_EDITION.policies;
  const reading = readCatalogue({
    ...SEED_EDITION,
    policies: { sequentialAssignments, backdateLimitDays, badgeValidityMonths },
    assignments: SEED_EDITION.assignments.map(({ outcomesNeeded: _none, ...assignment }) => assignment),
  });
  expect(reading).toEqual({ kind: 'readable', catalogue: SEED_EDITION });
  expect(SEED_EDITION.policies).toMatchObject({ minimumAge: 18, minorsFrom: 16, whenVoided: 'REVIEW' });
});

/** One spoilt document each, and a word of the fault. */
const SPOILT: readonly (readonly [string, unknown, string])[] = [
  ['nothing', null, 'catalogue'],
  ['a list', [], 'catalogue'],
  ['an unknown member', changed((it) => (it['waiver'] = true)), 'waiver'],
  ['a missing member', { ...SEED_EDITION, policies: undefined }, 'policies'],
  ['another programme', { ...SEED_EDITION, programme: 'OTHER' }, 'programme'],
  ['an edition that is no slug', { ...SEED_EDITION, edition: '../2026' }, 'edition'],
  ['one language only', spoilt((it) => delete (it.title as { fr?: string }).fr), 'title.fr'],
  ['an empty text', spoilt((it) => (it.title.fr = '')), 'title.fr'],
  ['a text with a control character', spoilt((it) => (it.title.en = 'a\u0000b')), 'title.en'],
  ['a text that is not tidy', spoilt((it) => (it.title.en = ' a')), 'title.en'],
  ['no assignments', { ...SEED_EDITION, assignments: [] }, 'Assignments must count'],
  [
    'assignments that do not count',
    spoilt((it) => (it.assignments[2]!.number = 5)),
    'Assignments must count',
  ],
  ['an unknown module', spoilt((it) => (it.assignments[0]!.module = 'MSQ9.99')), 'MSQ9.99'],
  [
    'an outcome of another module',
    spoilt((it) => (it.assignments[1]!.outcomeCodes[0] = 'MSQ1.01-O1')),
    'MSQ1.01-O1',
  ],
  [
    'an outcome without a module',
    spoilt((it) => (it.assignments[2]!.outcomeCodes[0] = 'MSQ1.01-O1')),
    'MSQ1.01-O1',
  ],
  [
    'an outcome asked for twice',
    spoilt((it) => (it.assignments[1]!.outcomeCodes[0] = 'MSQ1.02-O2')),
    'occurs twice',
  ],
  [
    'a code that occurs twice',
    spoilt((it) => (it.tiers[0]!.courses[0]!.modules[1]!.code = 'MSQ1.01')),
    'MSQ1.01 occurs twice',
  ],
  [
    'a link that is a script',
    spoilt((it) => {
      it.tiers[0]!.courses[0]!.modules[0]!.media[0]!.link = { en: 'javascript:1', fr: 'https://x.example' };
    }),
    'A link is an https address',
  ],
  [
    'a picture that lies nowhere',
    spoilt((it) => (it.tiers[0]!.courses[0]!.modules[0]!.media[0]!.kind = 'PICTURE')),
    'has no address',
  ],
  [
    'a picture without words',
    spoilt((it) => {
      const link = { en: 'https://x.example/en.png', fr: 'https://x.example/fr.png' };
      Object.assign(it.tiers[0]!.courses[0]!.modules[0]!.media[0]!, {
        ...{ kind: 'PICTURE', link, text: { en: 'A loop', fr: '' } },
      });
    }),
    'text.fr',
  ],
  ['what carries over from itself', spoilt((it) => (it.carriesOver[0]!.edition = '2026')), 'occurs twice'],
  [
    'what carries over to nowhere',
    spoilt((it) => (it.carriesOver[0]!.assignments[0]!.number = 9)),
    'no assignment 9',
  ],
  ['a half day of backdating', spoilt((it) => (it.policies.backdateLimitDays = 0.5)), 'backdateLimitDays'],
  ['minors as old as adults', spoilt((it) => (it.policies.minorsFrom = 18)), 'Minors are enrolled from'],
  [
    'an unknown answer to a voiding',
    spoilt((it) => (it.policies.whenVoided = 'KEEP' as never)),
    'whenVoided',
  ],
  [
    'more outcomes needed than asked for',
    spoilt((it) => (it.assignments[1]!.outcomesNeeded = 4)),
    'needs 4 outcomes and asks for 3',
  ],
  ['no outcome needed', spoilt((it) => (it.assignments[1]!.outcomesNeeded = 0)), 'outcomesNeeded'],
  ['badges for no time', spoilt((it) => (it.policies.badgeValidityMonths = 0)), 'badgeValidityMonths'],
];

describe('a catalogue is refused', () => {
  test.each(SPOILT)('with %s', (_what, document, word) => {
    const reading = readCatalogue(document);
    if (reading.kind === 'readable') throw new Error('It was read.');
    expect(reading.faults.map(({ said }) => said).join(' ')).toContain(word);
  });
});

test('every fault says where it is, in a form’s terms', () => {
  const reading = readCatalogue(
    spoilt((it) => {
      it.title.fr = '';
      it.policies.badgeValidityMonths = 0;
      it.tiers[0]!.courses[0]!.modules[0]!.code = 'msq 1';
    }),
  );
  if (reading.kind === 'readable') throw new Error('It was read.');
  expect(reading.faults.map(({ field, because }) => [field, because])).toEqual([
    ['title.fr', 'empty'],
    ['policies.badgeValidityMonths', 'out-of-range'],
    ['tiers.0.courses.0.modules.0.code', 'not-a-code'],
  ]);
});
