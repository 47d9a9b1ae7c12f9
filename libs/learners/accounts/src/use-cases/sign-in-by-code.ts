import { Injectable } from '@nestjs/common';

import type { Locale, TooManyAttempts } from '#platform/identity';
import { readEmail } from '#platform/input';
import { UnitsOfWork } from '#platform/persistence';

import { newSecret } from '../domain/secret.js';
import { SignInCodeStore } from '../store/sign-in-code.store.js';
import { type AccountChoice, type AskedMail, type CodeAnswer, CodeDesk } from './code-desk.js';
import { LearnerSessions } from './learner-sessions.js';

/** `asked` says nothing of whether anybody signs in with the address, or whether a mail goes out. */
export type AskCodeOutcome = { readonly kind: 'asked'; readonly handle: string } | TooManyAttempts;

export type SignInByCodeOutcome =
  | { readonly kind: 'signed-in'; readonly sessionId: string }
  | { readonly kind: 'choose'; readonly accounts: readonly AccountChoice[] }
  /** Wrong, over, used, tried too often, of another browser, or never drawn: nobody is told which. */
  | { readonly kind: 'code-refused' }
  | TooManyAttempts;

/** Signing in by a code that a mail brings. It opens for the browser that asked, once, for ten minutes and five tries. */
@Injectable()
export class SignInByCode {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly codes: SignInCodeStore,
    private readonly sessions: LearnerSessions,
    private readonly desk: CodeDesk,
  ) {}

  /** One answer and the same statements for every address, known or not, and for one that asked too often (T71). */
  ask({
    email,
    locale,
    address,
    sessionId,
  }: AskedMail & { readonly locale: Locale }): Promise<AskCodeOutcome> {
    const read = readEmail('email', email);
    const asked = read.kind === 'read' ? read.value : '';
    return this.units.identify(async (unit): Promise<AskCodeOutcome> => {
      const tooMany = await this.desk.network(unit, address);
      if (tooMany) return tooMany;
      const handle = newSecret();
      if (!(await this.desk.admits(unit, { email: asked, address, sessionId })))
        return { kind: 'asked', handle };
      await this.desk.ask(unit, handle, (question) =>
        this.codes.askToSignIn(unit, { ...question, email: asked, locale }),
      );
      return { kind: 'asked', handle };
    });
  }

  answer(answer: CodeAnswer): Promise<SignInByCodeOutcome> {
    return this.units.identify(async (unit): Promise<SignInByCodeOutcome> => {
      const tried = await this.desk.tried(unit, answer);
      if ('kind' in tried) return tried;
      if (tried.accountId !== null || tried.email === null) return { kind: 'code-refused' };
      const accounts = await this.desk.choices(unit, tried.email);
      const chosen =
        accounts.length === 1 ? accounts[0] : accounts.find(({ choice }) => choice === answer.choice);
      if (chosen === undefined)
        return accounts.length === 0 || answer.choice !== null
          ? { kind: 'code-refused' }
          : { kind: 'choose', accounts };
      await this.desk.spend(unit, tried);
      const sessionId = await this.sessions.begin(unit, chosen.choice, answer.replaces);
      return { kind: 'signed-in', sessionId };
    });
  }
}
