import type { FastifyReply } from 'fastify';

import type { Outcome } from '#proof/verification';

import { sendJson } from '../http/answer.js';
import type { Judged } from './scan-judge.js';

/** How soon a scan that could not be checked is worth trying again, in seconds. */
const RETRY_AFTER = '10';

const STATUS: Readonly<Partial<Record<Outcome, number>>> = { NOT_FOUND: 404, CANNOT_CHECK: 503 };

/** The status of the answer, with a hint when to come back. */
export function statusFor(reply: FastifyReply, { answer }: Judged): number {
  if (answer.outcome === 'CANNOT_CHECK') void reply.header('retry-after', RETRY_AFTER);
  return STATUS[answer.outcome] ?? 200;
}

export function sendAnswer(reply: FastifyReply, judged: Judged): void {
  sendJson(reply, statusFor(reply, judged), judged.answer);
}
