import type { Need } from '#platform/settings';

import type { OperatorContext } from './operator-context.js';

/** What a command was asked: words, `--flags` and `--name=value` options. */
export interface Request {
  readonly context: OperatorContext;
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, string>;
}

/** `text` is for people, `data` for `--json`; `failed` sets exit code 1. */
export interface Answer {
  readonly text: string;
  readonly data: unknown;
  readonly failed?: boolean;
}

export interface Command {
  readonly name: string;
  readonly explains: string;
  /** What it demands of the settings of real use: keys are made on a machine that knows no database. */
  needs(words: readonly string[]): readonly Need[];
  /** The names of its flags and options; any other is refused, so that a slip of the finger means nothing else. */
  readonly takes: readonly string[];
  run(request: Request): Promise<Answer>;
}

/** The command was asked in a form it does not know: exit code 2. */
export class UsageRefused extends Error {}

/** Sorts arguments into words, flags and options: `people add --email=a@b --json`. */
export function parseArguments(given: readonly string[]): Omit<Request, 'context'> {
  const words: string[] = [];
  const flags = new Set<string>();
  const options = new Map<string, string>();
  for (const argument of given) {
    const [, name, , value] = /^--([a-z-]+)(=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) words.push(argument);
    else if (value === undefined) flags.add(name);
    else options.set(name, value);
  }
  return { words, flags, options };
}

/** Refuses flags and options that the command does not know: `--rol=…` must not fall back to another role. */
export function refuseUnknown(command: Command, { flags, options }: Omit<Request, 'context'>): void {
  const known = new Set([...command.takes, 'json']);
  const unknown = [...flags, ...options.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) throw new UsageRefused(`${command.name} does not know --${unknown}`);
}

/** An option that the command cannot do without. */
export function needed(options: ReadonlyMap<string, string>, name: string): string {
  const value = options.get(name);
  if (value === undefined || value === '') throw new UsageRefused(`--${name}=… is needed`);
  return value;
}
