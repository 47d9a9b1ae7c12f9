import { randomBytes, randomUUID } from 'node:crypto';

import type { Clock } from '#platform/clock';
import { markJournalled, type WriteUnit } from '#platform/persistence';
import { type Actor, LPHQ_SCOPE } from '#platform/tenancy';

import { canonicalJson } from './canonical-json.js';
import { entryBytes, type Fact } from './entry.js';
import { type Particulars, seal } from './particulars.js';
import { JournalStore } from './store/journal.store.js';

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

  constructor(private readonly clock: Clock) {}

  async append(unit: WriteUnit, event: JournalEvent): Promise<void> {
    const actor = actorOf(unit);
    const agencyId = actor.agencyId ?? LPHQ_SCOPE;
    const id = randomUUID();
    const salt = randomBytes(SALT);
    const text = particularsText(event);
    const at = this.clock.now();
    const subjectId = event.subjectId ?? null;
    const entry = entryBytes({
      id,
      at,
      type: event.type,
      agency: agencyId,
      actor,
      object: event.object,
      facts: event.facts ?? {},
      subjectId,
      particulars: text,
      salt,
    });
    await this.store.addEntry(unit, { id, agencyId, at, event, actorId: accountOf(actor), entry });
    const sealed =
      text === null || subjectId === null ? null : await this.sealed(unit, agencyId, subjectId, text, id);
    await this.store.addParticulars(unit, {
      agencyId,
      entryId: id,
      subjectId: subjectId ?? agencyId,
      salt,
      sealed,
    });
    markJournalled(unit);
  }

  private async sealed(
    unit: WriteUnit,
    agencyId: string,
    subjectId: string,
    text: string,
    entryId: string,
  ): Promise<Uint8Array> {
    const key = await this.store.keyOf(unit, agencyId, subjectId, randomBytes(SALT));
    return seal(text, key, entryId);
  }
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
