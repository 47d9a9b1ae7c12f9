import { type EntitySubscriberInterface, EventSubscriber, type TransactionStartEvent } from 'typeorm';

/** The mark that `UnitsOfWork` leaves on a query runner before it begins. */
export const OPENED_BY_UNITS = Symbol('opened by UnitsOfWork');

/** Refuses every transaction that `UnitsOfWork` did not open (reliability 3a). */
@EventSubscriber()
export class TransactionGuard implements EntitySubscriberInterface {
  afterTransactionStart(event: TransactionStartEvent): void {
    const data = event.queryRunner.data as Record<symbol, unknown>;
    if (data[OPENED_BY_UNITS] !== true) throw new Error('Only UnitsOfWork opens transactions.');
  }
}
