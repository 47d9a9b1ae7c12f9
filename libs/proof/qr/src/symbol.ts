import { create } from 'qrcode';

/** 'Q' survives wear and costs the short link in capitals nothing; 'M' keeps the full link small. */
export type QrLevel = 'M' | 'Q';

/** Four modules on each side, as the symbol's standard asks (ISO/IEC 18004): never less. */
export const QUIET_ZONE = 4;

/** A phone at arm's length reads no more than this with certainty. */
const VERSION_AT_MOST = 15;

/** A symbol without its quiet zone. */
export interface Matrix {
  readonly size: number;
  readonly isDark: (row: number, column: number) => boolean;
}

/** The level for a link: 'M' when it carries a proof, else 'Q'. */
export function qrLevelFor(link: string): QrLevel {
  return link.includes('#') ? 'M' : 'Q';
}

/** The version (1 to 15) of the smallest symbol that holds the link; 17 + 4 × version modules a side. */
export function qrVersion(link: string, level: QrLevel): number {
  return symbolOf(link, level).version;
}

export function matrixOf(link: string, level: QrLevel): Matrix {
  const { modules } = symbolOf(link, level);
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 };
}

/** Throws for what is not a plain web address and for one too long to be read at a door. */
function symbolOf(link: string, level: QrLevel): ReturnType<typeof create> {
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(link))
    throw new RangeError('Only a plain web address goes into a symbol.');
  const symbol = create(link, { errorCorrectionLevel: level });
  if (symbol.version > VERSION_AT_MOST) {
    throw new RangeError(
      `A symbol of version ${symbol.version} is too dense to read; ${VERSION_AT_MOST} is the most.`,
    );
  }
  return symbol;
}
