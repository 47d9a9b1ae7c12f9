/** A column of a sheet: the field that it fills, and every name that people write above it. */
export interface SheetColumn {
  readonly field: string;
  readonly names: readonly string[];
}

/** A line with something in it: as it was typed, and by its fields. */
export interface SheetLine {
  readonly text: string;
  readonly cells: Readonly<Record<string, string>>;
}

export interface SheetText {
  /** The heading line as it was typed; null where there is none. */
  readonly heading: string | null;
  readonly lines: readonly SheetLine[];
}

const SEPARATORS = ['\t', ';', ','] as const;

/**
 * Reads what was pasted from a sheet or typed: cells between tabs, semicolons or commas, quoted where they hold one. The
 * first line is a heading where it names columns; else the columns stand in their own order.
 */
export function readSheet(text: string, columns: readonly SheetColumn[]): SheetText {
  const typed = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '');
  const separator = SEPARATORS.find((each) => typed[0]?.includes(each)) ?? ';';
  const first = typed[0] === undefined ? [] : cellsOf(typed[0], separator);
  const named = first.map((cell) => columns.find(({ names }) => names.some((name) => isSame(name, cell))));
  const isHeading = named.filter((column) => column !== undefined).length >= Math.max(1, first.length / 2);
  const fields = (isHeading ? named : columns).map((column) => column?.field);
  const lines = (isHeading ? typed.slice(1) : typed).map((line) => ({
    text: line,
    cells: Object.fromEntries(
      cellsOf(line, separator).flatMap((cell, n) => (fields[n] === undefined ? [] : [[fields[n], cell]])),
    ),
  }));
  return { heading: isHeading ? (typed[0] ?? null) : null, lines };
}

/** What stays in the box: the heading, and the lines that were not taken. */
export function leftOf({ heading, lines }: SheetText, taken: ReadonlySet<number>): string {
  const left = lines.filter((_, n) => !taken.has(n)).map(({ text }) => text);
  return [...(heading === null ? [] : [heading]), ...left].join('\n');
}

/**
 * The three forms of a name. Where there is no family name, the last word of the given one is; one word alone is a
 * single name.
 */
export function namesIn({ givenName = '', familyName = '', name = '' }: SheetLine['cells']) {
  if (familyName !== '') return { givenName, familyName };
  const words = (givenName || name).split(/\s+/u).filter(Boolean);
  if (words.length < 2) return { singleName: words.join(' ') };
  return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' };
}

function isSame(name: string, cell: string): boolean {
  return name.localeCompare(cell, undefined, { sensitivity: 'base' }) === 0;
}

function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"' && isQuoted && line.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}
