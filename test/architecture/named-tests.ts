/** A test that a page names: its file, and the words of its title. */
export interface NamedTest {
  readonly file: string;
  readonly title: string | null;
}

/** `file` “title”; “another of the same file”. A file without a title names all of its tests. */
export function namedTestsIn(text: string): readonly NamedTest[] {
  const found: NamedTest[] = [];
  for (const [, file = '', titles = ''] of text.matchAll(/`([^`]+spec\.ts)`([^`|]*)/g)) {
    const all = [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title);
    if (all.length === 0) found.push({ file, title: null });
    for (const title of all) found.push({ file, title });
  }
  return found;
}

/** The tests of a page that are not there, in words. `sourceOf` answers null for a file that is not there. */
export async function missingTests(
  text: string,
  sourceOf: (file: string) => Promise<string | null>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { file, title } of namedTestsIn(text)) {
    const source = await sourceOf(file);
    if (source === null) faults.push(`${file} is not there`);
    else if (title !== null && !source.includes(title)) faults.push(`${file} has no test “${title}”`);
  }
  return faults;
}

/** Rows of a checklist that claim to stand and name no test, by their first cell. */
export function unshownRows(text: string): readonly string[] {
  const rows = text.split('\n').filter((line) => /^\| \d+ /.test(line));
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  return cells
    .filter(([, , , now = '', shown = '']) => /^Stands/.test(now) && namedTestsIn(shown).length === 0)
    .map(([, number = '']) => number);
}
