import { existsSync } from 'node:fs';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const ONE_YEAR = 31_536_000;

/**
 * Serves the built portal: its files by name, and its page under every other address that a person may open, since
 * the portal keeps its own addresses. Without a build nothing is served, and the api stands alone.
 */
export async function servePortal(server: FastifyInstance, folder: string | null): Promise<void> {
  if (folder === null || !existsSync(join(folder, 'index.html'))) return;
  await server.register(fastifyStatic, { root: folder, wildcard: false, cacheControl: false, setHeaders });
  server.get('/*', (request, reply) => {
    if (!isPage(request)) return reply.callNotFound();
    return page(reply);
  });
}

function page(reply: FastifyReply): FastifyReply {
  return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
}

/** A page's address has no dot in its last part and is asked for by somebody who reads HTML. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '/';
  const last = path.slice(path.lastIndexOf('/') + 1);
  return !last.includes('.') && /text\/html|\*\/\*/.test(request.headers.accept ?? '');
}

/** Vite writes a hash into the name of everything but the page. */
function setHeaders(reply: FastifyReply, path: string): void {
  const isHashed = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path);
  void reply.header('Cache-Control', isHashed ? `public, max-age=${ONE_YEAR}, immutable` : 'no-cache');
}
