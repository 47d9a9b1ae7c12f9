import type { Result } from './figure.js';

const HEAD = ['figure', 'value', 'unit', 'baseline', 'ratio', 'goal', 'holds'] as const;

/** The results as a Markdown table, so that it can be pasted as it is. */
export function tableOf(results: readonly Result[]): string {
  const rows = [HEAD, HEAD.map(() => '-'), ...results.map(cells)];
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) => `| ${row.map((cell, at) => filled(cell, widths[at] ?? 0)).join(' | ')} |`)
    .join('\n');
}

function cells({ name, value, unit, baseline, ratio, goal, holds }: Result): readonly string[] {
  const verdict = holds === null ? '' : holds ? 'yes' : 'NO';
  return [name, String(value), unit, String(baseline), String(ratio), goal ?? '', verdict];
}

function filled(cell: string, width: number): string {
  return cell === '-' ? '-'.repeat(width) : cell.padEnd(width);
}
