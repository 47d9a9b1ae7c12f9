/** What makes a spreadsheet read a cell as a formula, also where it trims or folds wide forms first (T03). */
const TRIGGER = /^[=+\-@\t\r\n]/;

/** Without it a spreadsheet takes UTF-8 for another encoding. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A line of RFC 4180, its cells all in quotes, so that a program which expects semicolons splits none. A cell that a
 * spreadsheet would run begins with an apostrophe instead.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function harmless(cell: string): string {
  const seen = [cell, cell.normalize('NFKC').trim()];
  return seen.some((text) => TRIGGER.test(text)) ? `'${cell}` : cell;
}
