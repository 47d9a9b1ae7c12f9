import { type Command, UsageRefused } from '../command.js';
import { makeDemo } from '../demo/make-demo.js';

/** Fills an empty system with the demo's keys and data. */
export const seedCommand: Command = {
  name: 'seed',
  explains: 'fill an empty system with demo data (DEMO=1 only)',
  takes: [],
  needs: () => [],
  run: async ({ context }) => {
    if (!context.settings.demo) throw new UsageRefused('demo data is for DEMO=1 only');
    const filled = await makeDemo(context);
    return {
      text: filled ? 'Demo data made.' : 'There is data already; nothing was changed.',
      data: { filled },
    };
  },
};
