import { fixedClock } from '#platform/clock';
import { Journal, type JournalEvent } from '#platform/journal';
import { Outbox, type OutboxEvent } from '#platform/outbox';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { Actor } from '#platform/tenancy';

/** Units without a database. They keep the real rule: what ends neither journalled nor untouched throws. */
export class FakeUnits extends UnitsOfWork {
  readonly ended: ('committed' | 'untouched')[] = [];

  constructor() {
    super(undefined as never);
  }

  override async write<T>(actor: Actor, work: (unit: WriteUnit) => Promise<T>): Promise<T> {
    const fate = { untouched: false };
    const leaveUntouched = <Outcome>(outcome: Outcome): Outcome => {
      fate.untouched = true;
      return outcome;
    };
    const unit = { actor, leaveUntouched } as WriteUnit;
    const answer = await work(unit);
    if (!fate.untouched && !FakeJournal.recorded.has(unit))
      throw new Error('Neither journalled nor left untouched.');
    this.ended.push(fate.untouched ? 'untouched' : 'committed');
    return answer;
  }
}

/** Keeps what it is told, with the agency in whose journal it would stand. */
export class FakeJournal extends Journal {
  static readonly recorded = new WeakSet<WriteUnit>();
  readonly events: (JournalEvent & { readonly agencyId: string | null })[] = [];

  constructor() {
    super(fixedClock('2026-11-21T19:32:00Z'));
  }

  override async appendAll(unit: WriteUnit, events: readonly JournalEvent[]): Promise<void> {
    FakeJournal.recorded.add(unit);
    this.events.push(...events.map((event) => ({ ...event, agencyId: unit.actor?.agencyId ?? null })));
  }
}

export class FakeOutbox extends Outbox {
  readonly events: OutboxEvent[] = [];

  override async publishAll(_unit: WriteUnit, events: readonly OutboxEvent[]): Promise<void> {
    this.events.push(...events);
  }
}
