import 'reflect-metadata';

import { readSettings, SettingsRefused } from '#platform/settings';
import { createLogger } from '#platform/telemetry';

import { type Command, parseArguments, refuseUnknown, UsageRefused } from './command.js';
import { keysCommand } from './commands/keys.js';
import { lintsCommand } from './commands/lints.js';
import { migrateCommand } from './commands/migrate.js';
import { peopleCommand } from './commands/people.js';
import { schemaCommand } from './commands/schema.js';
import { seedCommand } from './commands/seed.js';
import { OperatorContext } from './operator-context.js';
import { start } from './start/start.js';

const COMMANDS: readonly Command[] = [
  migrateCommand,
  seedCommand,
  schemaCommand,
  keysCommand,
  peopleCommand,
  lintsCommand,
];

const HELP = [
  'Usage: npm run operator -- COMMAND [--json]',
  '',
  '  start    the whole product on this machine, until SIGINT or SIGTERM',
  ...COMMANDS.map(({ name, explains }) => `  ${name.padEnd(8)} ${explains}`),
  '',
  'Exit codes: 0 done · 1 it failed or found something · 2 the call or the settings are off',
].join('\n');

async function main(given: readonly string[]): Promise<number> {
  const { words, flags, options } = parseArguments(given);
  const [name, ...rest] = words;
  if (name === undefined || flags.has('help'))
    return say(HELP, name === undefined && !flags.has('help') ? 2 : 0);
  if (name === 'start') return startProduct();
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw new UsageRefused(`there is no command ${name}`);
  refuseUnknown(command, { words: rest, flags, options });
  const settings = readSettings({ needs: command.needs(rest) });
  const logger = createLogger('operator', settings.logLevel);
  const context = new OperatorContext(settings, logger);
  try {
    const answer = await command.run({ context, words: rest, flags, options });
    return say(flags.has('json') ? JSON.stringify(answer.data) : answer.text, answer.failed === true ? 1 : 0);
  } finally {
    await context.close();
  }
}

function startProduct(): Promise<number> {
  const settings = readSettings();
  return start(settings, createLogger('operator', settings.logLevel));
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}

function refuse(error: unknown): number {
  const isUsage = error instanceof UsageRefused || error instanceof SettingsRefused;
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n${error instanceof UsageRefused ? `\n${HELP}\n` : ''}`);
  return isUsage ? 2 : 1;
}

const code = await main(process.argv.slice(2)).catch(refuse);
// A step of an interrupted start may still hold the process; what was said is written before it ends.
process.stdout.write('', () => process.exit(code));
