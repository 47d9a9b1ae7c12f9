import { createHash } from 'node:crypto';

/** A picture that the api has decoded and written anew; nothing of the file that was sent is in it. */
export interface LogoImage {
  readonly png: Uint8Array;
  /** Pixels, 1 to 512. */
  readonly width: number;
  readonly height: number;
}

/** An agency's logo. `digest` names its bytes: SHA-256 in hexadecimal. */
export interface Logo extends LogoImage {
  readonly digest: string;
}

export function logoOf(image: LogoImage): Logo {
  return { ...image, digest: createHash('sha256').update(image.png).digest('hex') };
}
