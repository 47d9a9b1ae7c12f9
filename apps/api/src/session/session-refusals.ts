import { HttpStatus } from '@nestjs/common';

import { Refused } from '../http/http-faults.filter.js';

export function notSignedIn(): Refused {
  return new Refused(HttpStatus.UNAUTHORIZED, 'UNAUTHENTICATED', 'problem.not-signed-in');
}

export function tooManyAttempts(seconds: number, key = 'problem.too-many-attempts'): Refused {
  const values = { minutes: Math.ceil(seconds / 60) };
  const headers = { 'Retry-After': String(seconds) };
  return new Refused(HttpStatus.TOO_MANY_REQUESTS, 'TOO_MANY_REQUESTS', key, { values, headers });
}
