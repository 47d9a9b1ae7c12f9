import { describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { decideEmblem, emblemChosen, type EmblemWish } from './decide-emblem.js';

const now = parseInstant('2026-11-22T15:00:00Z')!;
const STAR: EmblemWish = { emblem: 'WHITE_STAR', consent: true };
const NEUTRAL: EmblemWish = { emblem: 'NEUTRAL', consent: false };

describe('decideEmblem', () => {
  test('gives the star to whoever chose it after the warning, and to nobody else', () => {
    const badge = aBadge().issued().build();
    expect(decideEmblem(badge, { ...STAR, consent: false }, now)).toEqual({ kind: 'emblem-consent-missing' });
    expect(decideEmblem(badge, STAR, now)).toEqual({
      kind: 'emblem-chosen',
      badge: { ...badge, emblem: 'WHITE_STAR', emblemChosenAt: now },
    });
  });

  test('takes the star away without a word, whoever had it recorded', () => {
    const badge = aBadge().issued().with({ emblem: 'WHITE_STAR' }).build();
    expect(decideEmblem(badge, NEUTRAL, now)).toMatchObject({
      kind: 'emblem-chosen',
      badge: { emblem: 'NEUTRAL', emblemChosenAt: now },
    });
  });

  test('makes the holder’s own what the agency had recorded, and says it once', () => {
    const recorded = aBadge().issued().with({ emblem: 'WHITE_STAR' }).build();
    expect(decideEmblem(recorded, STAR, now).kind).toBe('emblem-chosen');
    const own = aBadge().issued().with({ emblem: 'WHITE_STAR', emblemChosenAt: now }).build();
    expect(decideEmblem(own, STAR, now).kind).toBe('emblem-as-chosen');
  });

  test('is for a badge of which something can still become', () => {
    const lapsed = parseInstant('2028-11-21T05:00:00Z')!;
    expect(decideEmblem(aBadge().build(), STAR, now).kind).toBe('emblem-chosen');
    expect(decideEmblem(aBadge().suspended().build(), STAR, now).kind).toBe('emblem-chosen');
    for (const badge of [aBadge().revoked(), aBadge().undone(), aBadge().withdrawn()])
      expect(decideEmblem(badge.build(), NEUTRAL, now).kind).toBe('badge-not-in-use');
    expect(decideEmblem(aBadge().issued().build(), STAR, lapsed).kind).toBe('badge-not-in-use');
  });
});

test('the journal seals which emblem it was', () => {
  const event = emblemChosen(aBadge().issued().with({ emblem: 'WHITE_STAR' }).build());
  expect(JSON.stringify(event.facts)).not.toContain('STAR');
  expect(event.particulars).toEqual({ emblem: 'WHITE_STAR' });
});
