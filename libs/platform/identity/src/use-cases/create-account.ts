import type { Journal, JournalEvent } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';
import type { StaffActor } from '#platform/tenancy';

import { type Account, type AccountRequest, readAccount, type RefusedAccount } from '../domain/account.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { AccountStore } from '../store/account.store.js';

export type CreateAccountOutcome =
  | { readonly kind: 'account-created'; readonly account: Account }
  | { readonly kind: 'email-taken'; readonly email: string }
  | RefusedAccount;

/** Makes an account with a password of 15 characters or more. It may do nothing until it is given a role. */
export class CreateAccount {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly hashes: PasswordHashes,
    private readonly journal: Journal,
  ) {}

  async run(actor: StaffActor, request: AccountRequest): Promise<CreateAccountOutcome> {
    const form = readAccount(request);
    if (form.kind === 'invalid-input') return form;

    const made = {
      email: form.email,
      displayName: form.displayName,
      passwordHash: await this.hashes.make(request.password),
      locale: request.locale ?? 'en-CA',
    };
    return this.units.write(actor, async (unit) => {
      const account = await this.accounts.add(unit, made);
      if (account === 'email-taken')
        return unit.leaveUntouched({ kind: 'email-taken', email: form.email } as const);
      await this.journal.append(unit, accountCreated(account));
      return { kind: 'account-created', account } as const;
    });
  }
}

function accountCreated({ id, email, displayName }: Account): JournalEvent {
  return {
    type: 'account.created',
    object: { kind: 'account', id },
    subjectId: id,
    particulars: { email, displayName },
  };
}
