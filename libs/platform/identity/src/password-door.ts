import { Strategy } from 'passport-local';

import type { SignIn, SignInOutcome } from './use-cases/sign-in.js';

/** What a sign-in form sends, before anything about it is believed. */
export interface PasswordForm {
  readonly email: unknown;
  readonly password: unknown;
}

/** What came with the form: the session id of the cookie, and where the request came from. */
export interface Caller {
  readonly replaces: string | null;
  readonly address: string;
  readonly userAgent?: string | undefined;
}

export type DoorAnswer = SignInOutcome | { readonly kind: 'form-incomplete' };

/** The part of a passport strategy that its caller provides: one instance each time, as passport itself does it. */
interface Verdicts {
  success(user: unknown): void;
  fail(challenge: unknown, status?: number): void;
  error(error: unknown): void;
}

/**
 * The e-mail and password door: passport's local strategy without passport's middleware, which wants Express and
 * brings a session of its own. Credentials come from the body alone, never from the address.
 */
export class PasswordDoor {
  private readonly strategy: Strategy;

  constructor(signIn: SignIn) {
    this.strategy = new Strategy(
      { usernameField: 'email', passwordField: 'password', passReqToCallback: true },
      (request, email, password, done) => {
        const { caller } = request as unknown as { caller: Caller };
        signIn.run({ email, password, ...caller }).then(
          (outcome) =>
            outcome.kind === 'signed-in' ? done(null, outcome) : done(null, false, outcome as never),
          (error: unknown) => done(error),
        );
      },
    );
  }

  open(form: PasswordForm, caller: Caller): Promise<DoorAnswer> {
    const { email, password } = form;
    if (typeof email !== 'string' || typeof password !== 'string')
      return Promise.resolve({ kind: 'form-incomplete' });
    return new Promise((resolve, reject) => {
      const verdicts: Verdicts = {
        success: (user) => resolve(user as SignInOutcome),
        // The strategy itself fails with 400 what it finds empty; other failures are the outcome of the sign-in.
        fail: (challenge, status) =>
          resolve(status === 400 ? { kind: 'form-incomplete' } : (challenge as SignInOutcome)),
        error: reject,
      };
      const attempt = Object.assign(Object.create(this.strategy), verdicts) as Strategy;
      attempt.authenticate({ body: { email, password }, query: {}, caller } as never);
    });
  }
}
