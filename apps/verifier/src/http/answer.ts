import type { FastifyReply, FastifyRequest } from 'fastify';

import { type Locale, localeOf } from '#platform/wording';

import { OPEN_TO_ALL } from './headers.js';
import type { Complaint } from './refusal.js';

export function sendPage(reply: FastifyReply, status: number, locale: Locale, page: string): void {
  void reply
    .status(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-language': locale,
      vary: 'Accept, Accept-Language',
    })
    .send(page);
}

export function sendJson(
  reply: FastifyReply,
  status: number,
  body: unknown,
  type = 'application/json',
): void {
  sendText(reply, status, JSON.stringify(body), type);
}

/** JSON that is written already. */
export function sendText(
  reply: FastifyReply,
  status: number,
  text: string | Buffer,
  type = 'application/json',
): void {
  void reply
    .status(status)
    .headers({ 'content-type': `${type}; charset=utf-8`, ...OPEN_TO_ALL, vary: 'Accept' })
    .send(text);
}

export interface Problem extends Partial<Complaint> {
  readonly status: number;
  readonly title: string;
}

/** RFC 9457. No trace, no SQL, nothing that was sent (T97). */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  sendJson(reply, problem.status, { type: 'about:blank', ...problem }, 'application/problem+json');
}

export function languageOf(request: FastifyRequest): Locale {
  const { lang } = (request.query ?? {}) as { lang?: unknown }; // null while an address could not be read
  return localeOf(request.headers['accept-language'], typeof lang === 'string' ? lang : undefined);
}

/** Says whether the client would rather have JSON than a page. Browsers name text/html; any type at all gets the page. */
export function prefersJson(accept: string | undefined): boolean {
  return weightOf(accept, /^application\/(?:\w[\w.-]*\+)?json$/) > weightOf(accept, /^text\/(?:html|\*)$/);
}

function weightOf(accept: string | undefined, type: RegExp): number {
  const weights = (accept ?? '').toLowerCase().split(',').map(readRange);
  return Math.max(0, ...weights.filter((range) => type.test(range.type)).map((range) => range.weight));
}

function readRange(range: string): { type: string; weight: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
  const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}
