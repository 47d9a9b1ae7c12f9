import { initGraphQLTada } from 'gql.tada';

import type { introspection } from './schema-types.js';

/**
 * Writes an operation against the committed schema: a field that is not there does not compile. Files `*.graphql.ts`
 * export what this makes and nothing else, since the build puts ids in their place (build/trusted-documents.ts).
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { ID: string; DateTime: string; CalendarDay: string };
}>();

export type { ResultOf, VariablesOf } from 'gql.tada';
