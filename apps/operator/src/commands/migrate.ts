import { catalogueLints } from '#platform/persistence';

import type { Command } from '../command.js';
import { prepareDatabase } from '../database/prepare-database.js';
import { refuseDemoAccounts } from '../demo/refuse-demo-accounts.js';

/** Makes the roles, runs what migrations are missing, and lints the catalogue. */
export const migrateCommand: Command = {
  name: 'migrate',
  explains: 'make the database roles and bring the schema up to date',
  run: async ({ context }) => {
    const adminUrl = await context.adminUrl();
    const ran = await prepareDatabase(adminUrl, await context.passwords());
    if (!context.settings.demo) await refuseDemoAccounts(context);
    const findings = await catalogueLints(adminUrl);
    const text = ran.length === 0 ? 'The schema was up to date.' : `Ran ${ran.join(', ')}.`;
    const said = [text, ...findings.map(({ lint, where }) => `lint ${lint}: ${where}`)].join('\n');
    return { text: said, data: { ran, findings }, failed: findings.length > 0 };
  },
};
