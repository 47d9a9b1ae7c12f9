import { readFile } from 'node:fs/promises';

import type { Plugin } from 'vite';

/** The kit's class names: short hashes, in its scripts as in its style sheets. */
const CLASS = /\bm_[0-9a-f]{6,8}\b/g;

/**
 * Stops the build where a script may wear a class of the kit that the kit has styles for and ours has not: the sheet
 * names the parts that are in use (`styles/kit.css`), and a part that is new here would be drawn without any.
 *
 * @param kit the path of the kit's whole style sheet
 */
export function dressed(kit: string): Plugin {
  return {
    name: 'dressed',
    apply: 'build',
    generateBundle: async function (_options, bundle) {
      const styled = classesIn(await readFile(kit, 'utf8'));
      const files = Object.values(bundle);
      const worn = files.flatMap((file) => (file.type === 'chunk' ? [...classesIn(file.code)] : []));
      const sheets = files.flatMap((file) => (file.type === 'asset' && isSheet(file.fileName) ? [file] : []));
      const ours = new Set(sheets.flatMap(({ source }) => [...classesIn(source.toString())]));
      const bare = new Set(worn.filter((name) => styled.has(name) && !ours.has(name)));
      if (bare.size > 0)
        this.error(`No styles for ${[...bare].sort().join(', ')}: name their part in styles/kit.css`);
    },
  };
}

function isSheet(fileName: string): boolean {
  return fileName.endsWith('.css');
}

function classesIn(text: string): Set<string> {
  return new Set(text.match(CLASS));
}
