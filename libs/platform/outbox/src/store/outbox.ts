import { query, type WriteUnit } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

/** Something that others may want to act on. The payload holds ids and codes, never personal data. */
export interface OutboxEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Carries what leaves a transaction: written with the change, delivered at least once after it is committed. */
export class Outbox {
  async publish(unit: WriteUnit, event: OutboxEvent): Promise<void> {
    const agencyId = unit.actor?.agencyId ?? LPHQ_SCOPE;
    await query(unit, `insert into outbox (agency_id, type, payload) values ($1, $2, $3)`, [
      agencyId,
      event.type,
      JSON.stringify(event.payload),
    ]);
    await query(unit, `select pg_notify('outbox', '')`);
  }
}
