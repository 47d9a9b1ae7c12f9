import type { Locale } from './person.js';
import { judgePassword } from './password.js';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
}

/** One field of a request that cannot be taken, and why (a key of the catalogues below `problem.field`). */
export interface FieldProblem {
  readonly field: string;
  readonly because: string;
  readonly values?: Record<string, string | number>;
}

export interface AccountRequest {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly locale?: Locale;
}

const LONGEST_EMAIL = 254;
const LONGEST_NAME = 200;
const EMAIL_FORM = /^[^\s@\p{C}]{1,64}@[^\s@.\p{C}]+(\.[^\s@.\p{C}]+)*$/u;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The one spelling of an address under which an account is kept and found; null for what is no address. */
export function emailOf(text: string): string | null {
  const email = text.normalize('NFC').trim().toLowerCase();
  return email.length <= LONGEST_EMAIL && EMAIL_FORM.test(email) ? email : null;
}

/** Everything that is wrong with a new account at once; none where it can be made. */
export function accountProblems(request: AccountRequest): readonly FieldProblem[] {
  return [
    ...(emailOf(request.email) === null ? [{ field: 'email', because: 'not-an-email' }] : []),
    ...displayNameProblems(request.displayName),
    ...passwordProblems(request.password),
  ];
}

export function displayNameProblems(name: string): readonly FieldProblem[] {
  const field = 'displayName';
  if (name.trim() === '') return [{ field, because: 'empty' }];
  if ([...name].length > LONGEST_NAME) return [{ field, because: 'too-long', values: { max: LONGEST_NAME } }];
  return INVISIBLE.test(name) ? [{ field, because: 'control-character' }] : [];
}

export function passwordProblems(password: string): readonly FieldProblem[] {
  const rule = judgePassword(password);
  switch (rule.kind) {
    case 'fit':
      return [];
    case 'too-short':
      return [{ field: 'password', because: 'too-short', values: { min: rule.min } }];
    case 'too-long':
      return [{ field: 'password', because: 'too-long', values: { max: rule.max } }];
  }
}
