import { deflateSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { LogoImages, type LogoReading } from './logo-image.js';

const images = new LogoImages();

type Kind = 'png' | 'jpeg' | 'webp' | 'gif';

/** A red field with a blue stripe, as somebody's file. */
function aPicture(kind: Kind, width: number, height: number): Promise<Buffer> {
  const stripe = { create: { width, height: 1, channels: 3 as const, background: '#0000ff' } };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } })
    .composite([{ input: stripe, top: 0, left: 0 }])
    .withExif({ IFD0: { Artist: 'Somebody Private' }, IFD3: { GPSLatitudeRef: 'N' } })
    .toFormat(kind)
    .toBuffer();
}

function taken(reading: LogoReading): { png: Buffer; width: number; height: number } {
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return { ...reading.image, png: Buffer.from(reading.image.png) };
}

describe('a picture is taken', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('as %s, and becomes a PNG', async (kind) => {
    const { png, width, height } = taken(await images.read(await aPicture(kind, 300, 200)));
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width, height });
    expect({ width, height }).toEqual({ width: 300, height: 200 });
  });

  test('made smaller, its longer side 512', async () => {
    expect(taken(await images.read(await aPicture('png', 2000, 1000)))).toMatchObject({
      width: 512,
      height: 256,
    });
  });

  test('without what the file says of its author and place', async () => {
    const { png } = taken(await images.read(await aPicture('jpeg', 50, 50)));
    const { exif, icc, xmp } = await sharp(png).metadata();
    expect({ exif, icc, xmp }).toEqual({ exif: undefined, icc: undefined, xmp: undefined });
    expect(png.toString('latin1')).not.toContain('Somebody');
  });

  test('upright, as the camera held it', async () => {
    const lying = await sharp(await aPicture('jpeg', 40, 20))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(taken(await images.read(lying))).toMatchObject({ width: 20, height: 40 });
  });

  test('many at a time, one after another', async () => {
    const sent = await aPicture('png', 400, 400);
    const readings = await Promise.all(
      [sent, Buffer.from('no picture'), sent].map((file) => images.read(file)),
    );
    expect(readings.map(({ kind }) => kind)).toEqual(['read', 'unreadable', 'read']);
  });
});

const PAYLOADS = {
  page: '<!doctype html><script>alert(1)</script>',
  svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  script: '*/=1;alert(1);/*',
  pdf: '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj',
  archive: 'PK\x03\x04PAYLOAD',
  php: '<?php system($_GET[0]); ?>',
};
const CARRIERS = ['png', 'jpeg', 'webp'] as const;
const POLYGLOTS = Object.entries(PAYLOADS).flatMap(([name, payload]) =>
  CARRIERS.map((carrier) => [name, carrier, payload] as const),
);

describe('a file that is two things at once (T13)', () => {
  test.each(POLYGLOTS)('keeps nothing of the %s behind a %s', async (_, carrier, payload) => {
    const both = Buffer.concat([await aPicture(carrier, 20, 20), Buffer.from(payload, 'latin1')]);
    const { png } = taken(await images.read(both));
    expect(png.includes(payload.slice(0, 12), 0, 'latin1')).toBe(false);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 20, height: 20 });
  });

  test.each(POLYGLOTS)(
    'keeps nothing of the %s among what a %s says of itself',
    async (_, carrier, payload) => {
      const says = { IFD0: { ImageDescription: payload.replaceAll('\x03\x04', '') } };
      const file = await sharp(await aPicture(carrier, 20, 20))
        .withExif(says)
        .toFormat(carrier)
        .toBuffer();
      const { png } = taken(await images.read(file));
      expect(png.includes(payload.slice(0, 12), 0, 'latin1')).toBe(false);
    },
  );

  test.each(POLYGLOTS)('is not taken with the %s before the %s', async (_, carrier, payload) => {
    const both = Buffer.concat([Buffer.from(payload, 'latin1'), await aPicture(carrier, 20, 20)]);
    expect(await images.read(both)).toEqual({ kind: 'unreadable' });
  });
});

test('the library opens nothing else in this process, whoever asks it', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await expect(sharp(svg).metadata()).rejects.toThrow('unsupported image format');
});

describe('nothing is taken', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

  test.each([
    ['an SVG', () => Buffer.from(SVG)],
    ['an SVG behind the first bytes of a PNG', () => Buffer.from(`\x89PNG\r\n\x1a\n${SVG}`, 'latin1')],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', () => Buffer.from('%PDF-1.7\n')],
    ['nothing', () => Buffer.alloc(0)],
    ['the first bytes alone', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a WebP of no frames', () => Buffer.from('RIFF\x04\x00\x00\x00WEBP', 'latin1')],
  ])('of %s', async (_, file) => {
    expect(await images.read(file())).toEqual({ kind: 'unreadable' });
  });

  test('of a kind that is a picture and not one of the three', async () => {
    expect(await images.read(await aPicture('gif', 20, 20))).toEqual({ kind: 'unreadable' });
  });

  test('of a file that ends too soon', async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    expect(await images.read(whole.subarray(0, whole.length / 2))).toEqual({ kind: 'unreadable' });
  });

  test('of a small file that would unfold to more than 16 million pixels', async () => {
    const bomb = aBomb(60_000, 60_000);
    expect(bomb.length).toBeLessThan(20_000);
    expect(await images.read(bomb)).toEqual({ kind: 'too-many-pixels' });
  });
});

/** A PNG that claims so many pixels and holds the first of them. */
function aBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND')];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(name: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** PNG, annex D. */
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
