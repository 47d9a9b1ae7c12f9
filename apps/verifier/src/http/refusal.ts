import { HttpException } from '@nestjs/common';

/** What was wrong with a request, for `application/problem+json` (RFC 9457): which field, and what to do. */
export interface Complaint {
  readonly field: string;
  readonly detail: string;
}

/** A malformed request, turned away with its field named. Never carries what was sent. */
export class Refusal extends HttpException {
  constructor(
    status: 400 | 413 | 421,
    readonly complaint: Complaint,
  ) {
    super(complaint.detail, status);
  }
}

/** An address that names nothing here. */
export class NothingHere extends HttpException {
  constructor() {
    super('There is nothing at this address.', 404);
  }
}

export function notACode(field: string): Refusal {
  return new Refusal(400, {
    field,
    detail: 'This is no code, link, proof or token of ours: its length or its characters are wrong.',
  });
}
