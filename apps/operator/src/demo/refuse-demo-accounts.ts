import { systemClock } from '#platform/clock';
import { composeIdentity } from '#platform/identity';
import { Journal } from '#platform/journal';

import type { OperatorContext } from '../operator-context.js';
import { LPHQ_PERSON } from './demo-data.js';

/** Real use never starts on demo data: everybody knows its passwords, and its root key lies beside it. */
export async function refuseDemoAccounts(context: OperatorContext): Promise<void> {
  const units = await context.units();
  const { accounts } = composeIdentity(units, new Journal(systemClock), systemClock);
  const found = await units.identify((unit) => accounts.byEmail(unit, LPHQ_PERSON.email));
  if (found !== null) {
    throw new Error(
      'This database holds demo accounts, whose passwords are public: start with an empty one, or with DEMO=1.',
    );
  }
}
