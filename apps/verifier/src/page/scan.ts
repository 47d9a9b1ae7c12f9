import type { CalendarDay } from '#platform/clock';

export type Outcome =
  'VALID' | 'EXPIRED' | 'SUSPENDED' | 'REVOKED' | 'NOT_YET_VALID' | 'NOT_FOUND' | 'ALTERED' | 'CANNOT_CHECK';

/** The answer of contract.md as the page reads it; what an outcome does not show is absent. */
export interface Answer {
  readonly outcome: Outcome;
  readonly checkedAt: string;
  readonly steps: readonly { readonly name: string; readonly answer: 'passed' | 'failed' | 'not-checked' }[];
  readonly because?: string;
  readonly subject?: string | null;
  readonly credential?: string;
  readonly issuer?: { readonly name: string; readonly authorised: boolean };
  readonly validFrom?: CalendarDay;
  readonly validUntil?: CalendarDay;
  readonly contact?: { readonly phone: string; readonly email: string };
}
