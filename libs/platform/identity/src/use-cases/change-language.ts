import type { UnitsOfWork } from '#platform/persistence';

import type { Locale, SignedInPerson } from '../domain/person.js';
import type { AccountStore } from '../store/account.store.js';

/** In which language somebody reads us and is written to. A taste, not a fact: the journal is not told. */
export class ChangeLanguage {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
  ) {}

  run({ accountId }: SignedInPerson, locale: Locale): Promise<void> {
    return this.units.identify((unit) => this.accounts.changeLocale(unit, accountId, locale));
  }
}
