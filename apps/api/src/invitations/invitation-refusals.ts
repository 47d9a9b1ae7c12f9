import { HttpStatus } from '@nestjs/common';

import type { AcceptInvitationOutcome } from '#platform/identity';
import { type Locale, say } from '#platform/wording';

import { Refused } from '../http/http-faults.filter.js';

/** One answer for every token that opens nothing, whatever the reason. */
export function invitationRefused(): Refused {
  return new Refused(HttpStatus.GONE, 'INVITATION_REFUSED', 'problem.invitation-refused');
}

export function tooManyTokens(seconds: number): Refused {
  const values = { minutes: Math.ceil(seconds / 60) };
  const headers = { 'Retry-After': String(seconds) };
  return new Refused(429, 'TOO_MANY_REQUESTS', 'problem.too-many-attempts', { values, headers });
}

type Problems = Extract<AcceptInvitationOutcome, { readonly kind: 'invalid-input' }>['problems'];

/** Every field of the form that cannot be taken, as GraphQL's `InvalidInput` says it. */
export interface FieldsRefused {
  readonly code: 'INVALID_INPUT';
  readonly message: string;
  readonly fields: readonly { readonly field: string; readonly because: string; readonly message: string }[];
}

export function fieldsRefused(locale: Locale, problems: Problems): FieldsRefused {
  return {
    code: 'INVALID_INPUT',
    message: say(locale, 'problem.invalid-input', { count: problems.length }),
    fields: problems.map(({ field, because, values }) => ({
      field,
      because,
      message: say(locale, `problem.field.${because}`, values),
    })),
  };
}
