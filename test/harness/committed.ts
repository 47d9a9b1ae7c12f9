import { readFile, writeFile } from 'node:fs/promises';

/** What is committed under the name; with UPDATE_SQL=1, never set in CI, `now` is written first. */
export async function committed(file: string, now: string): Promise<string> {
  if (process.env['UPDATE_SQL'] === '1') await writeFile(file, now);
  return readFile(file, 'utf8').catch(() => 'Not committed yet: UPDATE_SQL=1 writes it.');
}
