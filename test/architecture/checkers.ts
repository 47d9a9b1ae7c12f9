import { execFile } from 'node:child_process';
import { relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUT_AT_MOST = 64 * 1024 * 1024;

/** Which rules turned red, by file. */
export type RedRules = ReadonlyMap<string, readonly string[]>;

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

/** Cruises folders of a tree with the house's own rules. */
export async function cruise(tree: string, ...folders: string[]): Promise<{ files: number; red: RedRules }> {
  const config = resolve(ROOT, '.dependency-cruiser.cjs');
  const { summary } = await runForJson<Cruise>(tree, 'dependency-cruiser/bin/dependency-cruise.mjs', [
    ...['--config', config, '--output-type', 'json'],
    ...folders,
  ]);
  const found = summary.violations.map(({ from, rule }) => [from, rule.name] as const);
  return { files: summary.totalCruised, red: grouped(found) };
}

/** Lints a folder that the lint of the tree leaves out. */
export async function lintIgnored(folder: string): Promise<RedRules> {
  const files = await runForJson<readonly LintedFile[]>(ROOT, 'eslint/bin/eslint.js', [
    ...['--no-ignore', '--format', 'json'],
    folder,
  ]);
  const found = files.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, message }) => [relative(folder, filePath), ruleId ?? sayUnnamed(message)] as const,
    ),
  );
  return grouped(found);
}

interface EffectiveConfig {
  readonly rules: Readonly<Record<string, readonly unknown[]>>;
}

/** What the lint asks of a file, there or not: every rule with its options. */
export async function rulesFor(file: string): Promise<EffectiveConfig['rules']> {
  const config = await runForJson<EffectiveConfig>(ROOT, 'eslint/bin/eslint.js', ['--print-config', file]);
  return config.rules;
}

interface Unused {
  readonly issues: readonly {
    readonly file: string;
    readonly files: readonly unknown[];
    readonly exports: readonly { readonly name: string }[];
  }[];
}

/** What nobody uses in a tree, by the house's own settings: whole files, and exports as `file#name`. */
export async function unusedIn(tree: string): Promise<readonly string[]> {
  const { issues } = await runForJson<Unused>(tree, 'knip/bin/knip.js', [
    ...['--config', resolve(ROOT, 'knip.json'), '--tsConfig', 'tsconfig.build.json'],
    ...['--reporter', 'json'],
  ]);
  return issues
    .flatMap(({ file, files, exports }) => [
      ...files.map(() => file),
      ...exports.map(({ name }) => `${file}#${name}`),
    ])
    .sort();
}

/** ESLint gives its own findings no name. */
function sayUnnamed(message: string): string {
  return message.startsWith('Unused eslint-disable directive') ? 'unused-suppression' : message;
}

function grouped(found: readonly (readonly [file: string, rule: string])[]): RedRules {
  const rules = new Map<string, Set<string>>();
  for (const [file, rule] of found) rules.set(file, (rules.get(file) ?? new Set()).add(rule));
  return new Map([...rules].map(([file, names]) => [file, [...names].sort()]));
}

/** Runs a tool of node_modules in its own process; findings make it exit with 1, which is no failure here. */
function runForJson<T>(cwd: string, tool: string, words: readonly string[]): Promise<T> {
  const script = resolve(ROOT, 'node_modules', tool);
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [script, ...words],
      { cwd, maxBuffer: OUTPUT_AT_MOST },
      (error, stdout, stderr) => {
        if (stdout.trim() === '') fail(new Error(`${tool} said nothing: ${stderr}`, { cause: error }));
        else done(JSON.parse(stdout) as T);
      },
    );
  });
}
