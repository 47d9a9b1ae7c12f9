import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const HEADER = /^\/\/ planted: (.+)\n/;
const SOURCE = /\.tsx?$/;

/** A file of the planted folder and the rules that must turn red in it; none where it is sound. */
export interface Plant {
  readonly file: string;
  readonly rules: readonly string[];
}

/** Reads the plants below a folder. The first line of each names its rules: `// planted: no-circular`. */
export async function readPlants(folder: string): Promise<readonly Plant[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && SOURCE.test(entry.name));
  const plants = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return { file: relative(folder, path), rules: rulesNamedIn(await readFile(path, 'utf8')) };
  });
  return (await Promise.all(plants)).sort((one, other) => (one.file < other.file ? -1 : 1));
}

function rulesNamedIn(text: string): readonly string[] {
  const named = HEADER.exec(text)?.[1];
  return named === undefined ? [] : named.split(', ').sort();
}
