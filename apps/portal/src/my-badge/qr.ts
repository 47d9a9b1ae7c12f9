import { create } from 'qrcode';

/** Four modules on each side, as the symbol's standard asks (ISO/IEC 18004): never less. */
const QUIET_ZONE = 4;
const SVG = 'http://www.w3.org/2000/svg';

/** The link as a symbol of one path, one unit a module, black on white. 'M' for a proof, else 'Q', which survives glare. */
export function drawQr(link: string, words: string): SVGSVGElement {
  const { modules } = create(link, { errorCorrectionLevel: link.includes('#') ? 'M' : 'Q' });
  const side = modules.size + 2 * QUIET_ZONE;
  const svg = element('svg', { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': words });
  svg.append(
    element('path', { fill: '#fff', d: `M0 0h${side}v${side}H0z` }),
    element('path', {
      fill: '#000',
      d: darkRuns(modules.size, (row, column) => modules.get(row, column) === 1),
    }),
  );
  return svg;
}

/** One rectangle for each run of dark modules in a row. */
function darkRuns(size: number, isDark: (row: number, column: number) => boolean): string {
  const rows = Array.from({ length: size }, (_, row) => {
    const line = Array.from({ length: size }, (_, column) => (isDark(row, column) ? '1' : '0')).join('');
    return [...line.matchAll(/1+/g)].map(
      ({ index, 0: run }) => `M${index + QUIET_ZONE} ${row + QUIET_ZONE}h${run.length}v1h-${run.length}z`,
    );
  });
  return rows.flat().join('');
}

function element<Name extends 'svg' | 'path'>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
