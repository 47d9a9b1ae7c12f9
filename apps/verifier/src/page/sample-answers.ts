import type { CalendarDay } from '#platform/clock';

import type { Answer, Outcome } from './scan.js';

const STEPS = [
  'code-well-formed',
  'record-found',
  'issued-by-known-key',
  'signature-holds',
  'matches-record',
  'not-revoked',
  'not-suspended',
  'within-dates',
];

const FACTS = {
  credential: 'Member Service Qualified',
  issuer: { name: 'North Agency', authorised: true },
  contact: { phone: '613-555-0142', email: 'desk@north.example' },
  validUntil: '2027-09-01' as CalendarDay,
};

/** One answer for each outcome, for specs and for looking at the page. */
export const SAMPLE_ANSWERS: Readonly<Record<Outcome, Answer>> = {
  VALID: { ...answer('VALID', null), ...FACTS, subject: 'Z. Tremblay' },
  EXPIRED: {
    ...answer('EXPIRED', 'within-dates'),
    ...FACTS,
    subject: 'Z. Tremblay',
    validUntil: '2026-09-01' as CalendarDay,
  },
  SUSPENDED: { ...answer('SUSPENDED', 'not-suspended'), ...FACTS },
  REVOKED: { ...answer('REVOKED', 'not-revoked'), ...FACTS },
  NOT_YET_VALID: {
    ...answer('NOT_YET_VALID', 'within-dates'),
    ...FACTS,
    validFrom: '2027-01-01' as CalendarDay,
  },
  NOT_FOUND: answer('NOT_FOUND', 'record-found'),
  ALTERED: { ...answer('ALTERED', 'signature-holds'), ...FACTS },
  CANNOT_CHECK: answer('CANNOT_CHECK', 'record-found'),
};

/** Steps run in order; what follows a step that stops the check is not checked. */
function answer(outcome: Outcome, failed: string | null): Answer {
  const stop =
    outcome === 'NOT_FOUND' || outcome === 'CANNOT_CHECK' ? STEPS.indexOf('record-found') : STEPS.length;
  return {
    outcome,
    checkedAt: '2026-11-21T19:32:00Z',
    steps: STEPS.map((name, position) => ({
      name,
      answer: position > stop ? 'not-checked' : verdict(name, failed),
    })),
  };
}

function verdict(name: string, failed: string | null): 'passed' | 'failed' {
  return name === failed ? 'failed' : 'passed';
}
