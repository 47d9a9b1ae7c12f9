const TECHNICAL: ReadonlySet<string> = new Set([
  'credentialHash',
  'kid',
  'algorithm',
  'programmeVersionId',
  'completionId',
  'digest',
]);

export interface JournalFact {
  readonly name: string;
  readonly value: string;
}

/** 'badge.issued' → the key that its sentence would have. */
export function journalKey(type: string): string {
  return `portal.journal.${type}`;
}

/** 'outcomesMet' → the key that its name would have. */
export function factKey(name: string): string {
  return `portal.fact.${name}`;
}

const WORDED_ELSEWHERE: ReadonlySet<string> = new Set(['reason', 'track', 'role']);

/** The key that a fact's value would have, were it one of our words: a reason, a track, a role, a choice, yes or no. */
export function factValueKey({ name, value }: JournalFact): string {
  return WORDED_ELSEWHERE.has(name) ? `portal.${name}.${value}` : `portal.fact.${name}.${value}`;
}

/**
 * An entry's facts as names with values. Facts come as the text of one JSON object; anything else is shown
 * as it stands, because history is never hidden for being odd. Fingerprints, key names and our own ids are an
 * auditor's business, and an empty fact says nothing.
 */
export function factsOf(facts: string): readonly JournalFact[] {
  const parsed = parse(facts);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return facts === '' ? [] : [{ name: '', value: facts }];
  return Object.entries(parsed)
    .filter(([name, value]) => !TECHNICAL.has(name) && !isNothing(value))
    .map(([name, value]) => ({ name, value: plain(value) }));
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
