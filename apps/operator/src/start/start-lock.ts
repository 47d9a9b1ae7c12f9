import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { makeFile } from '#platform/persistence';

/** How we are called, in whatever folder: `…/apps/operator/src/main.js start`. */
const OURS = /(^|[/\0])apps\/operator\/src\/main\.js\0(.*\0)?start\0/s;

/**
 * Lets one start at a time use a data folder; throws while another holds it. What a start left behind that was killed
 * holds nothing, even when its process id has been given to somebody else since.
 */
export async function holdDataFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const file = join(folder, 'start.pid');
  while (!(await makeFile(file, String(process.pid)))) {
    const left = await readFile(file, 'utf8').catch(() => '');
    const holder = Number(left);
    if (holder > 0 && holder !== process.pid && (await isStart(holder)))
      throw new Error(`The product already runs on ${folder} (process ${holder}). Stop it, or set DATA_DIR.`);
    await removeLeftover(file, left);
  }
  return { release: () => removeLeftover(file, String(process.pid)) };
}

/** Removes what was read and nothing else: another start may have taken the place meanwhile. */
async function removeLeftover(file: string, left: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  if (!(await rename(file, aside).then(() => true, isMissing))) return;
  const taken = await readFile(aside, 'utf8');
  if (taken !== left) await makeFile(file, taken);
  await rm(aside, { force: true });
}

function isMissing(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOENT') throw error;
  return false;
}

async function isStart(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  // Without /proc nobody can tell, and the file is believed.
  return commandLine === null || OURS.test(commandLine);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
