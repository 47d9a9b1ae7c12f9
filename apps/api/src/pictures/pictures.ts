import type { Sharp } from 'sharp';

import { sharp } from './picture-loaders.js';

type Written = 'png' | 'jpeg';

export type PictureReading =
  | {
      readonly kind: 'read';
      readonly bytes: Buffer;
      readonly format: Written;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-many-pixels' };

interface PictureRules {
  /** What is taken, known by a file's first bytes, and as what each is written anew. */
  readonly formats: Readonly<Partial<Record<string, Written>>>;
  readonly mostPixels: number;
  /** The longer side of what is written, in pixels. */
  readonly side: number;
  readonly secondsAtMost: number;
}

/**
 * Reads pictures that somebody sent and writes them anew: upright, in sRGB, with nothing of the file's own bytes, no
 * place and no author. Refuses every other format, what cannot be read whole, and more pixels than the rules allow,
 * which it learns from the head of the file (T13).
 */
export class Pictures {
  /** One at a time: a picture needs much memory while it is decoded, and few are sent. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly rules: PictureRules) {}

  read(bytes: Buffer): Promise<PictureReading> {
    const reading = this.last.then(() => readPicture(bytes, this.rules));
    this.last = reading.catch(() => undefined);
    return reading;
  }
}

async function readPicture(bytes: Buffer, rules: PictureRules): Promise<PictureReading> {
  const head = await headOf(bytes).catch(() => null);
  const format = rules.formats[head?.format ?? ''];
  if (head === null || format === undefined) return { kind: 'unreadable' };
  if (head.width * head.height > rules.mostPixels) return { kind: 'too-many-pixels' };
  const picture = sharp(bytes, { limitInputPixels: rules.mostPixels, failOn: 'error' });
  const written = await writtenAnew(picture, format, rules).catch(() => null);
  if (written === null) return { kind: 'unreadable' };
  const { width, height } = written.info;
  return { kind: 'read', bytes: written.data, format, width, height };
}

/** What the file says of itself. It rejects whatever the library may not open, an empty file too. */
async function headOf(bytes: Buffer): Promise<{ format: string; width: number; height: number }> {
  return sharp(bytes, { limitInputPixels: false }).metadata();
}

function writtenAnew(picture: Sharp, format: Written, { side, secondsAtMost }: PictureRules) {
  const even = picture
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const coded = format === 'png' ? even.png({ compressionLevel: 9 }) : even.jpeg({ quality: 85 });
  return coded.timeout({ seconds: secondsAtMost }).toBuffer({ resolveWithObject: true });
}
