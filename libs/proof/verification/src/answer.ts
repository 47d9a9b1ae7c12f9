import { dayOf, type Instant, instantOf, isoSeconds, lastInstantOf } from '#platform/clock';
import { ACHIEVEMENTS, isCredentialKind } from '#proof/claims';

import type { Judgement, NotFoundBecause, Outcome } from './judgement.js';
import type { StepName, StepResult } from './steps.js';
import type { ShownRecord } from './stored-record.js';

/** The JSON that the public door gives. Which members come with which outcome is the contract's. */
export interface VerifyAnswer {
  readonly outcome: Outcome;
  readonly checkedAt: string;
  readonly steps: readonly { readonly name: StepName; readonly answer: StepResult['answer'] }[];
  /** Of NOT_FOUND what one can do about it; of REVOKED only that another badge took its place. */
  readonly because?: Exclude<NotFoundBecause, 'malformed'> | 'replaced';
  /** The record could not be asked: this is the state as of a list that was signed then. */
  readonly asOf?: string;
  readonly subject?: string;
  readonly credential?: string;
  readonly issuer?: { readonly name: string; readonly authorised: boolean };
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly licence?: { readonly status: 'NOT_RECORDED' };
  readonly appointed?: 'NOT_SHARED';
  readonly contact?: { readonly phone: string; readonly email: string };
}

/** A judgement, of whose record an answer needs what it may show. */
type Answerable = Omit<Judgement, 'record'> & { readonly record: ShownRecord | null };

/** A name only where the badge is or was good; a reason, a community or a learner's id never. */
export function toAnswer(judgement: Answerable, now: Instant): VerifyAnswer {
  if (judgement.asOf !== undefined) return answerAsOf(judgement.asOf, judgement, now);
  const { outcome, record } = judgement;
  const head = { outcome, checkedAt: isoSeconds(now), steps: stepsShown(judgement) };
  switch (outcome) {
    case 'NOT_FOUND':
      return { ...head, ...advice(judgement) };
    case 'ALTERED':
    case 'CANNOT_CHECK':
      return head;
    case 'VALID':
    case 'EXPIRED':
      return {
        ...head,
        ...nameOn(record),
        ...issuedBy(record, now),
        ...until(record),
        ...beside(),
        ...contact(record),
      };
    case 'NOT_YET_VALID':
      return { ...head, ...issuedBy(record, now), ...from(record), ...until(record), ...contact(record) };
    case 'SUSPENDED':
      return { ...head, ...issuedBy(record, now), ...contact(record) };
    case 'REVOKED':
      return { ...head, ...replaced(record), ...issuedBy(record, now), ...contact(record) };
  }
}

/** Without the record nothing is known of the agency's standing and address; what the badge states was signed. */
function answerAsOf(asOf: Instant, judgement: Answerable, now: Instant): VerifyAnswer {
  const { outcome, stated } = judgement;
  const head = {
    outcome,
    checkedAt: isoSeconds(now),
    asOf: isoSeconds(asOf),
    steps: stepsShown(judgement),
  };
  if (stated === undefined || outcome === 'REVOKED' || outcome === 'SUSPENDED') return head;
  const credential = ACHIEVEMENTS[stated.kind].name;
  const validUntil = dayOf(instantOf((stated.expires - 1) * 1000));
  if (outcome === 'NOT_YET_VALID')
    return { ...head, credential, validFrom: dayOf(instantOf(stated.notBefore * 1000)), validUntil };
  const name = stated.name === null ? {} : { subject: stated.name };
  return { ...head, ...name, credential, validUntil, ...beside() };
}

/** The same bytes for a code that never existed, one not yet signed and one erased: no steps, no reason. */
function stepsShown({ outcome, steps }: Answerable): VerifyAnswer['steps'] {
  return outcome === 'NOT_FOUND' ? [] : steps.map(({ name, answer }) => ({ name, answer }));
}

function advice({ because }: Answerable): Pick<VerifyAnswer, 'because'> {
  return because === undefined || because === 'malformed' ? {} : { because };
}

/** "Ask for the new card": who holds a good badge is not sent away for an old one. */
function replaced(record: ShownRecord | null): Pick<VerifyAnswer, 'because'> {
  return record?.isReplaced === true ? { because: 'replaced' } : {};
}

function nameOn(record: ShownRecord | null): Pick<VerifyAnswer, 'subject'> {
  const subject = record?.publicName ?? null;
  return subject === null ? {} : { subject };
}

function issuedBy(record: ShownRecord | null, now: Instant): Pick<VerifyAnswer, 'credential' | 'issuer'> {
  if (record === null || !isCredentialKind(record.kind)) return {};
  const authorised = record.agencyStanding === 'AUTHORISED' && now < lastInstantOf(record.authorisedUntil);
  return { credential: ACHIEVEMENTS[record.kind].name, issuer: { name: record.agencyName, authorised } };
}

function from(record: ShownRecord | null): Pick<VerifyAnswer, 'validFrom'> {
  return record === null ? {} : { validFrom: dayOf(record.validFrom) };
}

function until(record: ShownRecord | null): Pick<VerifyAnswer, 'validUntil'> {
  return record === null ? {} : { validUntil: record.validUntil };
}

/** A licence and an appointment are facts of their own, which this badge does not carry. */
function beside(): Pick<VerifyAnswer, 'licence' | 'appointed'> {
  return { licence: { status: 'NOT_RECORDED' }, appointed: 'NOT_SHARED' };
}

function contact(record: ShownRecord | null): Pick<VerifyAnswer, 'contact'> {
  return record === null ? {} : { contact: { phone: record.agencyPhone, email: record.agencyEmail } };
}
