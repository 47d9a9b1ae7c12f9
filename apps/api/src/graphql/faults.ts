import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

import { isDatabaseAway } from '#platform/persistence';
import type { Logger } from '#platform/telemetry';
import { newRequestNumber } from '#platform/telemetry';
import { type Locale, say } from '#platform/wording';

import type { GraphqlContext } from './operation.js';
import { databaseAway } from './refusals.js';

/** What a caller can act on; its message is written for them. Everything else is a fault of ours. */
const FOR_CALLERS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'STEP_UP_REQUIRED',
  'SIGN_IN_NEEDED',
  'FRESH_SIGN_IN_NEEDED',
  'TOOK_TOO_LONG',
  'DATABASE_AWAY',
]);

interface Request {
  readonly requestId: string;
  readonly locale: Locale;
}

/**
 * Turns errors into what a caller may see. A fault is logged once under its request's number and answered with
 * that number alone: no text of the database, no stack, no name of ours (T97).
 */
export class Faults {
  private readonly requests = new WeakMap<object, Request>();

  constructor(private readonly log: Logger) {}

  /** Remembers in which request an error came up. */
  note(error: unknown, request: Request): void {
    if (typeof error === 'object' && error !== null) this.requests.set(error, request);
  }

  /** What is answered, and logged, where nothing of an operation could begin because the database is away. */
  away(error: unknown, { requestId, locale }: Request): GraphQLError {
    this.log.error({ request: requestId }, 'the database is away', error);
    return databaseAway(locale);
  }

  format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    const code = formatted.extensions?.['code'];
    const place = formatted.path ? { path: formatted.path } : {};
    if (typeof code === 'string' && FOR_CALLERS.has(code))
      return { message: withoutSuggestions(formatted.message), ...place, extensions: { code } };
    const cause = causeOf(error);
    const { requestId, locale } = this.requestOf(error, cause);
    if (isDatabaseAway(cause)) {
      const { message } = this.away(cause, { requestId, locale });
      return { message, ...place, extensions: { code: 'DATABASE_AWAY' } };
    }
    this.log.error({ request: requestId }, 'a fault', cause);
    return {
      message: say(locale, 'problem.fault', { number: requestId }),
      ...place,
      extensions: { code: 'FAULT', number: requestId },
    };
  }

  /** Tells Apollo's pipeline to note the request of each error before it is formatted. */
  plugin(): ApolloServerPlugin<GraphqlContext> {
    return {
      requestDidStart: () =>
        Promise.resolve({
          didEncounterErrors: ({ errors, contextValue }) => {
            for (const error of errors) this.note(error, contextValue.operation);
            return Promise.resolve();
          },
        }),
    };
  }

  private requestOf(error: unknown, cause: unknown): Request {
    const known = [error, cause].map((each) => this.requests.get(each as object)).find(Boolean);
    return known ?? { requestId: newRequestNumber(), locale: 'en-CA' };
  }
}

/** What else the schema has is nobody's business who does not know it (T77); Apollo hides fields, but not values of enums. */
function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean [^?]*\?/g, '');
}

/** GraphQL wraps what a resolver throws. */
function causeOf(error: unknown): unknown {
  const original = (error as { originalError?: unknown } | null)?.originalError;
  return original ?? error;
}
