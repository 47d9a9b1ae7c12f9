import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

import type { GraphqlContext } from './operation.js';
import { tookTooLong } from './refusals.js';

/** How long an operation may take (reliability 3g). One statement has half of it. */
export const OPERATION_MILLISECONDS = 10_000;

/** The time of one operation. Once it is over nothing of the operation begins, and what runs is not waited for. */
export class Deadline {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly over: Promise<never>;

  constructor(milliseconds: number, reason: () => Error) {
    const { signal } = this.controller;
    this.over = new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    this.over.catch(() => undefined);
    this.timer = setTimeout(() => this.controller.abort(reason()), milliseconds).unref();
  }

  /** Does a piece of the operation. Throws the reason where the time is over, before or meanwhile. */
  async within<T>(work: () => T | Promise<T>): Promise<T> {
    this.controller.signal.throwIfAborted();
    return Promise.race([work(), this.over]);
  }

  /** The operation is answered: nobody waits any longer. */
  end(): void {
    clearTimeout(this.timer);
  }
}

const deadlines = new WeakMap<object, Deadline>();

/** Gives every operation its time. What a mutation had begun when the time was over may still be done. */
export function operationDeadline(milliseconds: number): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: ({ contextValue: { operation } }) => {
      const deadline = new Deadline(milliseconds, () => tookTooLong(operation.locale));
      deadlines.set(operation, deadline);
      return Promise.resolve({
        willSendResponse: () => {
          deadline.end();
          return Promise.resolve();
        },
      });
    },
  };
}

/** Holds every resolver of ours to the time of its operation. Plain properties and graphql-js's own types need none. */
export function heldToDeadline(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (type.name.startsWith('__')) continue; // they belong to every schema of the process
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = held(field.resolve);
    }
  }
  return schema;
}

function held(
  resolve: GraphQLFieldResolver<unknown, unknown>,
): GraphQLFieldResolver<unknown, GraphqlContext> {
  return (source, args, context, info) => {
    const work = (): unknown => resolve(source, args, context, info);
    const deadline = deadlines.get(context.operation);
    return deadline ? deadline.within(work) : work();
  };
}
