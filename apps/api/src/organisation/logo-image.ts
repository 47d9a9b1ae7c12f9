import type { LogoImage } from '#authority/agencies';

import { Pictures } from '../pictures/pictures.js';

export type LogoReading =
  | { readonly kind: 'read'; readonly image: LogoImage }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-many-pixels' };

/** A still PNG of at most 512 by 512 pixels, whatever was sent of the three. */
const LOGO = {
  formats: { png: 'png', jpeg: 'png', webp: 'png' },
  // More than any camera of a phone gives by default; decoded it takes 64 MB.
  mostPixels: 16_000_000,
  side: 512,
  secondsAtMost: 5,
} as const;

/** The pictures of agencies, written anew by `Pictures`. */
export class LogoImages {
  private readonly pictures = new Pictures(LOGO);

  async read(bytes: Buffer): Promise<LogoReading> {
    const reading = await this.pictures.read(bytes);
    if (reading.kind !== 'read') return reading;
    const { bytes: png, width, height } = reading;
    return { kind: 'read', image: { png, width, height } };
  }
}
