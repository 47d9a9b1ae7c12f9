import { catalogueLints } from '#platform/persistence';

import type { Command } from '../command.js';

export const lintsCommand: Command = {
  name: 'lints',
  explains: 'check the database catalogue for holes in tenancy',
  takes: [],
  needs: () => ['database'],
  run: async ({ context }) => {
    const findings = await catalogueLints(await context.adminUrl());
    const text =
      findings.length === 0
        ? 'The catalogue is sound.'
        : findings.map(({ lint, where }) => `${lint}: ${where}`).join('\n');
    return { text, data: { findings }, failed: findings.length > 0 };
  },
};
