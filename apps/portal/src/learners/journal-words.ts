import { isWordingKey, type WordingKey } from '../wording/catalogues.js';

/** 'badge.issued' → its catalogue key, or null for an entry this portal has no sentence for. */
export function journalKey(type: string): WordingKey | null {
  const key = `portal.journal.${type}`;
  return isWordingKey(key) ? key : null;
}

const TECHNICAL: ReadonlySet<string> = new Set(['credentialHash', 'kid', 'algorithm', 'programmeVersionId']);

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** 'outcomesMet' → its catalogue key, or null for a fact that shows under its own name. */
export function factKey(name: string): WordingKey | null {
  const key = `portal.fact.${name}`;
  return isWordingKey(key) ? key : null;
}

const WORDED_ELSEWHERE: ReadonlySet<string> = new Set(['reason', 'track']);

/** The catalogue key of a fact's value, where it is one of our words: a reason, a track, a choice, yes or no. */
export function factValueKey({ name, value }: Fact): WordingKey | null {
  const key = WORDED_ELSEWHERE.has(name) ? `portal.${name}.${value}` : `portal.fact.${name}.${value}`;
  return isWordingKey(key) ? key : null;
}

/**
 * An entry's facts as names with values. Facts come as the text of one JSON object; anything else is shown
 * as it stands, because history is never hidden for being odd. Fingerprints, key names and our own ids are an
 * auditor's business, and an empty fact says nothing.
 */
export function factsOf(facts: string): readonly Fact[] {
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
