import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { type Figure, type Result, resultOf } from './figure.js';
import { FIGURES } from './figures.js';
import { Stand } from './stand/stand.js';
import { tableOf } from './table.js';

const RESULTS = new URL('results.json', import.meta.url);

/**
 * `npm run bench -- [--quick] [NAME …]`: measures the figures named, or all; prints a table and writes results.json.
 * A goal that is missed is a result, not a failure: the exit code tells only whether everything was measured.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean' } },
  });
  const chosen = chosenFigures(positionals);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const stand = await Stand.open(values.quick ?? false, stopping.signal);
  stopping.signal.addEventListener('abort', () => void stand.close().finally(() => process.exit(130)));
  try {
    const results = await measureAll(stand, chosen);
    await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
    process.stdout.write(`\n${tableOf(results)}\n`);
  } finally {
    await stand.close();
  }
}

function chosenFigures(names: readonly string[]): readonly (readonly [string, Figure])[] {
  const unknown = names.filter((name) => !Object.hasOwn(FIGURES, name));
  if (unknown.length > 0)
    throw new Error(
      `There is no figure ${unknown.join(', ')}; there are ${Object.keys(FIGURES).join(', ')}.`,
    );
  return Object.entries(FIGURES).filter(([name]) => names.length === 0 || names.includes(name));
}

async function measureAll(
  stand: Stand,
  figures: readonly (readonly [string, Figure])[],
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, figure] of figures) {
    const from = performance.now();
    const readings = await figure.measure(stand);
    for (const line of figure.lines) {
      const reading = readings[line.name];
      if (reading === undefined) throw new Error(`${name} did not measure ${line.name}.`);
      results.push(resultOf(line, reading));
    }
    const seconds = Math.round((performance.now() - from) / 1_000);
    process.stderr.write(`${name}: ${seconds} s\n${tableOf(results.slice(-figure.lines.length))}\n`);
  }
  return results;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
