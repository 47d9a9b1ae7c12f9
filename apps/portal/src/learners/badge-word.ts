import type { Tone } from '../shell/state-word.js';
import type { WordingKey } from '../wording/catalogues.js';
import { dayOf } from '../wording/days.js';

interface Badge {
  readonly state: 'PREPARED' | 'ISSUED' | 'SUSPENDED' | 'REVOKED' | 'WITHDRAWN' | 'UNDONE';
  /** The instant at which it begins. */
  readonly validFrom: string;
  /** Its last day. */
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
      return issuedWordOf(badge, today);
    case 'SUSPENDED':
      return { tone: 'warn', words: 'portal.badge-state.SUSPENDED', day: null };
    case 'REVOKED':
      return { tone: 'bad', words: 'portal.learners.badge.revoked', day: null };
    default:
      return NONE;
  }
}

/** Issued is not valid: what has not begun is shown nowhere as good, nor what is over. */
function issuedWordOf({ validFrom, validUntil }: Badge, today: string): BadgeWord {
  if (validUntil < today) return { tone: 'bad', words: 'portal.learners.badge.expired', day: validUntil };
  const first = dayOf(validFrom);
  if (first > today) return { tone: 'wait', words: 'portal.learners.badge.begins', day: first };
  return { tone: 'good', words: 'portal.learners.badge.valid', day: validUntil };
}
