/** Every reason for refusing a field. `problem.field.BECAUSE` is its message in the catalogues. */
export const BECAUSES = [
  'empty',
  'too-long',
  'too-many-bytes',
  'broken-text',
  'control-character',
  'bidi-control',
  'invisible-character',
  'unassigned-character',
  'piled-marks',
  'no-letter',
  'looks-like-an-email',
  'not-an-email',
  'not-a-phone-number',
  'not-a-slug',
  'reserved',
  'unexpected-character',
  'not-a-choice',
  'not-a-day',
  'impossible-day',
  'in-the-future',
  'in-the-past',
  'too-far-ahead',
  'not-a-link',
  'not-https',
  'names-both-ways',
  'too-many',
  'twice',
  'out-of-range',
  'not-in-order',
  'not-a-code',
] as const;

export type Because = (typeof BECAUSES)[number];

/** What is wrong with one field, in terms a form can show. Never holds the text that was refused. */
export interface FieldProblem {
  readonly field: string;
  readonly because: Because;
  /** What the message speaks of, as in `{ maximum: 100 }`. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Problems {
  readonly kind: 'problems';
  readonly problems: readonly FieldProblem[];
}

export type Parsed<T> = { readonly kind: 'read'; readonly value: T } | Problems;

/** Text from outside, or none. */
export type Raw = string | null | undefined;

export function read<T>(value: T): Parsed<T> {
  return { kind: 'read', value };
}

export function problem(field: string, because: Because, values?: FieldProblem['values']): Problems {
  return { kind: 'problems', problems: [values ? { field, because, values } : { field, because }] };
}

type ValueOf<P> = P extends { readonly kind: 'read'; readonly value: infer T } ? T : never;
type Fields = Readonly<Record<string, Parsed<unknown>>>;

/** The whole form, or all the problems of all its fields in the order of the form. */
export function together<F extends Fields>(fields: F): Parsed<{ [K in keyof F]: ValueOf<F[K]> }> {
  const problems = Object.values(fields).flatMap((field) =>
    field.kind === 'problems' ? field.problems : [],
  );
  if (problems.length > 0) return { kind: 'problems', problems };
  const values = Object.entries(fields).map(([name, field]) => [name, (field as { value?: unknown }).value]);
  return read(Object.fromEntries(values) as { [K in keyof F]: ValueOf<F[K]> });
}

/** Null for a field left empty, otherwise what the reader makes of it. */
export function ifGiven<T>(raw: Raw, reader: (text: string) => Parsed<T>): Parsed<T | null> {
  return isBlank(raw) ? read(null) : reader(raw);
}

/** Nothing, or spaces only. Long text is never blank: it is left to its reader's limit. */
export function isBlank(raw: Raw): raw is null | undefined | '' {
  if (typeof raw !== 'string') return true;
  return raw.length <= LONGEST_BLANK && raw.trim() === '';
}

const LONGEST_BLANK = 1000;
