import { catalogueLints } from '#platform/persistence';

import type { Command } from '../command.js';
import { prepareDatabase } from '../database/prepare-database.js';
import { refuseDemoAccounts } from '../demo/refuse-demo-accounts.js';
import { publishSeedEdition } from '../publish-seed-edition.js';

/** Makes the roles, runs what migrations are missing, publishes the programme, and lints the catalogue. */
export const migrateCommand: Command = {
  name: 'migrate',
  explains: 'make the database roles, bring the schema up to date, publish the programme',
  takes: [],
  needs: () => ['database'],
  run: async ({ context }) => {
    const adminUrl = await context.adminUrl();
    const ran = await prepareDatabase(adminUrl, await context.passwords());
    if (!context.settings.demo) await refuseDemoAccounts(context);
    const isPublished = await publishSeedEdition(await context.units());
    const findings = await catalogueLints(adminUrl);
    const said = [
      ran.length === 0 ? 'The schema was up to date.' : `Ran ${ran.join(', ')}.`,
      isPublished ? 'The programme is published.' : 'The programme was published already.',
      ...findings.map(({ lint, where }) => `lint ${lint}: ${where}`),
    ];
    const data = { ran, programmePublished: isPublished, findings };
    return { text: said.join('\n'), data, failed: findings.length > 0 };
  },
};
