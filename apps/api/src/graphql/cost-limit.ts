import type { ApolloServerPlugin } from '@apollo/server';

import { costOf, MOST_POINTS, unpricedLists } from './cost.js';
import type { GraphqlContext } from './operation.js';
import { tooDear } from './refusals.js';

/**
 * Refuses with 400 an operation that costs more than 2,000 points (reliability 3g), before anything of it runs. An
 * api whose schema has a list without a declared size does not start.
 */
export function costLimit(): ApolloServerPlugin<GraphqlContext> {
  return {
    serverWillStart: ({ schema }) => {
      const faults = unpricedLists(schema);
      if (faults.length > 0) throw new Error(`The api cannot start:\n${faults.join('\n')}`);
      return Promise.resolve();
    },
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
          if (!operation) return Promise.resolve();
          const cost = costOf(schema, document, operation, request.variables ?? {});
          if (cost > MOST_POINTS) throw tooDear(contextValue.operation.locale, cost, MOST_POINTS);
          return Promise.resolve();
        },
      }),
  };
}
