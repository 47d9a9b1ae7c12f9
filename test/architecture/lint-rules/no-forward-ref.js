const MESSAGE =
  'forwardRef hides a cycle, and Nest calls its order indeterminate: find the missing room or port.';

/** Refuses Nest's `forwardRef`. */
export const noForwardRef = {
  meta: { type: 'problem', schema: [], messages: { cycle: MESSAGE } },
  create(context) {
    return {
      'ImportSpecifier[imported.name="forwardRef"]': (node) => context.report({ node, messageId: 'cycle' }),
      'CallExpression[callee.property.name="forwardRef"]': (node) =>
        context.report({ node, messageId: 'cycle' }),
    };
  },
};
