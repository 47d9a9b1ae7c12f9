import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { holdDataFolder } from './start-lock.js';

let folder: string;
let other: ChildProcess | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lphq-lock-'));
});
afterEach(async () => {
  other?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A process that waits, with these words after its program; the lock says that it holds the folder. */
async function heldBy(...words: readonly string[]): Promise<void> {
  const running = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', ...words]);
  other = running;
  await new Promise((resolve) => running.once('spawn', resolve));
  await writeFile(join(folder, 'start.pid'), String(running.pid));
}
const kept = (): Promise<string> => readFile(join(folder, 'start.pid'), 'utf8');

describe('a data folder', () => {
  test('is held by the process that took it, until it lets go', async () => {
    const lock = await holdDataFolder(folder);
    expect(await kept()).toBe(String(process.pid));
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is refused while another start holds it', async () => {
    await heldBy('/elsewhere/dist/apps/operator/src/main.js', 'start');
    const before = await kept();
    await expect(holdDataFolder(folder)).rejects.toThrow('already runs');
    expect(await kept()).toBe(before);
  });

  test.each([
    ['a stranger who has the process id of a start that was killed', ['a-stranger']],
    ['another command of ours', ['dist/apps/operator/src/main.js', 'migrate']],
  ])('is free beside %s', async (_who, words) => {
    await heldBy(...words);
    await holdDataFolder(folder);
    expect(await kept()).toBe(String(process.pid));
  });

  test.each(['', '999999999', 'nonsense'])('is free where a killed start left %j', async (left) => {
    await writeFile(join(folder, 'start.pid'), left);
    await holdDataFolder(folder);
    expect(await kept()).toBe(String(process.pid));
  });

  test('is not taken from another start by letting go', async () => {
    const lock = await holdDataFolder(folder);
    await writeFile(join(folder, 'start.pid'), '4711');
    await lock.release();
    expect(await kept()).toBe('4711');
  });
});
