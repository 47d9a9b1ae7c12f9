const MESSAGE =
  'Time comes from platform/clock: take a Clock or an Instant as an argument; read texts with parseInstant.';
const NOT_A_DATE = new Set(['UTC', 'prototype']);

/** Refuses `new Date`, `Date()`, `Date.now` and `Date.parse`: a rule that reads the wall clock cannot be tested. */
export const clockOnly = {
  meta: { type: 'problem', schema: [], messages: { clock: MESSAGE } },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'clock' });
    const isGlobalDate = (node) =>
      node.type === 'Identifier' && node.name === 'Date' && isGlobal(context.sourceCode, node);
    return {
      NewExpression: (node) => isGlobalDate(node.callee) && report(node),
      CallExpression: (node) => isGlobalDate(node.callee) && report(node),
      MemberExpression: (node) =>
        isGlobalDate(node.object) && !NOT_A_DATE.has(node.property.name) && report(node),
    };
  },
};

function isGlobal(sourceCode, node) {
  for (let scope = sourceCode.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(node.name);
    if (variable && variable.defs.length > 0) return false;
  }
  return true;
}
