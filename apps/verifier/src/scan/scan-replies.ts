import type { FastifyReply } from 'fastify';

import type { Instant } from '#platform/clock';
import type { Outcome } from '#proof/verification';

import { sendText } from '../http/answer.js';
import type { Judged } from './judged.js';

/** How soon a scan that could not be checked is worth trying again, in seconds. */
const RETRY_AFTER = '10';

const STATUS: Readonly<Partial<Record<Outcome, number>>> = { NOT_FOUND: 404, CANNOT_CHECK: 503 };

/** The status of the answer, with a hint when to come back. Tells the log what it came to. */
export function statusFor(reply: FastifyReply, { outcome }: Judged): number {
  reply.outcome = outcome;
  if (outcome === 'CANNOT_CHECK') void reply.header('retry-after', RETRY_AFTER);
  return STATUS[outcome] ?? 200;
}

export function sendAnswer(reply: FastifyReply, judged: Judged, now: Instant): void {
  sendText(reply, statusFor(reply, judged), judged.jsonAt(now));
}
