import { beforeEach, describe, expect, test } from '@jest/globals';

import { type CalendarDay, isoSeconds, parseInstant, plusMilliseconds } from '#platform/clock';
import type { Code } from '#proof/compact';
import { type Judgement, toAnswer } from '#proof/verification';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { aHouse, anIssuedCredential, type CredentialPlan } from '../../../../test/builders/proof.builder.js';
import { Board } from '../status/board.js';
import { Judged } from './judged.js';
import { RememberedAnswers } from './remembered-answers.js';

const NOW = '2026-12-01T12:00:00Z';
const KEYS = 7;
const { badgeKey } = aHouse();
const clock = new HandClock(NOW);
let board: Board;
let answers: RememberedAnswers;

/** An issued badge, judged and remembered. */
function remembered(
  plan: CredentialPlan = {},
  different: Partial<Judgement['record']> = {},
  keyListVersion: number | null = KEYS,
): Code {
  const { code, record } = anIssuedCredential(badgeKey, plan);
  const judgement: Judgement = { outcome: 'VALID', steps: [], record: { ...record, ...different } };
  const judged = new Judged(toAnswer(judgement, clock.now()), code, false);
  answers.remember(code, judgement, judged, { era: board.era, keyListVersion });
  return code;
}
const isKnown = (code: Code): boolean => answers.find(code, KEYS) !== null;

beforeEach(() => {
  clock.set(NOW);
  board = new Board(clock);
  board.isAsOf(clock.now());
  answers = new RememberedAnswers(board, clock, 3);
});

describe('a remembered answer', () => {
  test('is given with the time at which it is given', () => {
    const judged = answers.find(remembered(), KEYS)!;
    clock.set('2026-12-01T12:00:02Z');
    expect(judged.answerAt(clock.now())).toMatchObject({
      outcome: 'VALID',
      checkedAt: '2026-12-01T12:00:02Z',
    });
    expect(JSON.parse(judged.jsonAt(clock.now()).toString())).toEqual(judged.answerAt(clock.now()));
  });

  test('has the board looked at by who asks, where the clockwork is late', () => {
    const looks: string[] = [];
    board.keptBy(() => looks.push('looked'));
    const code = remembered();
    clock.set('2026-12-01T12:00:00.999Z');
    expect([isKnown(code), looks.length]).toEqual([true, 0]);
    clock.set('2026-12-01T12:00:01Z');
    expect([isKnown(code), looks.length]).toEqual([true, 1]);
  });

  test('is none while the board is stale', () => {
    const code = remembered();
    clock.set('2026-12-01T12:00:03Z');
    expect(isKnown(code)).toBe(false);
    board.isAsOf(clock.now());
    expect(isKnown(code)).toBe(true);
  });

  test('is none once its place is taken back', () => {
    const [code, other] = [remembered(), remembered({}, { statusPosition: 4712 })];
    board.take([{ list: 17, position: 4711, mark: 'taken-back' }]);
    expect([isKnown(code), isKnown(other)]).toEqual([false, true]);
  });

  test('is none while its place is suspended, and the same again when it comes back', () => {
    const [code, other] = [remembered(), remembered({}, { statusPosition: 4712 })];
    board.take([{ list: 17, position: 4711, mark: 'suspended' }]);
    expect([isKnown(code), isKnown(other)]).toEqual([false, true]);
    board.take([{ list: 17, position: 4711, mark: 'none' }]);
    expect(isKnown(remembered())).toBe(true);
  });

  test('is none of another era, nor under other keys', () => {
    const code = remembered();
    expect(answers.find(code, KEYS + 1)).toBeNull();
    const again = remembered();
    board.beginEra();
    expect(isKnown(again)).toBe(false);
    expect(isKnown(remembered())).toBe(true);
  });

  test('is none while there is no key list, also where the first look found none', () => {
    const [code, early] = [remembered(), remembered({}, {}, null)];
    expect([answers.find(early, null), answers.find(code, null)]).toEqual([null, null]);
    expect(isKnown(code)).toBe(true);
  });

  test.each([
    ['its last day', { validUntil: '2026-11-30' }, {}, '2026-12-01T04:59:59Z', '2026-12-01T05:00:00Z'],
    [
      'its first instant',
      { validFrom: '2026-12-01T13:00:00Z' },
      {},
      '2026-12-01T12:58:59Z',
      '2026-12-01T12:59:00Z',
    ],
    [
      'the last day of its agency',
      {},
      { authorisedUntil: '2026-11-30' as CalendarDay },
      '2026-12-01T04:59:59Z',
      '2026-12-01T05:00:00Z',
    ],
    ['five minutes', {}, {}, '2026-12-01T12:04:59Z', '2026-12-01T12:05:00Z'],
  ])('is none beyond %s', (what, plan, different, last, beyond) => {
    const began = what === 'five minutes' ? NOW : isoSeconds(plusMilliseconds(parseInstant(last)!, -60_000));
    clock.set(began);
    const code = remembered(plan, different);
    for (const [instant, expected] of [
      [last, true],
      [beyond, false],
    ] as const) {
      // prettier-ignore
      clock.set(instant);
      board.isAsOf(clock.now());
      expect(isKnown(code)).toBe(expected);
    }
  });

  test('is none when the clock was put back', () => {
    const code = remembered();
    clock.set('2026-12-01T11:59:59Z');
    board.isAsOf(clock.now());
    expect(isKnown(code)).toBe(false);
  });

  test('is forgotten when many others were asked since, and not when it was asked itself', () => {
    const [first, second] = [remembered(), remembered()];
    remembered();
    expect(isKnown(first)).toBe(true);
    remembered();
    expect([isKnown(first), isKnown(second)]).toEqual([true, false]);
  });

  test.each(['REVOKED', 'SUSPENDED', 'UNHEARD-OF'])('of a badge that is %s is none', (state) => {
    expect(isKnown(remembered({}, { state }))).toBe(false);
  });
});
