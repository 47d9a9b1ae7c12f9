import type { Tone } from '../shell/state-word.js';
import type { WordingKey } from '../wording/catalogues.js';

interface Badge {
  readonly state: 'PREPARED' | 'ISSUED' | 'SUSPENDED' | 'REVOKED' | 'WITHDRAWN' | 'UNDONE';
  readonly validUntil: string;
}

interface BadgeWord {
  readonly tone: Tone;
  readonly words: WordingKey;
  /** The day that belongs to the word. */
  readonly day: string | null;
}

const NONE: BadgeWord = { tone: 'quiet', words: 'portal.learners.no-badge', day: null };

/** Where a learner's newest badge stands, in a word for a list. What was taken back unseen is no badge. */
export function badgeWordOf(badge: Badge | undefined, today: string): BadgeWord {
  switch (badge?.state) {
    case 'PREPARED':
      return { tone: 'wait', words: 'portal.learners.badge.waiting', day: null };
    case 'ISSUED':
      return badge.validUntil < today
        ? { tone: 'bad', words: 'portal.learners.badge.expired', day: badge.validUntil }
        : { tone: 'good', words: 'portal.learners.badge.valid', day: badge.validUntil };
    case 'SUSPENDED':
      return { tone: 'warn', words: 'portal.badge-state.SUSPENDED', day: null };
    case 'REVOKED':
      return { tone: 'bad', words: 'portal.learners.badge.revoked', day: null };
    default:
      return NONE;
  }
}
