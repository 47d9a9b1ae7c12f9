import { Injectable } from '@nestjs/common';

import type { TooManyAttempts } from '#platform/identity';
import { type FieldProblem, readEmail } from '#platform/input';
import { UnitsOfWork } from '#platform/persistence';

import { newSecret } from '../domain/secret.js';
import type { SignedInLearner } from '../domain/signed-in-learner.js';
import { SignInCodeStore } from '../store/sign-in-code.store.js';
import { CodeDesk } from './code-desk.js';

export type AskForAddressOutcome =
  | { readonly kind: 'asked'; readonly handle: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | TooManyAttempts;

export type KeepAddressOutcome =
  { readonly kind: 'address-kept' } | { readonly kind: 'code-refused' } | TooManyAttempts;

/** The address that a learner signs in with: kept once the code that was mailed there came back. */
@Injectable()
export class SignInAddress {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly codes: SignInCodeStore,
    private readonly desk: CodeDesk,
  ) {}

  async ask(
    { accountId, locale }: SignedInLearner,
    { email, address }: { email: string; address: string },
  ): Promise<AskForAddressOutcome> {
    const read = readEmail('email', email);
    if (read.kind !== 'read') return { kind: 'invalid-input', problems: read.problems };
    return this.units.identify(async (unit): Promise<AskForAddressOutcome> => {
      const tooMany = await this.desk.network(unit, address);
      if (tooMany) return tooMany;
      const handle = newSecret();
      const mail = { email: read.value, address, sessionId: null };
      if (!(await this.desk.admits(unit, mail))) return { kind: 'asked', handle };
      await this.desk.ask(unit, handle, (question) =>
        this.codes.askForAddress(unit, accountId, {
          ...question,
          email: read.value,
          locale,
        }),
      );
      return { kind: 'asked', handle };
    });
  }

  /** Only whoever asked, with the account for which they asked. */
  keep(
    { accountId }: SignedInLearner,
    answer: { handle: string; code: string; address: string },
  ): Promise<KeepAddressOutcome> {
    return this.units.identify(async (unit): Promise<KeepAddressOutcome> => {
      const tried = await this.desk.tried(unit, answer);
      if ('kind' in tried) return tried;
      if (tried.accountId !== accountId || tried.email === null) return { kind: 'code-refused' };
      await this.desk.spend(unit, tried);
      await this.codes.keepEmail(unit, accountId, tried.email);
      return { kind: 'address-kept' };
    });
  }
}
