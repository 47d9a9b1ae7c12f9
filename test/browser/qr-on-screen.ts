import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { Locator } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let ready: Promise<unknown> | null = null;

/** What a camera reads from a picture as the screen shows it. */
export async function readFromScreen(picture: Locator): Promise<string[]> {
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  return readQrCodes(await picture.screenshot());
}

/** What a decoder that is not ours reads from a PNG. */
export async function readQrCodes(png: Uint8Array): Promise<string[]> {
  await (ready ??= prepareDecoder());
  const found = await readBarcodes(Uint8Array.from(png), { formats: ['QRCode'] });
  return found.map(({ text }) => text);
}

/** From the package on disk: left alone, the decoder would fetch its program from elsewhere. */
async function prepareDecoder(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = Uint8Array.from(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
