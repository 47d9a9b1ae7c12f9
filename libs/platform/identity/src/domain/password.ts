/** Shortest password where nothing else is asked for (SP 800-63B-4, section 3.1.1.2). */
export const SHORTEST_PASSWORD = 15;
/** Long enough for any sentence, short enough to hash. */
export const LONGEST_PASSWORD = 256;

export type PasswordRule =
  | { readonly kind: 'fit' }
  | { readonly kind: 'too-short'; readonly min: number }
  | { readonly kind: 'too-long'; readonly max: number };

/** The form in which a password is hashed and compared: the same key presses on another keyboard give the same text. */
export function normalisedPassword(password: string): string {
  return password.normalize('NFC');
}

/** Length alone decides; there are no rules of composition (SP 800-63B-4). Characters are code points. */
export function judgePassword(password: string): PasswordRule {
  const length = [...normalisedPassword(password)].length;
  if (length < SHORTEST_PASSWORD) return { kind: 'too-short', min: SHORTEST_PASSWORD };
  if (length > LONGEST_PASSWORD) return { kind: 'too-long', max: LONGEST_PASSWORD };
  return { kind: 'fit' };
}
