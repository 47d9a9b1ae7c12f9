import type { FastifyInstance } from 'fastify';

import { EVIDENCE_BYTES_AT_MOST, type EvidenceContent, type EvidenceType } from '#learners/completions';

import { takeFiles } from '../http/file-door.js';
import { type HttpFaults, Refused } from '../http/http-faults.filter.js';
import type { EvidenceContents } from './evidence-content.js';

const TYPES: readonly EvidenceType[] = ['application/pdf', 'image/png', 'image/jpeg'];
const FILES = {
  types: TYPES,
  bytesAtMost: EVIDENCE_BYTES_AT_MOST,
  words: { unreadable: 'problem.evidence-unreadable', tooHeavy: 'problem.evidence-too-heavy' },
} as const;

/** Has a plain door take files in the forms that show work and nothing else. */
export function takeEvidence(door: FastifyInstance, faults: HttpFaults): void {
  takeFiles(door, FILES, faults);
}

function tooHeavy(): Refused {
  return new Refused(413, 'TOO_LARGE', FILES.words.tooHeavy);
}

/** What was sent, read by its first bytes and written anew; throws the door's refusal where it cannot be kept. */
export async function contentOf(contents: EvidenceContents, body: unknown): Promise<EvidenceContent> {
  const reading = Buffer.isBuffer(body) ? await contents.read(body) : ({ kind: 'unreadable' } as const);
  switch (reading.kind) {
    case 'unreadable':
      throw new Refused(422, 'EVIDENCE_UNREADABLE', 'problem.evidence-unreadable');
    case 'too-many-pixels':
      throw new Refused(422, 'EVIDENCE_TOO_LARGE', 'problem.evidence-too-large');
    case 'too-heavy':
      throw tooHeavy();
    case 'read':
      return reading.content;
  }
}
