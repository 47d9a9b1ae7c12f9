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

/** A parameter that we do not know would be ignored here and mean something in between (T43). */
export function refuseUnknown(parameters: object, known: readonly string[]): void {
  if (Object.keys(parameters).every((name) => known.includes(name))) return;
  const detail = `There is no such parameter here. Send ${['none', ...known].join(', or ')}.`;
  throw new Refusal(400, { field: 'query', detail });
}

export function notACode(field: string): Refusal {
  return new Refusal(400, {
    field,
    detail: 'This is no code, link, proof or token of ours: its length or its characters are wrong.',
  });
}
