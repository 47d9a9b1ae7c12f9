import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { localeOf, say } from '#platform/wording';

import { sessionIdOf } from '../http/session-cookie.js';

/** The documents that the portal was built with, each under the base64url SHA-256 of its text. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * Reads the manifest that the portal's build writes. Without a file no document is known, as no page is served
 * without a build. Throws where an id is not its text's: a manifest that was changed by hand is not served from.
 */
export async function readTrustedDocuments(file: string | null): Promise<TrustedDocuments> {
  if (file === null || !existsSync(file)) return new Map();
  const documents = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
  const spoilt = documents.filter(([id, text]) => id !== documentId(text));
  if (spoilt.length > 0) throw new Error(`${file}: ${spoilt.length} ids are not the hash of their text.`);
  return new Map(documents);
}

/** The id of a document: whoever has it has the text. */
export function documentId(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

interface Trust {
  readonly documents: TrustedDocuments;
  /** Whether a caller with a session may send nothing else. */
  readonly only: boolean;
}

/**
 * Turns `{documentId, variables}` into the document of that id, and refuses with 400 what a session's caller sends
 * as text: the portal needs nothing else, and whoever takes over a session learns no more than its screens show
 * (reliability 3g). Unknown ids are refused alike. Runs after the body is parsed and before anything looks at it.
 */
export function openDocumentDoor(server: FastifyInstance, trust: Trust): void {
  server.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return undefined;
    const sent = bodyOf(request);
    if (sent === null || !Object.hasOwn(sent, 'documentId'))
      return trust.only && hasSession(request) ? refuse(request, reply) : undefined;
    const { documentId: id, ...rest } = sent;
    const query = typeof id === 'string' ? trust.documents.get(id) : undefined;
    if (query === undefined || Object.hasOwn(rest, 'query')) return refuse(request, reply);
    request.body = { ...rest, query };
    return undefined;
  });
}

/** A cookie that names no session brings nobody, so its caller is as free as any stranger. */
function hasSession({ headers }: FastifyRequest): boolean {
  return sessionIdOf(headers.cookie) !== null;
}

function bodyOf({ body }: FastifyRequest): Readonly<Record<string, unknown>> | null {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : null;
}

/** In GraphQL's own form, so that a client reads it as it reads every refusal. */
function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = say(localeOf(request.headers['accept-language']), 'problem.document-not-trusted');
  return reply.code(400).send({ errors: [{ message, extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] });
}
