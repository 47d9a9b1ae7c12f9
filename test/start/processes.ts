import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const EVERY = 100;

/** The ids of the processes whose command line holds all of these. */
export async function processesWith(...parts: readonly string[]): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = await Promise.all(
    ids.map(async (id) => [id, await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')] as const),
  );
  return lines.filter(([, line]) => parts.every((part) => line.includes(part))).map(([id]) => id);
}

/** Waits for something to come true; throws when it does not. */
export async function waitFor(true_: () => Promise<boolean>, within: number): Promise<void> {
  const asked = performance.now();
  while (!(await true_())) {
    if (performance.now() - asked > within) throw new Error(`It did not come true within ${within} ms.`);
    await pause(EVERY);
  }
}
