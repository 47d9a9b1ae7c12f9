import { HttpStatus } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { type LearnerLevel, type LearnerSessions, reaches, type SignedInLearner } from '#learners/accounts';

import { Refused } from './http-faults.filter.js';
import { learnerSessionIdOf } from './learner-cookie.js';

/** Who asks at a plain door of learners, having proved it lately enough. Throws the door's refusal otherwise. */
export async function learnerAsking(
  sessions: LearnerSessions,
  request: FastifyRequest,
  needed: LearnerLevel,
): Promise<SignedInLearner> {
  const learner = await sessions.of(learnerSessionIdOf(request.headers.cookie), request.id);
  if (learner === null)
    throw new Refused(HttpStatus.UNAUTHORIZED, 'UNAUTHENTICATED', 'problem.my-not-signed-in');
  if (reaches(learner.level, needed)) return learner;
  if (needed === 'FRESH')
    throw new Refused(HttpStatus.FORBIDDEN, 'FRESH_SIGN_IN_NEEDED', 'problem.my-fresh-sign-in-needed');
  throw new Refused(HttpStatus.FORBIDDEN, 'SIGN_IN_NEEDED', 'problem.my-sign-in-needed');
}
