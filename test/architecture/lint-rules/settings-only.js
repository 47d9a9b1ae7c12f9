const MESSAGE =
  'The environment is read once, in platform/settings: take the typed settings as an argument instead.';
const PROCESS_MODULES = new Set(['process', 'node:process']);

/** Refuses every way to the environment: `process.env`, `const { env } = process`, `import { env }`. */
export const settingsOnly = {
  meta: { type: 'problem', schema: [], messages: { environment: MESSAGE } },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'environment' });
    return {
      'MemberExpression[property.name="env"][object.name="process"]': report,
      'MemberExpression[property.value="env"][object.name="process"]': report,
      'MemberExpression[property.name="env"][object.property.name="process"]': report,
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]': report,
      'ImportDeclaration > ImportSpecifier[imported.name="env"]': (node) =>
        PROCESS_MODULES.has(node.parent.source.value) && report(node),
    };
  },
};
