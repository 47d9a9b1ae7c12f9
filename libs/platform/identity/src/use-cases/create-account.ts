import type { UnitsOfWork } from '#platform/persistence';

import {
  type Account,
  accountProblems,
  type AccountRequest,
  emailOf,
  type FieldProblem,
} from '../domain/account.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { AccountStore } from '../store/account.store.js';

export type CreateAccountOutcome =
  | { readonly kind: 'account-created'; readonly account: Account }
  | { readonly kind: 'email-taken'; readonly email: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Makes an account with a password of 15 characters or more. It may do nothing until it is given a role. */
export class CreateAccount {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly hashes: PasswordHashes,
  ) {}

  async run(request: AccountRequest): Promise<CreateAccountOutcome> {
    const problems = accountProblems(request);
    const email = emailOf(request.email);
    if (email === null || problems.length > 0) return { kind: 'invalid-input', problems };

    const made = {
      email,
      displayName: request.displayName.normalize('NFC').trim(),
      passwordHash: await this.hashes.make(request.password),
      locale: request.locale ?? 'en-CA',
    };
    const account = await this.units.identify((unit) => this.accounts.add(unit, made));
    return account === 'email-taken' ? { kind: 'email-taken', email } : { kind: 'account-created', account };
  }
}
