import { type Matrix, matrixOf, type QrLevel, QUIET_ZONE } from './symbol.js';

/** Draws the link as an SVG of one path, one unit a module; the title is what a screen reader says. */
export function qrSvg(
  link: string,
  { level, title }: { readonly level: QrLevel; readonly title: string },
): string {
  const matrix = matrixOf(link, level);
  const side = matrix.size + 2 * QUIET_ZONE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`,
    `<title>${escaped(title)}</title>`,
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>`,
    `<path fill="#000" d="${darkRuns(matrix)}"/>`,
    '</svg>',
  ].join('');
}

/** One rectangle for each run of dark modules in a row. */
function darkRuns(matrix: Matrix): string {
  const rows = Array.from({ length: matrix.size }, (_, row) => {
    const line = Array.from({ length: matrix.size }, (_, column) => (matrix.isDark(row, column) ? '1' : '0'));
    return Array.from(line.join('').matchAll(/1+/g), ({ index, 0: run }) => {
      return `M${index + QUIET_ZONE} ${row + QUIET_ZONE}h${run.length}v1h-${run.length}z`;
    });
  });
  return rows.flat().join('');
}

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an XML element; control characters, which XML cannot hold, are left out. */
function escaped(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, '');
  return printable.replace(/[&<>"]/g, (character) => ENTITY[character]!);
}
