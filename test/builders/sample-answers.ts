import { type Code, parseCode } from '#proof/compact';
import { type Outcome, STEP_NAMES, type StepName, type VerifyAnswer } from '#proof/verification';

const ISSUED = {
  credential: 'Member Service Qualified',
  issuer: { name: 'North Agency', authorised: true },
  contact: { phone: '613-555-0142', email: 'desk@north.example' },
};
const NAMED = { ...ISSUED, subject: 'Z. Tremblay' };

/** One answer for each outcome with the members that verification gives it, for specs and for looking at the page. */
export const SAMPLE_ANSWERS: Readonly<Record<Outcome, VerifyAnswer>> = {
  VALID: { ...answer('VALID', null), ...NAMED, validUntil: '2027-09-01' },
  EXPIRED: { ...answer('EXPIRED', 'within-dates'), ...NAMED, validUntil: '2026-09-01' },
  SUSPENDED: { ...answer('SUSPENDED', 'not-suspended'), ...ISSUED },
  REVOKED: { ...answer('REVOKED', 'not-revoked'), ...ISSUED },
  NOT_YET_VALID: {
    ...answer('NOT_YET_VALID', 'within-dates'),
    ...ISSUED,
    validFrom: '2027-01-01',
    validUntil: '2028-12-31',
  },
  NOT_FOUND: { outcome: 'NOT_FOUND', checkedAt: '2026-11-21T19:32:00Z', steps: [] },
  ALTERED: answer('ALTERED', 'signature-holds'),
  CANNOT_CHECK: answer('CANNOT_CHECK', 'record-found'),
};

/** What follows a step that stops the check is not checked. */
function answer(outcome: Outcome, failed: StepName | null): VerifyAnswer {
  const stops = outcome === 'CANNOT_CHECK' || outcome === 'ALTERED';
  const last = stops && failed !== null ? STEP_NAMES.indexOf(failed) : STEP_NAMES.length;
  return {
    outcome,
    checkedAt: '2026-11-21T19:32:00Z',
    steps: STEP_NAMES.map((name, position) => ({
      name,
      answer: position > last ? 'not-checked' : name === failed ? 'failed' : 'passed',
    })),
  };
}

/** A well-formed code of nobody's; throws for what is none. */
export function codeOf(text: string): Code {
  const parsed = parseCode(text);
  if (parsed.kind !== 'code') throw new Error('The sample code is not one.');
  return parsed.code;
}
