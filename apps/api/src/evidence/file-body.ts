import type { FastifyInstance } from 'fastify';

import { EVIDENCE_BYTES_AT_MOST, type EvidenceContent, type EvidenceType } from '#learners/completions';

import { type HttpFaults, Refused } from '../http/http-faults.filter.js';
import type { EvidenceContents } from './evidence-content.js';

const TYPES: readonly EvidenceType[] = ['application/pdf', 'image/png', 'image/jpeg'];

/** Has a plain door take files in the forms that show work and nothing else, and refuse in words about files. */
export function takeFiles(door: FastifyInstance, faults: HttpFaults): void {
  door.removeAllContentTypeParsers();
  door.addContentTypeParser(
    [...TYPES],
    { parseAs: 'buffer', bodyLimit: EVIDENCE_BYTES_AT_MOST },
    (_request, body, done) => {
      done(null, body);
    },
  );
  door.setErrorHandler((error, request, reply) => faults.answer(inWordsOfFiles(error), request, reply));
}

/** Fastify's refusals of a body, which elsewhere speak of JSON. */
function inWordsOfFiles(error: unknown): unknown {
  switch ((error as { code?: unknown }).code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refused(415, 'MEDIA_TYPE_REFUSED', 'problem.evidence-unreadable');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooHeavy();
    default:
      return error;
  }
}

function tooHeavy(): Refused {
  return new Refused(413, 'TOO_LARGE', 'problem.evidence-too-heavy');
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
