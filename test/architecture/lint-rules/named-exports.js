const MESSAGE = 'Export by name: a default export is called differently in every file that imports it.';

/** Refuses default exports; tools that demand one are exempt by path in eslint.config.js. */
export const namedExports = {
  meta: { type: 'suggestion', schema: [], messages: { named: MESSAGE } },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'named' });
    return {
      ExportDefaultDeclaration: report,
      'ExportSpecifier[exported.name="default"]': report,
    };
  },
};
