import { crc32, deflateSync } from 'node:zlib';

import { type Matrix, matrixOf, type QrLevel, QUIET_ZONE } from './symbol.js';

const MODULE_PIXELS_AT_MOST = 40;

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** What follows width and height in the header: one bit a pixel, grey, deflated, filtered by row, not interlaced. */
const ONE_BIT_GREY = Uint8Array.of(1, 0, 0, 0, 0);
const WHITE = 0xff;

/**
 * Draws the link as a PNG (ISO/IEC 15948) with square modules of that many pixels, one bit each. The symbol's own
 * package draws every pixel in colour, which takes several times the bytes and holds up whatever else the process does.
 */
export async function qrPng(
  link: string,
  { level, moduleSize }: { readonly level: QrLevel; readonly moduleSize: number },
): Promise<Uint8Array<ArrayBuffer>> {
  if (!Number.isInteger(moduleSize) || moduleSize < 1 || moduleSize > MODULE_PIXELS_AT_MOST) {
    throw new RangeError(`A module has 1 to ${MODULE_PIXELS_AT_MOST} whole pixels, not ${moduleSize}.`);
  }
  const matrix = matrixOf(link, level);
  const side = (matrix.size + 2 * QUIET_ZONE) * moduleSize;
  return joined([
    SIGNATURE,
    chunk('IHDR', joined([bigEndian(side), bigEndian(side), ONE_BIT_GREY])),
    chunk('IDAT', deflateSync(pixelRows(matrix, moduleSize, side))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Each row of pixels after a zero, which says that the row is not filtered. */
function pixelRows(matrix: Matrix, moduleSize: number, side: number): Uint8Array {
  const stride = 1 + Math.ceil(side / 8);
  const rows = new Uint8Array(stride * side).fill(WHITE);
  for (let y = 0; y < side; y += 1) {
    const row = rows.subarray(y * stride, (y + 1) * stride);
    row[0] = 0;
    darken(row.subarray(1), matrix, Math.floor(y / moduleSize) - QUIET_ZONE, moduleSize);
  }
  return rows;
}

/** Clears the bits of the row's dark modules; a row of the quiet zone has none. */
function darken(pixels: Uint8Array, matrix: Matrix, row: number, moduleSize: number): void {
  if (row < 0 || row >= matrix.size) return;
  for (let column = 0; column < matrix.size; column += 1) {
    if (!matrix.isDark(row, column)) continue;
    const from = (column + QUIET_ZONE) * moduleSize;
    for (let x = from; x < from + moduleSize; x += 1) pixels[x >> 3]! &= ~(0x80 >> (x & 7));
  }
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(type), data]);
  return joined([bigEndian(data.length), named, bigEndian(crc32(named))]);
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}
