const MESSAGE = 'Time comes from platform/clock: take a Clock or an Instant as an argument.';
/** Pure: they turn a text or numbers into milliseconds. */
const PURE = new Set(['UTC', 'parse', 'prototype']);

/** Refuses `new Date`, `Date()` and `Date.now`: a rule that reads the wall clock cannot be tested. */
export const clockOnly = {
  meta: { type: 'problem', schema: [], messages: { clock: MESSAGE } },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'clock' });
    const isGlobalDate = (node) =>
      node.type === 'Identifier' && node.name === 'Date' && isGlobal(context.sourceCode, node);
    return {
      NewExpression: (node) => isGlobalDate(node.callee) && report(node),
      CallExpression: (node) => isGlobalDate(node.callee) && report(node),
      MemberExpression: (node) => isGlobalDate(node.object) && !PURE.has(node.property.name) && report(node),
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
