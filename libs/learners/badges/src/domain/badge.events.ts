import { createHash } from 'node:crypto';

import { dayOf } from '#platform/clock';
import type { JournalEvent } from '#platform/journal';
import type { OutboxEvent } from '#platform/outbox';

import type { Badge } from './badge.js';
import type { NoticeAbout } from './badge-notice.js';
import type { ReviewDecision } from './badge-review.js';
import type { TakenBack } from './decide-revoke.js';
import type { Reinstated, Suspended } from './decide-suspend.js';

/** One happening, told twice: to the journal for good, to the outbox for whoever acts on it. */
export interface BadgeEvent {
  readonly journal: JournalEvent;
  readonly outbox: OutboxEvent;
}

/** With the choice about the name stands whether the learner agreed; name and emblem are sealed. */
export function badgePrepared(
  badge: Badge,
  told: { kid: string; edition: string; consent: boolean; replaces?: string },
): BadgeEvent {
  const { nameChoice, publicName, code, validFrom, validUntil, emblem } = badge;
  const isAhead = validFrom > badge.preparedAt;
  return happened('badge.prepared', badge, {
    facts: {
      ...{ kind: badge.kind, ...told, nameChoice, validUntil },
      ...(isAhead ? { validFrom: dayOf(validFrom) } : {}),
    },
    particulars: { publicName, code, ...(emblem === 'NEUTRAL' ? {} : { emblem }) },
  });
}

/** The signature's fingerprint stays when the badge is forgotten: base64url of the SHA-256 of the JWT's characters. */
export function badgeIssued(
  badge: Pick<Badge, 'id' | 'learnerId' | 'kind'> & { readonly jwt: string },
  kid: string,
): BadgeEvent {
  const credentialHash = createHash('sha256').update(badge.jwt, 'ascii').digest('base64url');
  return happened('badge.issued', badge, { facts: { kind: badge.kind, kid, credentialHash } });
}

export function badgeTakenBack(
  badge: Badge & { readonly state: TakenBack },
  note: string | null,
): BadgeEvent {
  return happened(TAKEN_BACK[badge.state], badge, {
    facts: { kind: badge.kind, reason: badge.revocationReason },
    particulars: { note },
  });
}

/** A re-issue was signed, so what it replaces is revoked with it. */
export function badgeSuperseded(badge: Pick<Badge, 'id' | 'learnerId' | 'kind'>): BadgeEvent {
  return happened('badge.revoked', badge, { facts: { kind: badge.kind, reason: 'SUPERSEDED' } });
}

export function badgeSuspended(
  { kind, suspensionReason: reason, ...badge }: Suspended,
  note: string | null,
): BadgeEvent {
  return happened('badge.suspended', badge, { facts: { kind, reason }, particulars: { note } });
}

export function badgeReinstated({ kind, ...badge }: Reinstated, note: string | null): BadgeEvent {
  return happened('badge.reinstated', badge, { facts: { kind }, particulars: { note } });
}

export function reviewOpened(badge: Badge, completionId: string): BadgeEvent {
  return happened('badge.review-opened', badge, { facts: { kind: badge.kind, completionId } });
}

export function reviewDecided(
  badge: Pick<Badge, 'id' | 'learnerId' | 'kind'>,
  decision: ReviewDecision,
  reason: string | null,
): BadgeEvent {
  return happened('badge.review-decided', badge, {
    facts: { kind: badge.kind, decision },
    ...(reason === null ? {} : { particulars: { reason } }),
  });
}

/** A person of the agency told the holder, whom no mail could tell. */
export function holderTold(badge: Pick<Badge, 'id' | 'learnerId' | 'kind'>, about: NoticeAbout): BadgeEvent {
  return happened('badge.holder-told', badge, { facts: { kind: badge.kind, about } });
}

const TAKEN_BACK: Readonly<Record<TakenBack, string>> = {
  REVOKED: 'badge.revoked',
  WITHDRAWN: 'badge.withdrawn',
  UNDONE: 'badge.undone',
};

function happened(
  type: string,
  { id, learnerId }: Pick<Badge, 'id' | 'learnerId'>,
  what: Pick<JournalEvent, 'facts' | 'particulars'>,
): BadgeEvent {
  return {
    journal: { type, object: { kind: 'badge', id }, subjectId: learnerId, ...what },
    outbox: { type, payload: { badgeId: id } },
  };
}
