import { randomBytes } from 'node:crypto';

import type { Clock, Instant } from '#platform/clock';
import { markJournalled, type WriteUnit } from '#platform/persistence';
import { type Actor, LPHQ_SCOPE } from '#platform/tenancy';

import { canonicalJson } from './canonical-json.js';
import { entryBytes, type Fact } from './entry.js';
import { EntryIds } from './entry-id.js';
import { type Particulars, seal } from './particulars.js';
import { JournalStore, type NewEntry } from './store/journal.store.js';

/** What happened, as a room tells it. `type` is `concept.past-tense`: `badge.revoked`. */
export interface JournalEvent {
  readonly type: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** Whose data the particulars are: the learner, or the organisation. Their key seals them. */
  readonly subjectId?: string;
  /** Never personal: these stand in the entry for ever. */
  readonly facts?: Readonly<Record<string, Fact>>;
  /** Personal or confidential: kept beside the entry, under the subject's key. Needs `subjectId`. */
  readonly particulars?: Particulars;
}

const SALT = 32;

/** Records what happened in the same transaction as the change. An entry is recorded when its row is committed. */
export class Journal {
  private readonly store = new JournalStore();
  private readonly ids = new EntryIds();

  constructor(private readonly clock: Clock) {}

  append(unit: WriteUnit, event: JournalEvent): Promise<void> {
    return this.appendAll(unit, [event]);
  }

  /** An entry for each, in as many statements as one would take. None at all records nothing. */
  async appendAll(unit: WriteUnit, events: readonly JournalEvent[]): Promise<void> {
    if (events.length === 0) return;
    const actor = actorOf(unit);
    const agencyId = actor.agencyId ?? LPHQ_SCOPE;
    const at = this.clock.now();
    const entries = events.map((event) => entryOf(event, { id: this.ids.next(at), actor, agencyId, at }));
    const keys = await this.keysFor(unit, agencyId, entries);
    await this.store.addEntries(unit, { agencyId, at, actorId: accountOf(actor) }, entries);
    await this.store.addParticulars(
      unit,
      agencyId,
      entries.map((entry) => ({ ...entry, sealed: sealedOf(entry, keys) })),
    );
    markJournalled(unit);
  }

  /** The keys of those subjects whose particulars are to be sealed. */
  private async keysFor(
    unit: WriteUnit,
    agencyId: string,
    entries: readonly NewEntry[],
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const subjects = new Set(
      entries.flatMap(({ subjectId, text }) => (subjectId !== null && text !== null ? [subjectId] : [])),
    );
    if (subjects.size === 0) return new Map();
    const fresh = new Map([...subjects].sort().map((id) => [id, randomBytes(SALT)]));
    return this.store.keysOf(unit, agencyId, fresh);
  }
}

interface Scene {
  readonly id: string;
  readonly actor: Actor;
  readonly agencyId: string;
  readonly at: Instant;
}

function entryOf(event: JournalEvent, { id, actor, agencyId, at }: Scene): NewEntry {
  const { type, object } = event;
  const [salt, text] = [randomBytes(SALT), particularsText(event)];
  const subjectId = event.subjectId ?? null;
  const facts = event.facts ?? {};
  const told = { id, at, type, agency: agencyId, actor, object, facts, subjectId, particulars: text, salt };
  return { id, type, object, subjectId, salt, text, entry: entryBytes(told) };
}

function sealedOf(
  { id, subjectId, text }: NewEntry,
  keys: ReadonlyMap<string, Uint8Array>,
): Uint8Array | null {
  if (subjectId === null || text === null) return null;
  const key = keys.get(subjectId);
  if (key === undefined) throw new Error('The key of a journal subject was neither found nor made.');
  return seal(text, key, id);
}

function actorOf(unit: WriteUnit): Actor {
  if (unit.actor === null) throw new Error('A journal entry needs an actor.');
  return unit.actor;
}

function accountOf(actor: Actor): string | null {
  return actor.kind === 'worker' ? null : actor.accountId;
}

function particularsText(event: JournalEvent): string | null {
  if (event.particulars === undefined) return null;
  if (event.subjectId === undefined)
    throw new Error(`${event.type}: particulars need a subject whose key seals them.`);
  return canonicalJson(event.particulars) ?? null;
}
