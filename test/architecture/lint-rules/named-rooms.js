const ATTICS = new Set(['common', 'shared', 'utils', 'helpers', 'misc', 'base', 'core', 'lib']);
const MESSAGE =
  'A folder named {{folder}} has no concept: give what lies here a room, or copy the three lines.';

/** Refuses attics below apps and libs, by the file's own path. */
export const namedRooms = {
  meta: { type: 'problem', schema: [], messages: { attic: MESSAGE } },
  create(context) {
    const [, inside] = context.filename.split(/[\\/](?:apps|libs)[\\/](.*)/s);
    const folders = inside === undefined ? [] : inside.split(/[\\/]/).slice(0, -1);
    const folder = folders.find((name) => ATTICS.has(name));
    return {
      Program: (node) => folder && context.report({ node, messageId: 'attic', data: { folder } }),
    };
  },
};
