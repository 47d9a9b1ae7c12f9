import { readFile, writeFile } from 'node:fs/promises';

import type { Command } from '../command.js';
import { describeEmptyDatabase } from '../database/describe-empty-database.js';

const FILE = 'migrations/schema.sql';

/** Writes migrations/schema.sql from the catalogue of an empty, migrated database; with --check compares and writes nothing. */
export const schemaCommand: Command = {
  name: 'schema',
  explains: 'write migrations/schema.sql from the catalogue (--check: compare only)',
  takes: ['check'],
  needs: () => [],
  run: async ({ flags }) => {
    const text = await describeEmptyDatabase();
    if (!flags.has('check')) {
      await writeFile(FILE, text);
      return { text: `${FILE} written`, data: { file: FILE } };
    }
    const same = (await readFile(FILE, 'utf8').catch(() => '')) === text;
    return {
      text: same ? `${FILE} is up to date` : `${FILE} differs from the catalogue`,
      data: { same },
      failed: !same,
    };
  },
};
