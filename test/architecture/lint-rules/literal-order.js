const METHODS = new Set(['orderBy', 'addOrderBy', 'thenOrderBy']);
const MESSAGE = 'TypeORM runs the text of {{method}} as it stands: write the column as a literal.';

/** Refuses an order that is computed: TypeORM quotes values but not the text of `orderBy`. */
export const literalOrder = {
  meta: { type: 'problem', schema: [], messages: { computed: MESSAGE } },
  create(context) {
    return {
      CallExpression(node) {
        const method = node.callee.property?.name;
        if (!METHODS.has(method) || node.arguments.length === 0) return;
        if (!node.arguments.every(isFixed)) context.report({ node, messageId: 'computed', data: { method } });
      },
    };
  },
};

/** A text, a template without holes, or an object whose keys and values are fixed. */
function isFixed(node) {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return node.expressions.length === 0;
    case 'ObjectExpression':
      return node.properties.every(
        (property) => property.type === 'Property' && !property.computed && isFixed(property.value),
      );
    default:
      return false;
  }
}
