import type { FastifyRequest } from 'fastify';

import type { SessionOf } from '#platform/identity';
import { isDatabaseAway } from '#platform/persistence';
import { localeOf } from '#platform/wording';

import { sessionIdOf } from '../http/session-cookie.js';
import { useOf } from '../http/use.js';
import type { Faults } from './faults.js';
import { type GraphqlContext, Operation } from './operation.js';

/** Makes the context of an operation: the session is looked up each time, so whoever was removed is out at once. */
export class OperationContexts {
  constructor(
    private readonly sessionOf: SessionOf,
    private readonly faults: Faults,
  ) {}

  async of(request: FastifyRequest): Promise<GraphqlContext> {
    const header = request.headers['accept-language'];
    try {
      const sessionId = sessionIdOf(request.headers.cookie);
      const person = await this.sessionOf.run(sessionId, request.id, useOf(request.headers));
      const locale = localeOf(header, undefined, person?.locale);
      return { req: request, operation: new Operation(request.id, locale, person) };
    } catch (error) {
      const locale = localeOf(header);
      this.faults.note(error, { requestId: request.id, locale });
      throw isDatabaseAway(error) ? this.faults.away(error, { requestId: request.id, locale }) : error;
    }
  }
}
