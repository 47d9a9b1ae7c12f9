import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Lets one start at a time use a data folder; throws while another process holds it. */
export async function holdDataFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const file = join(folder, 'start.pid');
  const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new Error(`The product already runs on ${folder} (process ${holder}). Stop it, or set DATA_DIR.`);
  }
  await writeFile(file, String(process.pid), { mode: 0o600 });
  return { release: () => rm(file, { force: true }) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
