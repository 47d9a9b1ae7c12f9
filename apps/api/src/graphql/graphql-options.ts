import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';

import { costLimit } from './cost-limit.js';
import { heldToDeadline, operationDeadline } from './deadline.js';
import { describeRoots } from './describe-roots.js';
import type { Faults } from './faults.js';
import type { OperationContexts } from './operation-contexts.js';
import { queryLimits } from './query-limits.js';

/** Tokens in one document; a screen of the portal has fewer than 400. */
export const MOST_TOKENS = 1_000;
/** Selections after fragments are spread: without it a fragment bomb ran 43 s (reliability 3g). */
const MOST_SELECTIONS = 1_000;
const MOST_ERRORS = 5;

interface Choices {
  readonly production: boolean;
  /** How long an operation may take. */
  readonly milliseconds: number;
}

/** Apollo as reliability 3g sets it. Limits answer 400, before anything runs. */
export function graphqlOptions(
  contexts: OperationContexts,
  faults: Faults,
  { production, milliseconds }: Choices,
): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    transformSchema: (schema) => heldToDeadline(describeRoots(schema)),
    context: contexts.of.bind(contexts),
    formatError: faults.format.bind(faults),
    plugins: [faults.plugin(), costLimit(), operationDeadline(milliseconds)] as never[],
    parseOptions: { maxLexicalTokens: MOST_TOKENS },
    validationRules: [queryLimits],
    validationOptions: { maxErrors: MOST_ERRORS },
    executionOptions: { maxCoercionErrors: MOST_ERRORS },
    maxRecursiveSelections: MOST_SELECTIONS,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    autoTransformHttpErrors: false,
    fieldResolverEnhancers: [],
    graphiql: false,
    stopOnTerminationSignals: false,
  };
}
