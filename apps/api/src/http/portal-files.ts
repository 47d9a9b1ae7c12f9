import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { ApiSettings } from '../api-settings.js';
import { pagePolicy, WORKER_POLICY } from './security-headers.js';

const ONE_YEAR = 31_536_000;
/** 128 bits that nobody who writes into a page can know (CSP 3, section 7.1). */
const NONCE_BYTES = 16;
/** What the build writes wherever a nonce belongs. */
const PLACEHOLDER = 'CSP_NONCE';
/** Where badges are verified; the lean entry draws links to it and asks nobody. */
const ORIGIN_PLACEHOLDER = 'VERIFY_ORIGIN';

/** Their addresses bring a token behind `#`; where they lead says nothing of where somebody came from (3h). */
const WITHOUT_REFERRER = new Set(['/invitation', '/reset-password']);

/** The page for everybody who works in the portal, and entries of their own beside it. */
const PORTAL = 'index.html';
const ENTRIES: Readonly<Record<string, string>> = { '/my-badge': 'learner.html', '/my': 'my.html' };
/** Keeps the page of `/my` on devices; it asks us and nobody else. Every other script has a page's policy. */
const WORKER = /\/my-worker\.js(\.br|\.gz)?$/;

/**
 * Serves the built portal: its files by name, and its page under every other address that a person may open, since
 * the portal keeps its own addresses. Without a build nothing is served, and the api stands alone.
 */
export async function servePortal(
  server: FastifyInstance,
  { portalFolder: folder, verifyOrigin }: Pick<ApiSettings, 'portalFolder' | 'verifyOrigin'>,
): Promise<void> {
  if (folder === null || !existsSync(join(folder, PORTAL))) return;
  const pages = await readPages(folder, verifyOrigin);
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['**/*.html', '**/*.br', '**/*.gz'],
    preCompressed: true,
    cacheControl: false,
    setHeaders,
  });
  server.get('/*', (request, reply) => {
    if (!isPage(request)) return reply.callNotFound();
    const path = pathOf(request);
    if (WITHOUT_REFERRER.has(path)) void reply.header('Referrer-Policy', 'no-referrer');
    return answer(reply, pages.get(path) ?? pages.get('/') ?? '');
  });
}

/** The pages by address; `/` stands for every address that has none of its own. */
async function readPages(folder: string, verifyOrigin: string): Promise<ReadonlyMap<string, string>> {
  const files = Object.entries({ '/': PORTAL, ...ENTRIES }).filter(([, file]) =>
    existsSync(join(folder, file)),
  );
  const read = files.map(async ([path, file]) => {
    const page = await readFile(join(folder, file), 'utf8');
    return [path, page.replaceAll(ORIGIN_PLACEHOLDER, verifyOrigin)] as const;
  });
  return new Map(await Promise.all(read));
}

/** Every answer with a nonce of its own: it is never answered from a cache, nor by "not modified". */
function answer(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  return reply
    .header('Cache-Control', 'no-cache')
    .header('Content-Security-Policy', pagePolicy(nonce))
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(PLACEHOLDER, nonce));
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? '/';
}

/** A page's address has no dot in its last part and is asked for by somebody who reads HTML. */
function isPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  const last = path.slice(path.lastIndexOf('/') + 1);
  return !last.includes('.') && /text\/html|\*\/\*/.test(request.headers.accept ?? '');
}

/** Vite writes a hash into the name of everything but the page. */
function setHeaders(reply: FastifyReply, path: string): void {
  const isHashed = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+(\.br|\.gz)?$/.test(path);
  void reply.header('Cache-Control', isHashed ? `public, max-age=${ONE_YEAR}, immutable` : 'no-cache');
  if (WORKER.test(path)) void reply.header('Content-Security-Policy', WORKER_POLICY);
}
