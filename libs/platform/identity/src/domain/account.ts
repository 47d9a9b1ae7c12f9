import { type Because, type FieldProblem, readEmail, readName, together } from '#platform/input';

import { judgePassword } from './password.js';
import type { Locale } from './person.js';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
}

/** One field of a request that cannot be taken, and why (a key of the catalogues below `problem.field`). */
export interface AccountProblem {
  readonly field: string;
  readonly because: Because | 'too-short';
  readonly values?: FieldProblem['values'];
}

export interface AccountRequest {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly locale?: Locale;
}

/** The one spelling of an address under which an account is kept and found; null for what is no address. */
export function emailOf(text: string): string | null {
  const email = readEmail('email', text);
  return email.kind === 'read' ? email.value : null;
}

/** A new account ready to be kept, or everything that is wrong with it at once. */
export function readAccount(
  request: AccountRequest,
): { readonly kind: 'read'; readonly email: string; readonly displayName: string } | RefusedAccount {
  const form = together({
    email: readEmail('email', request.email),
    displayName: readName('displayName', request.displayName),
  });
  const problems = [
    ...(form.kind === 'problems' ? form.problems : []),
    ...passwordProblems(request.password),
  ];
  if (form.kind === 'read' && problems.length === 0) return { kind: 'read', ...form.value };
  return { kind: 'invalid-input', problems };
}

export interface RefusedAccount {
  readonly kind: 'invalid-input';
  readonly problems: readonly AccountProblem[];
}

export function passwordProblems(password: string): readonly AccountProblem[] {
  const rule = judgePassword(password);
  switch (rule.kind) {
    case 'fit':
      return [];
    case 'too-short':
      return [{ field: 'password', because: 'too-short', values: { minimum: rule.min } }];
    case 'too-long':
      return [{ field: 'password', because: 'too-long', values: { maximum: rule.max } }];
  }
}
