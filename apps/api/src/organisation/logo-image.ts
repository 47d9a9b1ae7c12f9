import type { Sharp } from 'sharp';

import type { LogoImage } from '#authority/agencies';

import { sharp } from './picture-loaders.js';

export type LogoReading =
  | { readonly kind: 'read'; readonly image: LogoImage }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-many-pixels' };

/** More than any camera of a phone gives by default; decoded it takes 64 MB. */
const MOST_PIXELS = 16_000_000;
/** The longer side of what is kept. */
const SIDE = 512;
const SECONDS_AT_MOST = 5;

/**
 * Reads a picture that somebody sent and writes it anew: a still PNG of at most 512 by 512 pixels in sRGB, upright,
 * with nothing of the file's own bytes, no place and no author. Refuses what is not PNG, JPEG or WebP, what cannot be
 * read whole, and more than 16 million pixels, which it learns from the head of the file (T13).
 */
export class LogoImages {
  /** One at a time: a picture needs much memory while it is decoded, and few are sent. */
  private last: Promise<unknown> = Promise.resolve();

  read(bytes: Buffer): Promise<LogoReading> {
    const reading = this.last.then(() => readLogo(bytes));
    this.last = reading;
    return reading;
  }
}

async function readLogo(bytes: Buffer): Promise<LogoReading> {
  const head = await headOf(bytes).catch(() => null);
  if (head === null) return { kind: 'unreadable' };
  if (head.width * head.height > MOST_PIXELS) return { kind: 'too-many-pixels' };
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  const written = await writtenAnew(picture).catch(() => null);
  if (written === null) return { kind: 'unreadable' };
  const { data, info } = written;
  return { kind: 'read', image: { png: data, width: info.width, height: info.height } };
}

/** What the file says of itself. It rejects whatever is none of the three, an empty file too. */
async function headOf(bytes: Buffer): Promise<{ width: number; height: number }> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

function writtenAnew(picture: Sharp): Promise<{ data: Buffer; info: { width: number; height: number } }> {
  return picture
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .timeout({ seconds: SECONDS_AT_MOST })
    .toBuffer({ resolveWithObject: true });
}
