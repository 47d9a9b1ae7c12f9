import { createHash } from 'node:crypto';

import { EVIDENCE_BYTES_AT_MOST, type EvidenceContent, type EvidenceType } from '#learners/completions';

import { Pictures } from '../pictures/pictures.js';

export type EvidenceReading =
  | { readonly kind: 'read'; readonly content: EvidenceContent }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-heavy' }
  | { readonly kind: 'too-many-pixels' };

const PHOTO = {
  formats: { png: 'png', jpeg: 'jpeg' },
  // Photos of today's phones; decoded, and in reach of a small machine because one is opened at a time.
  mostPixels: 50_000_000,
  // A page of paper is legible at it.
  side: 2_400,
  secondsAtMost: 10,
} as const;

/**
 * Reads a file that somebody sent by its first bytes, whatever it is called: a PDF is kept as it is, a PNG or JPEG is
 * written anew by `Pictures`. Refuses everything else, what cannot be read whole, and what is too large (T13).
 */
export class EvidenceContents {
  private readonly pictures = new Pictures(PHOTO);

  async read(bytes: Buffer): Promise<EvidenceReading> {
    if (bytes.length > EVIDENCE_BYTES_AT_MOST) return { kind: 'too-heavy' };
    if (isPdf(bytes)) return kept('application/pdf', bytes);
    const reading = await this.pictures.read(bytes);
    return reading.kind === 'read' ? kept(`image/${reading.format}`, reading.bytes) : reading;
  }
}

/** From its first byte to its end mark, so that a file cut short is not kept. */
function isPdf(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 5) === '%PDF-' && bytes.subarray(-1_024).includes('%%EOF');
}

function kept(mediaType: EvidenceType, bytes: Buffer): EvidenceReading {
  if (bytes.length > EVIDENCE_BYTES_AT_MOST) return { kind: 'too-heavy' };
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'read', content: { mediaType, bytes, digest } };
}
