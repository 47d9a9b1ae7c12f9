import { issuerId } from '#proof/claims';
import { type Code, parseCode } from '#proof/compact';

import { judgeByList, type ListInquiry } from './judge-by-list.js';
import { judgeRecord } from './judge-record.js';
import { currentList, keyFinding, standingFindings } from './judge-steps.js';
import { type Judgement, judgementOf, notFound } from './judgement.js';
import type { KeyList, KeyRecord } from './key-list.js';
import { readPresented, type SignedForm } from './presented.js';
import type { Findings } from './steps.js';
import { isIssued, recordStates, sameBytes, type StoredRecord } from './stored-record.js';

/** What a judgement needs from the door that asks for it. */
export interface Inquiry extends ListInquiry {
  /** Null when there is none to trust: the answer is then CANNOT_CHECK. */
  readonly keyList: KeyList | null;
  /** The issued record of a code, or null. Where it throws, the answer is CANNOT_CHECK. */
  readonly find: (code: Code) => Promise<StoredRecord | null>;
}

/** Judges what somebody typed into the box or opened as `/v/CODE`: a code and nothing else. */
export async function judgeCode(text: string, inquiry: Inquiry): Promise<Judgement> {
  const typed = parseCode(text);
  if (typed.kind === 'code') return judgeByCode(typed.code, inquiry);
  return notFound(typed.kind === 'mistyped' ? 'mistyped-code' : 'malformed');
}

/**
 * Judges what somebody shows: a code, a link, a proof or a token. A signed form must hold under a key of ours before
 * the record is even looked for, and must then repeat the record's own bytes.
 */
export async function judgePresented(text: string, inquiry: Inquiry): Promise<Judgement> {
  const presented = readPresented(text, inquiry.origin);
  switch (presented.kind) {
    case 'refused':
      return notFound(presented.because);
    case 'code':
      return judgeByCode(presented.code, inquiry);
    case 'damaged':
      return judgeDamaged(presented.keyIn, inquiry);
    case 'signed':
      return judgeSigned(presented.form, presented.linkCode, inquiry);
  }
}

async function judgeByCode(code: Code, { find, keyList, now, origin }: Inquiry): Promise<Judgement> {
  const found = await attempt(() => find(code));
  if ('fault' in found) return { ...judgementOf({ 'code-well-formed': 'passed' }), fault: found.fault };
  return judgeRecord(found.value, keyList, now, origin);
}

function judgeDamaged(keyIn: SignedForm['keyIn'] | null, { keyList, now }: Inquiry): Judgement {
  const list = currentList(keyList, now);
  if (keyIn === null) return judgementOf({ 'signature-holds': 'altered' });
  if (list === null) return judgementOf({});
  const known = keyFinding(keyIn(list));
  return judgementOf(
    known === 'passed'
      ? { 'issued-by-known-key': known, 'signature-holds': 'altered' }
      : { 'issued-by-known-key': known },
  );
}

async function judgeSigned(form: SignedForm, linkCode: Code | null, inquiry: Inquiry): Promise<Judgement> {
  const list = currentList(inquiry.keyList, inquiry.now);
  if (list === null) return judgementOf({ 'code-well-formed': 'passed' });
  const key = form.keyIn(list);
  const known: Findings = { 'code-well-formed': 'passed', 'issued-by-known-key': keyFinding(key) };
  if (key === null || known['issued-by-known-key'] !== 'passed') return judgementOf(known);

  const holds = await attempt(() => form.holdsUnder(key.jwk));
  if ('fault' in holds) return { ...judgementOf(known), fault: holds.fault };
  if (!holds.value) return judgementOf({ ...known, 'signature-holds': 'altered' });
  return judgeGenuine({ form, key, linkCode }, { ...known, 'signature-holds': 'passed' }, inquiry);
}

interface Genuine {
  readonly form: SignedForm;
  readonly key: KeyRecord;
  readonly linkCode: Code | null;
}

/** From here on the signature is ours; a record that is gone was erased or undone before it was announced. */
async function judgeGenuine(genuine: Genuine, known: Findings, inquiry: Inquiry): Promise<Judgement> {
  const { facts } = genuine.form;
  const isRelabelled = genuine.linkCode !== null && genuine.linkCode !== facts?.code;
  if (facts === null || isRelabelled) return judgementOf({ ...known, 'matches-record': 'altered' });

  const found = await attempt(() => inquiry.find(facts.code));
  if ('fault' in found)
    return { ...judgeByList({ facts, key: genuine.key }, known, inquiry), fault: found.fault };
  const record = found.value;
  if (!isIssued(record)) return judgementOf({ ...known, 'record-found': 'not-found' });

  const matches = repeatsRecord(genuine, record, inquiry.origin) ? 'passed' : 'altered';
  const checked: Findings = { ...known, 'record-found': 'passed', 'matches-record': matches };
  if (matches === 'altered') return judgementOf(checked);
  return judgementOf({ ...checked, ...standingFindings(record, facts, inquiry.now) }, record);
}

function repeatsRecord({ form, key }: Genuine, record: StoredRecord, origin: string): boolean {
  return (
    key.kid === record.kid &&
    key.issuer === issuerId(origin, record.agencySlug) &&
    sameBytes(form.payload, form.storedIn(record)) &&
    form.facts !== null &&
    recordStates(record, form.facts)
  );
}

/** Here a fault does become an answer: "could not check", never a verdict about the credential. */
async function attempt<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly fault: unknown }> {
  try {
    return { value: await work() };
  } catch (fault) {
    return { fault };
  }
}
