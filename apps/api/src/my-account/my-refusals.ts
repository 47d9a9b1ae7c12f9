import { HttpStatus } from '@nestjs/common';

import { Refused } from '../http/http-faults.filter.js';
import { tooManyAttempts } from '../session/session-refusals.js';

/** One answer for every code of a slip or a mail that opens nothing, whatever the reason. */
export function claimRefused(): Refused {
  return new Refused(HttpStatus.GONE, 'CLAIM_REFUSED', 'problem.my-claim-refused');
}

/** One answer for every e-mailed code that is not the one, whatever the reason. */
export function codeRefused(): Refused {
  return new Refused(HttpStatus.FORBIDDEN, 'CODE_REFUSED', 'problem.my-code-refused');
}

export function passkeyRefused(): Refused {
  return new Refused(HttpStatus.FORBIDDEN, 'PASSKEY_REFUSED', 'problem.my-passkey-refused');
}

export function tooMany(seconds: number): Refused {
  return tooManyAttempts(seconds, 'problem.my-too-many');
}

/** A field of what was sent, as text; what is none is as good as empty. */
export function textOf(body: unknown, field: string): string {
  const value = ((body ?? {}) as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}

export function fieldOf(body: unknown, field: string): unknown {
  return ((body ?? {}) as Record<string, unknown>)[field];
}
