import { createHash } from 'node:crypto';

import { type Instant, isoSeconds } from '#platform/clock';
import type { Actor } from '#platform/tenancy';

import { canonicalJson } from './canonical-json.js';

/** A value that may stand in an entry for ever: codes, numbers, hashes. Never a person's data. */
export type Fact = string | number | boolean | null | readonly string[];

export interface EntryContent {
  readonly id: string;
  readonly at: Instant;
  readonly type: string;
  readonly agency: string;
  readonly actor: Actor;
  readonly object: { readonly kind: string; readonly id: string };
  readonly facts: Readonly<Record<string, Fact>>;
  readonly subjectId: string | null;
  readonly particulars: string | null;
  readonly salt: Uint8Array;
}

/**
 * The entry's bytes in their final form: RFC 8785 JSON without personal data. Ids that point at a person, and what
 * was personal before and after, appear as salted commitments only; without the salt they say nothing, so
 * an erasure leaves the entry standing and unlinkable (reliability 3e, T57).
 */
export function entryBytes(content: EntryContent): Uint8Array {
  const commit = (label: string, value: string): string => commitmentOf(content.salt, label, value);
  const text = canonicalJson({
    v: 1,
    id: content.id,
    at: isoSeconds(content.at),
    type: content.type,
    agency: content.agency,
    request: content.actor.requestId,
    actor: { kind: content.actor.kind, ...whoActed(content.actor, commit) },
    object: { kind: content.object.kind, id: commit('object', content.object.id) },
    facts: content.facts,
    ...(content.subjectId === null ? {} : { subject: commit('subject', content.subjectId) }),
    ...(content.particulars === null ? {} : { particulars: commit('particulars', content.particulars) }),
  });
  if (text === undefined) throw new Error('A journal entry could not be written as JSON.');
  return Buffer.from(text, 'utf8');
}

/** base64url of SHA-256(salt ‖ label ‖ 0x00 ‖ value); the label keeps equal values in different places apart. */
export function commitmentOf(salt: Uint8Array, label: string, value: string): string {
  return createHash('sha256').update(salt).update(label).update('\0').update(value).digest('base64url');
}

function whoActed(actor: Actor, commit: (label: string, value: string) => string): Record<string, unknown> {
  if (actor.kind === 'worker') return {};
  return { id: commit('actor', actor.accountId), roles: [...actor.roles].sort() };
}
