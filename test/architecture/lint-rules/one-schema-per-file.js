const MESSAGE =
  'A table and a GraphQL type never share a file: the row lives in store/, the node in apps/api.';

/** Refuses a file that imports both TypeORM and Nest's GraphQL: one class for both is the trap (ADR 0002). */
export const oneSchemaPerFile = {
  meta: { type: 'problem', schema: [], messages: { both: MESSAGE } },
  create(context) {
    const seen = new Set();
    return {
      ImportDeclaration(node) {
        if (node.source.value === 'typeorm' || node.source.value === '@nestjs/graphql')
          seen.add(node.source.value);
        if (seen.size === 2) context.report({ node, messageId: 'both' });
      },
    };
  },
};
