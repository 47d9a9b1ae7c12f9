import { randomUUID } from 'node:crypto';

import type { ReadUnit } from '#platform/persistence';

import { type AccountProblem, readAccount } from '../domain/account.js';
import type { AttemptLimits, TooManyAttempts } from '../limits/attempt-limits.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { AccountStore } from '../store/account.store.js';
import type { OpenInvitation } from '../store/invitation-door.store.js';

/** What somebody fills in to come in. */
export interface AcceptanceForm {
  /** Where the address has no account yet. */
  readonly displayName: string;
  readonly password: string;
}

export interface Proved {
  readonly kind: 'proved';
  readonly accountId: string;
  /** Null for an account that stands. */
  readonly newName: string | null;
  readonly passwordHash: string;
}

export type ProofOutcome =
  | Proved
  | { readonly kind: 'password-refused' }
  | { readonly kind: 'invalid-input'; readonly problems: readonly AccountProblem[] }
  | TooManyAttempts;

/**
 * The account that an invitation opens, and that whoever holds the token is its person: an account that stands asks for
 * its password, under the limits of sign-in; else a new one is prepared for the invited address and no other (T01).
 */
export class InvitationProof {
  constructor(
    private readonly accounts: AccountStore,
    private readonly limits: AttemptLimits,
    private readonly hashes: PasswordHashes,
  ) {}

  async run(
    invitation: OpenInvitation,
    form: AcceptanceForm,
    address: string,
    hasAccount: boolean,
  ): Promise<ProofOutcome> {
    return hasAccount
      ? this.ofStanding(invitation.email, form.password, address)
      : this.ofNew(invitation.email, form);
  }

  /** Forgets the account’s failures, in the unit that opens its session. */
  forget(unit: ReadUnit, email: string): Promise<void> {
    return this.limits.clear(unit, { door: 'sign-in', email, address: '' });
  }

  private async ofStanding(email: string, password: string, address: string): Promise<ProofOutcome> {
    const answer = await this.limits.admit({ door: 'sign-in', email, address }, (unit) =>
      this.accounts.credentialsOf(unit, email),
    );
    if (answer.kind === 'too-many-attempts') return answer;
    const passwordHash = answer.found?.passwordHash ?? null;
    const same = await this.hashes.matches(passwordHash, password);
    if (same && answer.found && passwordHash !== null && !answer.found.disabled)
      return { kind: 'proved', accountId: answer.found.accountId, newName: null, passwordHash };
    await this.limits.failed();
    return { kind: 'password-refused' };
  }

  private async ofNew(email: string, { displayName, password }: AcceptanceForm): Promise<ProofOutcome> {
    const form = readAccount({ email, displayName, password });
    if (form.kind === 'invalid-input') return form;
    const passwordHash = await this.hashes.make(password);
    return { kind: 'proved', accountId: randomUUID(), newName: form.displayName, passwordHash };
  }
}
