import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

import {
  assembleProof,
  capitalLink,
  type Code,
  encodeClaims,
  fullLink,
  newCode,
  parseLink,
  shortLink,
} from '#proof/compact';

import { qrPng } from './png.js';
import { qrSvg } from './svg.js';
import { qrLevelFor, qrVersion } from './symbol.js';

const origin = 'https://verify.lphq.ca';
const code = '7K3F9QX2M5T8W1YK' as Code;
/** The last place of the last list that there can be: no badge's proof is longer for its place. */
const status = { list: 2 ** 31 - 1, position: 131_071 };
const facts = { typeCode: 1, notBefore: 1_795_000_000, expires: 1_858_000_000, status };
const bytesOf = (seed: number, length: number) =>
  Uint8Array.from({ length }, (_, at) => (seed * (at + 7) * 2_654_435_761) >>> 11);

/** A full link as long as a signed one: the symbol does not know whether a signature holds. */
const full = (of: Code, name?: string, seed = 1) => {
  const signature = Uint8Array.of(...bytesOf(seed, 32), 1, ...bytesOf(seed + 1, 31));
  const payload = encodeClaims({ code: of, ...facts, ...(name === undefined ? {} : { name }) });
  return fullLink(origin, of, assembleProof(bytesOf(seed, 4), payload, signature));
};
const name40 = 'Éloïse Beauséjour-Lafrenière Saint-P';
const links = {
  short: shortLink(origin, code),
  capital: capitalLink(origin, code),
  full: full(code, name40),
};

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Draws our SVG at eight pixels a unit, knowing only the rectangles that its paths consist of. */
const pixelsOf = (svg: string): Pixels => {
  const scale = 8;
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]) * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      const from = row * side + Number(x) * scale;
      for (let at = from; at < from + Number(run) * scale; at++) data.fill(0, at * 4, at * 4 + 3);
    }
  }
  return { width: side, height: side, data };
};
const decoded = async (picture: Uint8Array | Pixels) => {
  const results = await readBarcodes(picture as Uint8Array, { formats: ['QRCode'], tryHarder: true });
  return results.map((result) => result.text);
};

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = Uint8Array.from(await readFile(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
});

describe('a symbol stays small', () => {
  it('version 3 at Q for the short link in capitals, whatever the code', () => {
    const drawn = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newCode(() => bytes));
    fc.assert(
      fc.property(drawn, (each) => {
        expect(qrVersion(capitalLink(origin, each), 'Q')).toBe(3);
      }),
    );
  });

  it('at most version 11 at M for the full link with a name of 40 bytes', () => {
    expect(new TextEncoder().encode(name40).length).toBe(40);
    for (const name of ['x'.repeat(40), 'é'.repeat(20), '日本語の名前を四十バイトと', name40]) {
      expect(qrVersion(full(code, name), 'M')).toBeLessThanOrEqual(11);
    }
    expect(qrVersion(full(code), 'M')).toBeLessThanOrEqual(10);
  });

  it('within version 15 even for the longest name, and refuses what is denser', () => {
    expect(qrVersion(full(code, 'x'.repeat(160)), 'M')).toBeLessThanOrEqual(15);
    expect(() => qrVersion(`${origin}/v/${code}#${'A'.repeat(820)}`, 'M')).toThrow(RangeError);
  });

  it('with level Q for a short link and M for one that carries a proof', () => {
    expect(qrLevelFor(links.capital)).toBe('Q');
    expect(qrLevelFor(links.full)).toBe('M');
  });
});

describe('T29: a symbol reads back as the identical link, on our own host', () => {
  it.each(Object.entries(links))('from a PNG of the %s link', async (_, link) => {
    const [text, ...more] = await decoded(await qrPng(link, { level: qrLevelFor(link), moduleSize: 4 }));
    expect(text).toBe(link);
    expect(more).toEqual([]);
    expect(['short', 'full']).toContain(parseLink(text!, origin).kind);
  });

  it.each(Object.entries(links))('from an SVG of the %s link', async (_, link) => {
    expect(await decoded(pixelsOf(qrSvg(link, { level: qrLevelFor(link), title: 'Code' })))).toEqual([link]);
  });

  it('for many codes and names', async () => {
    const drawn = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newCode(() => bytes));
    const names = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(drawn, names, fc.nat({ max: 1_000 }), async (each, name, seed) => {
        const link = full(each, name, seed + 1);
        expect(await decoded(await qrPng(link, { level: 'M', moduleSize: 3 }))).toEqual([link]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a picture', () => {
  const sideOf = (png: Uint8Array) => new DataView(png.buffer, png.byteOffset).getUint32(16);

  it('keeps four modules of quiet zone on every side', async () => {
    expect(sideOf(await qrPng(links.capital, { level: 'Q', moduleSize: 5 }))).toBe((29 + 8) * 5);
    const svg = qrSvg(links.capital, { level: 'Q', title: 'Code' });
    expect(svg).toContain('viewBox="0 0 37 37"');
    for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
      expect(Math.max(Number(x) + Number(run), Number(y) + 1)).toBeLessThanOrEqual(33);
    }
  });

  it('is the same bytes for the same link', async () => {
    const draw = () => qrPng(links.full, { level: 'M', moduleSize: 4 });
    expect(await draw()).toEqual(await draw());
  });

  it('says its title to a screen reader, and lets no markup through', () => {
    const svg = qrSvg(links.short, { level: 'Q', title: 'Scan "A" & <b>\u0007</title><script>' });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" /);
    expect(svg).toContain('<title>Scan &quot;A&quot; &amp; &lt;b&gt;&lt;/title&gt;&lt;script&gt;</title>');
  });

  it('is not drawn for what is no plain web address', async () => {
    for (const link of ['', 'javascript:alert(1)', 'https://vérify.lphq.ca', `${origin}/v/A B`, code]) {
      expect(() => qrSvg(link, { level: 'Q', title: 'Code' })).toThrow(RangeError);
      await expect(qrPng(link, { level: 'Q', moduleSize: 4 })).rejects.toThrow(RangeError);
    }
  });

  it('is not drawn with modules of a part of a pixel, or of none, or huge ones', async () => {
    for (const moduleSize of [0, -1, 1.5, NaN, 41]) {
      await expect(qrPng(links.short, { level: 'Q', moduleSize })).rejects.toThrow(RangeError);
    }
  });
});
