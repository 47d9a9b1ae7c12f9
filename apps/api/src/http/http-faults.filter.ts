import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { isDatabaseAway } from '#platform/persistence';
import type { Logger } from '#platform/telemetry';
import { localeOf, type MessageValues, say } from '#platform/wording';

const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHENTICATED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'TOO_LARGE',
  415: 'MEDIA_TYPE_REFUSED',
};

/** In how many seconds to ask again while the database is away: a server that restarts is back by then. */
export const RETRY_AFTER = '5';

/** A refusal of a REST door, with a code and words for the reader. */
export class Refused extends HttpException {
  constructor(
    status: number,
    readonly code: string,
    readonly key: string,
    readonly more: { readonly values?: MessageValues; readonly headers?: Record<string, string> } = {},
  ) {
    super(code, status);
  }
}

/** Answers what goes wrong outside GraphQL: refusals with their code, faults with a number (T97). */
@Catch()
export class HttpFaults implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw error;
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** The same for what Fastify refuses before any door: an address that cannot be read. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const locale = localeOf(request.headers['accept-language']);
    const status = statusOf(error);
    if (error instanceof Refused) {
      const message = say(locale, error.key, error.more.values);
      void reply
        .code(status)
        .headers(error.more.headers ?? {})
        .send({ code: error.code, message });
    } else if (isDatabaseAway(error)) {
      this.log.error({ request: request.id, status: 503 }, 'the database is away', error);
      const message = say(locale, 'problem.database-away');
      void reply.code(503).header('Retry-After', RETRY_AFTER).send({ code: 'DATABASE_AWAY', message });
    } else if (status < 500) {
      const code = CODES[status] ?? 'BAD_REQUEST';
      void reply.code(status).send({ code, message: say(locale, `problem.http.${code}`) });
    } else {
      this.log.error({ request: request.id, status }, 'a fault', error);
      const message = say(locale, 'problem.fault', { number: request.id });
      void reply.code(status).send({ code: 'FAULT', number: request.id, message });
    }
  }
}

/** Nest's and Fastify's refusals know their status; everything else is a fault of ours. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}
