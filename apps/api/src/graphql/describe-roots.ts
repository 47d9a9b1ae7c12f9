import type { GraphQLSchema } from 'graphql';

const DESCRIPTIONS = {
  Query: 'What can be read. Everything is of one’s own agency, or of LPHQ.',
  Mutation: 'What can be done. Every answer is the thing done, or the reason why it was not.',
} as const;

/** Describes the two root types, for which code-first Nest has no place. */
export function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, description] of Object.entries(DESCRIPTIONS)) {
    const type = schema.getType(name);
    if (type) type.description = description;
  }
  return schema;
}
