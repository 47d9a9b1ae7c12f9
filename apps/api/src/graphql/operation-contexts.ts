import type { FastifyRequest } from 'fastify';

import type { LearnerSessions } from '#learners/accounts';
import type { SessionOf } from '#platform/identity';
import { isDatabaseAway } from '#platform/persistence';
import { localeOf } from '#platform/wording';

import { learnerSessionIdOf } from '../http/learner-cookie.js';
import { sessionIdOf } from '../http/session-cookie.js';
import { useOf } from '../http/use.js';
import type { Faults } from './faults.js';
import { type GraphqlContext, Operation } from './operation.js';

/** Makes the context of an operation: the sessions are looked up each time, so whoever was removed is out at once. */
export class OperationContexts {
  constructor(
    private readonly sessionOf: SessionOf,
    private readonly learners: LearnerSessions,
    private readonly faults: Faults,
  ) {}

  async of(request: FastifyRequest): Promise<GraphqlContext> {
    const header = request.headers['accept-language'];
    try {
      const sessionId = sessionIdOf(request.headers.cookie);
      const person = await this.sessionOf.run(sessionId, request.id, useOf(request.headers));
      const learner = await this.learners.of(learnerSessionIdOf(request.headers.cookie), request.id);
      const locale = localeOf(header, undefined, person?.locale ?? learner?.locale);
      return { req: request, operation: new Operation(request.id, locale, person, learner) };
    } catch (error) {
      const locale = localeOf(header);
      this.faults.note(error, { requestId: request.id, locale });
      throw isDatabaseAway(error) ? this.faults.away(error, { requestId: request.id, locale }) : error;
    }
  }
}
