import { dayOf, type Instant, isoSeconds, lastInstantOf } from '#platform/clock';
import { ACHIEVEMENTS, isCredentialKind } from '#proof/claims';

import type { Judgement, NotFoundBecause, Outcome } from './judgement.js';
import type { StepName, StepResult } from './steps.js';
import type { StoredRecord } from './stored-record.js';

/** The JSON that the public door gives. Which members come with which outcome is the contract's. */
export interface VerifyAnswer {
  readonly outcome: Outcome;
  readonly checkedAt: string;
  readonly steps: readonly { readonly name: StepName; readonly answer: StepResult['answer'] }[];
  readonly because?: Exclude<NotFoundBecause, 'malformed'>;
  readonly subject?: string;
  readonly credential?: string;
  readonly issuer?: { readonly name: string; readonly authorised: boolean };
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly licence?: { readonly status: 'NOT_RECORDED' };
  readonly appointed?: 'NOT_SHARED';
  readonly contact?: { readonly phone: string; readonly email: string };
}

/** A name only where the badge is or was good; a reason, a community or a learner's id never. */
export function toAnswer(judgement: Judgement, now: Instant): VerifyAnswer {
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
    case 'REVOKED':
      return { ...head, ...issuedBy(record, now), ...contact(record) };
  }
}

/** The same bytes for a code that never existed, one not yet signed and one erased: no steps, no reason. */
function stepsShown({ outcome, steps }: Judgement): VerifyAnswer['steps'] {
  return outcome === 'NOT_FOUND' ? [] : steps.map(({ name, answer }) => ({ name, answer }));
}

function advice({ because }: Judgement): Pick<VerifyAnswer, 'because'> {
  return because === undefined || because === 'malformed' ? {} : { because };
}

function nameOn(record: StoredRecord | null): Pick<VerifyAnswer, 'subject'> {
  const subject = record?.publicName ?? null;
  return subject === null ? {} : { subject };
}

function issuedBy(record: StoredRecord | null, now: Instant): Pick<VerifyAnswer, 'credential' | 'issuer'> {
  if (record === null || !isCredentialKind(record.kind)) return {};
  const authorised = record.agencyStanding === 'AUTHORISED' && now < lastInstantOf(record.authorisedUntil);
  return { credential: ACHIEVEMENTS[record.kind].name, issuer: { name: record.agencyName, authorised } };
}

function from(record: StoredRecord | null): Pick<VerifyAnswer, 'validFrom'> {
  return record === null ? {} : { validFrom: dayOf(record.validFrom) };
}

function until(record: StoredRecord | null): Pick<VerifyAnswer, 'validUntil'> {
  return record === null ? {} : { validUntil: record.validUntil };
}

/** A licence and an appointment are facts of their own, which this badge does not carry. */
function beside(): Pick<VerifyAnswer, 'licence' | 'appointed'> {
  return { licence: { status: 'NOT_RECORDED' }, appointed: 'NOT_SHARED' };
}

function contact(record: StoredRecord | null): Pick<VerifyAnswer, 'contact'> {
  return record === null ? {} : { contact: { phone: record.agencyPhone, email: record.agencyEmail } };
}
