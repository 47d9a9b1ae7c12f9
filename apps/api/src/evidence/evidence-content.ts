import { createHash } from 'node:crypto';

import { EVIDENCE_BYTES_AT_MOST, type EvidenceContent, type EvidenceType } from '#learners/completions';

import { sharp } from '../organisation/picture-loaders.js';

export type EvidenceReading =
  | { readonly kind: 'read'; readonly content: EvidenceContent }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-heavy' }
  | { readonly kind: 'too-many-pixels' };

/** Photos of today's phones; decoded, and in reach of a small machine because one is opened at a time. */
const MOST_PIXELS = 50_000_000;
/** The longer side of what is kept: a page of paper is legible at it. */
const SIDE = 2_400;
const SECONDS_AT_MOST = 10;

/**
 * Reads a file that somebody sent by its first bytes, whatever it is called: a PDF is kept as it is, a PNG or JPEG is
 * decoded and written anew, upright and in sRGB, with nothing of the file's own bytes, no place and no author. Refuses
 * everything else, what cannot be read whole, and what is too large (T13).
 */
export class EvidenceContents {
  /** One at a time: a picture needs much memory while it is decoded. */
  private last: Promise<unknown> = Promise.resolve();

  read(bytes: Buffer): Promise<EvidenceReading> {
    const reading = this.last.then(() => readEvidence(bytes));
    this.last = reading.catch(() => undefined);
    return reading;
  }
}

async function readEvidence(bytes: Buffer): Promise<EvidenceReading> {
  if (bytes.length > EVIDENCE_BYTES_AT_MOST) return { kind: 'too-heavy' };
  if (isPdf(bytes)) return kept('application/pdf', bytes);
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (head === null || !isKept(head.format)) return { kind: 'unreadable' };
  if (head.width * head.height > MOST_PIXELS) return { kind: 'too-many-pixels' };
  const isPng = head.format === 'png';
  const written = await writtenAnew(bytes, isPng).catch(() => null);
  if (written === null) return { kind: 'unreadable' };
  return kept(isPng ? 'image/png' : 'image/jpeg', written);
}

function isKept(format: string | undefined): boolean {
  return format === 'png' || format === 'jpeg';
}

/** From its first byte to its end mark, so that a file cut short is not kept. */
function isPdf(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === '%PDF-' && bytes.subarray(-1_024).includes('%%EOF');
}

function writtenAnew(bytes: Buffer, isPng: boolean): Promise<Buffer> {
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const coded = isPng ? picture.png({ compressionLevel: 9 }) : picture.jpeg({ quality: 85 });
  return coded.timeout({ seconds: SECONDS_AT_MOST }).toBuffer();
}

function kept(mediaType: EvidenceType, bytes: Buffer): EvidenceReading {
  if (bytes.length > EVIDENCE_BYTES_AT_MOST) return { kind: 'too-heavy' };
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'read', content: { mediaType, bytes, digest } };
}
