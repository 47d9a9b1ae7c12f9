import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');
const GENERATED = [
  'apps/api/schema.graphql',
  'apps/portal/src/graphql/schema-types.d.ts',
  'migrations/schema.sql',
];
const BUILT = [
  'dist/apps',
  'dist/libs',
  'dist/migrations',
  'docker',
  'package.json',
  'tsconfig.json',
  'apps/portal/tsconfig.json',
];

let tree: string;

/** A copy of what the check reads: the product as it is built, and the generated files, which may be spoilt here. */
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'lphq-generated-'));
  for (const path of BUILT) await cp(join(ROOT, path), join(tree, path), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
});
/** What a test spoilt, and what a check printed. */
beforeEach(async () => {
  await rm(join(tree, 'dist/printed'), { recursive: true, force: true });
  for (const path of GENERATED) await cp(join(ROOT, path), join(tree, path));
});
afterAll(() => rm(tree, { recursive: true, force: true }));

/** `npm run schema:check` over what is built; the build itself is the only step left out. */
async function check(): Promise<{ code: number; said: string }> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [build, ...steps] = scripts['schema:check']!.split(' && ');
  expect(build).toBe('npm run --silent build:server');
  return new Promise((done) => {
    execFile('sh', ['-c', steps.join(' && ')], { cwd: tree }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

test.each([
  ['apps/api/schema.graphql', '-# nobody printed this'],
  ['apps/portal/src/graphql/schema-types.d.ts', '-}# nobody printed this'],
  ['migrations/schema.sql', 'differs from the catalogue'],
])('%s that is not what is printed turns the check red', async (file, says) => {
  const path = join(tree, file);
  await writeFile(path, `${await readFile(path, 'utf8')}# nobody printed this\n`);
  const { code, said } = await check();
  expect(said).toContain(says);
  expect(code).not.toBe(0);
});

test('the portal’s types of the schema are there, or the check is red', async () => {
  await rm(join(tree, 'apps/portal/src/graphql/schema-types.d.ts'));
  const { code, said } = await check();
  expect(said).toContain('schema-types.d.ts: No such file');
  expect(code).not.toBe(0);
});

test('the check of all checks compares what is generated and looks for what is dead', async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const steps = scripts['check']!.split(' && ').map((step) => step.replace('npm run ', ''));
  expect(steps).toEqual(['format:check', 'lint', 'typecheck', 'boundaries', 'schema:check', 'deadcode']);
});
