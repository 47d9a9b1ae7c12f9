import { query, type Unit } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

/** Something that others may want to act on. The payload holds ids and codes, never personal data. */
export interface OutboxEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Carries what leaves a transaction: written with the change, delivered at least once after it is committed. */
export class Outbox {
  publish(unit: Unit, event: OutboxEvent): Promise<void> {
    return this.publishAll(unit, [event]);
  }

  /** All of them by one statement, the nudge included. */
  async publishAll(unit: Unit, events: readonly OutboxEvent[]): Promise<void> {
    await query(
      unit,
      `with told as (
         insert into outbox (agency_id, type, payload) select $1, * from unnest($2::text[], $3::jsonb[]))
       select pg_notify('outbox', '')`,
      [
        unit.actor?.agencyId ?? LPHQ_SCOPE,
        events.map(({ type }) => type),
        events.map(({ payload }) => JSON.stringify(payload)),
      ],
    );
  }
}
