import { randomBytes } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { MailFolder } from '#platform/mail-folder';
import { type Locale, localeOf } from '#platform/wording';

import { letterPage, listPage, missingPage } from './mail-pages.js';

const NONCE_BYTES = 16;
/** Scripts run nowhere, and our own letters alone are framed. */
const pagePolicy = (nonce: string): string =>
  `default-src 'none'; style-src 'nonce-${nonce}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
/** A letter runs nothing and fetches nothing; what it styles it styles in place, and its links open the whole window. */
const LETTER_POLICY =
  "default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

interface Asked {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly lang?: string | string[] };
}

/**
 * `/mail`: the mail of a demo that has no mail server, for whoever opens it, since a demo's people share one screen.
 * It shows links that let somebody in, so without a demo (`folder` null) there is no such page: 404 (ADR 0016).
 */
export function showDemoMail(server: FastifyInstance, folder: string | null): void {
  const mails = folder === null ? null : new MailFolder(folder);
  server.get<Asked>('/mail', async (request, reply) => {
    if (mails === null) return reply.callNotFound();
    const all = await mails.all();
    return page(reply, 200, (nonce) => listPage(localeFor(request), nonce, all));
  });
  server.get<Asked>('/mail/:id', async (request, reply) => {
    if (mails === null) return reply.callNotFound();
    const mail = await mails.open(request.params.id);
    const locale = localeFor(request);
    if (mail === null) return page(reply, 404, (nonce) => missingPage(locale, nonce));
    return page(reply, 200, (nonce) => letterPage(locale, nonce, mail));
  });
  server.get<Asked>('/mail/:id/letter', async (request, reply) => {
    const mail = await mails?.open(request.params.id);
    if (!mail) return reply.callNotFound();
    const html = mail.html.replace('<head>', '<head><base target="_top">');
    return reply.header('Content-Security-Policy', LETTER_POLICY).type('text/html; charset=utf-8').send(html);
  });
}

function page(reply: FastifyReply, status: number, write: (nonce: string) => string): FastifyReply {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  return reply
    .code(status)
    .headers({ 'Content-Security-Policy': pagePolicy(nonce), 'Referrer-Policy': 'no-referrer' })
    .type('text/html; charset=utf-8')
    .send(write(nonce));
}

function localeFor({ headers, query }: FastifyRequest<Asked>): Locale {
  const { lang } = query;
  return localeOf(headers['accept-language'], typeof lang === 'string' ? lang : undefined);
}
